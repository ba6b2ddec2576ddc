package widget

import (
	"slices"
	"strings"
	"unicode/utf8"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Option is one thing to choose.
type Option struct {
	Code string
	Name careline.Words
}

// Options makes options of the values of one of careline's word types.
func Options[T interface {
	~string
	careline.Speaker
}](values []T) []Option {
	all := make([]Option, len(values))
	for i, v := range values {
		all[i] = Option{Code: string(v), Name: careline.Words{EN: v.In(careline.English), ZH: v.In(careline.Chinese)}}
	}
	return all
}

// Choice is one of several options on one line. It is chosen by typing:
// letters match codes, English and Chinese words, pinyin and its initials; or
// with left and right.
type Choice struct {
	// Own lets words be typed that are not among the options: what is typed is
	// offered last, and taken where nothing else fits.
	Own bool

	options []Option
	own     int // how many of the options were typed; they are the last
	chosen  int // index into options; -1: none
	typed   string
	matches []int // into options, best first; those that fit what is typed
	focused bool
}

// NewChoice makes a choice with the option of this code chosen; with none
// where there is no such code.
func NewChoice(options []Option, code string) *Choice {
	c := &Choice{options: options}
	c.SetValue(code)
	return c
}

// Value gives the code of what is chosen; empty for none.
func (c *Choice) Value() string {
	if c.chosen < 0 || c.chosen >= len(c.options) {
		return ""
	}
	return c.options[c.chosen].Code
}

// SetValue chooses by code.
func (c *Choice) SetValue(code string) {
	if c.Own {
		c.offerOwn(code)
	}
	c.chosen = slices.IndexFunc(c.options, func(o Option) bool { return o.Code == code })
	c.typed = ""
	c.match()
}

// NewOwnChoice makes a choice that takes other words too.
func NewOwnChoice(options []Option, code string) *Choice {
	c := &Choice{Own: true, options: options}
	c.SetValue(code)
	return c
}

// offerOwn puts a word that was typed behind the options, in the place of the
// one before.
func (c *Choice) offerOwn(word string) {
	c.options = slices.Clip(c.options[:len(c.options)-c.own])
	c.own = 0
	if word != "" && !slices.ContainsFunc(c.options, func(o Option) bool { return o.Code == word }) {
		c.options, c.own = append(c.options, Option{Code: word, Name: careline.Words{EN: word, ZH: word}}), 1
	}
}

// SetOptions replaces the options. It keeps what is chosen where it is still
// among them, and letters that were typed before there was anything to choose
// from do their work now.
func (c *Choice) SetOptions(options []Option) {
	code := ""
	if c.chosen >= 0 {
		code = c.options[c.chosen].Code
	}
	c.options, c.own = options, 0
	if c.Own {
		c.offerOwn(code)
	}
	c.chosen = slices.IndexFunc(c.options, func(o Option) bool { return o.Code == code })
	kept := c.chosen
	c.type_(c.typed)
	if kept >= 0 && slices.Contains(c.matches, kept) {
		c.chosen = kept
	}
	if !c.focused {
		c.Blur()
	}
}

// Unmatched tells whether letters are typed that fit nothing.
func (c *Choice) Unmatched() bool { return c.typed != "" && len(c.matches) == 0 }

// Name gives the words for a code, as far as there is an option for it.
func (c *Choice) Name(l careline.Lang, code string) string {
	for _, o := range c.options {
		if o.Code == code {
			return o.in(l)
		}
	}
	return code
}

// Focus lets the choice take keys.
func (c *Choice) Focus() { c.focused = true }

// Blur ends Focus; letters that led to an option have done their work.
func (c *Choice) Blur() {
	c.focused = false
	if !c.Unmatched() {
		c.typed = ""
		c.match()
	}
}

// Update takes a key press or a paste.
func (c *Choice) Update(msg tea.Msg) bool {
	switch m := msg.(type) {
	case tea.PasteMsg:
		return c.type_(c.typed + oneLine(m.Content))
	case tea.KeyPressMsg:
		if m.Text != "" && !m.Mod.Contains(tea.ModCtrl) && !m.Mod.Contains(tea.ModAlt) {
			return c.type_(strings.TrimLeft(c.typed+careline.Sanitize(m.Text), " "))
		}
		switch m.String() {
		case "left":
			return c.step(-1)
		case "right":
			return c.step(1)
		case "backspace", "ctrl+h", "shift+backspace":
			_, n := utf8.DecodeLastRuneInString(c.typed)
			return c.type_(c.typed[:len(c.typed)-n])
		case "ctrl+u", "ctrl+w":
			return c.type_("")
		case "delete":
			c.chosen = -1
			return c.type_("")
		}
	}
	return false
}

// type_ chooses the best match for what is typed so far.
func (c *Choice) type_(s string) bool {
	c.typed = s
	if c.Own {
		was := c.Value()
		if s != "" {
			was = strings.TrimSpace(s)
		}
		c.offerOwn(was)
	}
	c.match()
	if s != "" && len(c.matches) > 0 {
		c.chosen = c.matches[0]
	}
	return true
}

func (c *Choice) step(by int) bool {
	at := slices.Index(c.matches, c.chosen) + by
	if c.chosen < 0 && by < 0 {
		at = 0
	}
	if at >= 0 && at < len(c.matches) {
		c.chosen = c.matches[at]
	}
	return true
}

func (c *Choice) match() {
	listed := len(c.options) - c.own
	c.matches = Rank(c.options[:listed], c.typed)
	if c.own > 0 {
		c.matches = append(c.matches, listed)
	}
}

// Draw draws the chosen option; with focus also what is typed, and the other
// options that fit it.
func (c *Choice) Draw(env *page.Env, width int) (lines []string, x, y int) {
	t := env.Theme
	if !c.focused {
		if c.Unmatched() {
			style, said := c.unfit(env)
			return []string{style.Render(ansi.Truncate(c.typed+"  "+said, width, "…"))}, 0, 0
		}
		if c.chosen < 0 {
			return []string{theme.Style(t.Dim).Render("—")}, 0, 0
		}
		return []string{theme.Style(t.Text).Render(ansi.Truncate(c.options[c.chosen].in(env.Lang), width, "…"))}, 0, 0
	}
	typed := c.typed
	if over := lipgloss.Width(typed) - (width - 1); over > 0 {
		all := letters(typed)
		typed = strings.Join(all[lastFit(all, width-1):], "")
	}
	x = lipgloss.Width(typed)
	line := theme.Style(t.Accent).Render(typed)
	if room := width - x - 1; room > 0 {
		line += " " + c.offer(env, room)
	}
	return []string{line}, x, 0
}

// offer draws the options that fit on width cells, the chosen one marked and
// always among them.
func (c *Choice) offer(env *page.Env, width int) string {
	t := env.Theme
	if len(c.matches) == 0 {
		style, said := c.unfit(env)
		return style.Render(ansi.Truncate(said, width, "…"))
	}
	at := max(0, slices.Index(c.matches, c.chosen))
	first, last, used := at, at, c.cells(env, at)+4
	for grown := true; grown; {
		grown = false
		if last+1 < len(c.matches) && used+c.cells(env, last+1) <= width {
			last++
			used += c.cells(env, last)
			grown = true
		}
		if first > 0 && used+c.cells(env, first-1) <= width {
			first--
			used += c.cells(env, first)
			grown = true
		}
	}
	var b strings.Builder
	if first > 0 {
		b.WriteString(theme.Style(t.Dim).Render("‹"))
	}
	for _, i := range c.matches[first : last+1] {
		name := c.options[i].in(env.Lang)
		drawn := theme.Style(t.Dim).Render(" " + name + " ")
		if i == c.chosen {
			drawn = t.Chosen().Accent.Render("▸" + ansi.Truncate(name, max(1, width-4), "…") + " ")
		}
		b.WriteString(env.Mouse.Mark(drawn, c.offered(i)))
	}
	if last < len(c.matches)-1 {
		b.WriteString(theme.Style(t.Dim).Render("›"))
	}
	return ansi.Truncate(b.String(), width, "…")
}

// unfit says that no option fits.
func (c *Choice) unfit(env *page.Env) (lipgloss.Style, string) {
	if len(c.options) == 0 && c.typed == "" {
		return theme.Style(env.Theme.Dim), env.Words.Form.None
	}
	return theme.Style(env.Theme.Bad), env.Words.Form.NoMatch
}

// cells is how wide the n-th match is drawn.
func (c *Choice) cells(env *page.Env, n int) int {
	return lipgloss.Width(c.options[c.matches[n]].in(env.Lang)) + 2
}

func (o Option) in(l careline.Lang) string { return careline.Sanitize(o.Name.In(l)) }
