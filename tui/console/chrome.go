package console

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"
	"careline/tui/widget"
)

// What a page needs at least, and what the bars take of the screen.
const (
	minWidth, minHeight = 40, 10
	bars                = 3 // title, status, keys
)

func (c *console) bodySize() page.Size {
	taken := bars
	if len(c.pops.ringing) > 0 {
		taken++ // the banner
	}
	return page.Size{Width: c.size.Width, Height: max(0, c.size.Height-taken)}
}

// View draws the screen: title, body, status, keys.
func (c *console) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	if c.env.Mouse != nil {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = careline.Sanitize("careline · " + c.top().Title())
	if c.size.Width <= 0 || c.size.Height <= 0 {
		return v
	}
	if c.size.Width < minWidth || c.size.Height < minHeight {
		lines := widget.Wrap(c.env.Words.Console.TooSmall, c.size.Width)
		v.SetContent(strings.Join(widget.Block(lines, c.size.Width, c.size.Height), "\n"))
		return v
	}
	c.env.Mouse.Clear()
	body, cursor := c.body()
	v.Cursor = cursor
	lines := append([]string{c.titleBar()}, body...)
	if len(c.pops.ringing) > 0 {
		lines = append(lines, c.banner())
	}
	lines = append(lines, c.statusLine(), c.keyLine())
	lines, c.hits = c.env.Mouse.Take(lines)
	for i, l := range lines {
		lines[i] = widget.Even(l)
	}
	v.SetContent(strings.Join(lines, "\n"))
	c.picture(&v)
	return v
}

func (c *console) body() ([]string, *tea.Cursor) {
	size := c.bodySize()
	if c.help != nil {
		return widget.Block(c.helpView(size), size.Width, size.Height), nil
	}
	frame := c.top().View(size)
	if c.palette != nil {
		frame = c.paletteOver(frame.Body, size)
	}
	lines := widget.Block(strings.Split(frame.Body, "\n"), size.Width, size.Height)
	if frame.Cursor == nil {
		return lines, nil
	}
	at := *frame.Cursor
	at.X = max(0, min(at.X, size.Width-1))
	at.Y = max(0, min(at.Y, size.Height-1)) + 1
	return lines, &at
}

// titleBar says where one is, who, on what store, since when on the phone,
// the time, and whether changes come in. Where the line is short, what is
// least needed goes first; that the hotline is made up never goes.
func (c *console) titleBar() string {
	title := careline.Sanitize(c.top().Title())
	left, also, right := "", "", ""
	for drop := range titleParts {
		left, also, right = c.titleLeft(drop), c.alsoHere(drop < noAlsoWords), c.titleRight(drop)
		if lipgloss.Width(left)+lipgloss.Width(title)+lipgloss.Width(also)+lipgloss.Width(right)+2 <= c.size.Width {
			break
		}
	}
	// Who else is here is not cut off for a long name of the page.
	room := c.size.Width - lipgloss.Width(left) - lipgloss.Width(also) - lipgloss.Width(right) - 2
	if also != "" {
		title = widget.Cut(title, max(8, room))
	}
	return widget.Apart(left+c.env.Theme.Ink().Strong.Render(title)+also, right, c.size.Width)
}

// The parts of the title bar in the order in which they go.
const (
	noStore = iota + 1
	noRole
	noLiveWord
	noWho
	noBrand
	noAlsoWords
	noDemoWords
	titleParts
)

func (c *console) titleLeft(drop int) string {
	words, ink := &c.env.Words.Console, c.env.Theme.Ink()
	left := " "
	if drop < noBrand {
		left += ink.Accent.Bold(true).Render("careline") + "  "
	}
	if c.opts.Demo {
		left += c.env.Theme.Badge().Render(" "+words.Demo+" ") + " "
		if drop < noDemoWords {
			left += ink.Warn.Render(words.DemoLong) + "  "
		}
	}
	return left
}

// The signs of the connection.
const (
	signLive    = "●"
	signNotLive = "○"
	signLost    = "✕"
)

func (c *console) titleRight(drop int) string {
	words, ink := &c.env.Words.Console, c.env.Theme.Ink()
	staff := c.env.Session.Staff()
	var parts []string
	if tag := c.watchedTag(drop < noAlsoWords); tag != "" {
		parts = append(parts, ink.Warn.Bold(true).Render(tag))
	}
	if drop < noWho {
		who := careline.Sanitize(staff.Login)
		if staff.Name != "" && staff.Name != staff.Login {
			who += " " + careline.Sanitize(staff.Name)
		}
		parts = append(parts, ink.Text.Render(who))
	}
	if drop < noRole {
		parts = append(parts, ink.Dim.Render(c.env.Say(staff.Role)))
	}
	if drop < noStore {
		parts = append(parts, ink.Dim.Render(careline.Sanitize(c.opts.Store)))
	}
	if c.env.Call != nil {
		run := fmt.Sprintf(words.Running, clock(c.env.Call.Duration(c.now)))
		parts = append(parts, ink.Accent.Bold(true).Render("☎ "+run))
	}
	if tag := c.workTag(); tag != "" {
		parts = append(parts, ink.Accent.Bold(true).Render("⇄ "+tag))
	}
	live, style := signLive, ink.Good
	word := words.Live
	if !c.live {
		live, style, word = signNotLive, ink.Warn, words.NotLive
	}
	if c.line.lost {
		live, style, word = signLost, ink.Bad, c.asOf()
	}
	if drop < noLiveWord || c.line.lost && drop < noAlsoWords {
		live += " " + word
	}
	parts = append(parts, ink.Text.Render(c.now.Format("15:04")), style.Render(live))
	return strings.Join(parts, "   ") + " "
}

// clock is a time on the phone, as 2:05 or 1:02:05.
func clock(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// statusLine is the last result or error, or that the store is lost.
func (c *console) statusLine() string {
	status := c.status
	if status.Text == "" && c.line.lost {
		status = page.Status{Text: c.lostLine(), Bad: true}
	}
	if status.Text == "" {
		return widget.Apart(c.offerLine(), c.outboxTag(), c.size.Width)
	}
	text := careline.Sanitize(status.Text)
	mark, style := "✓ ", theme.Style(c.env.Theme.Good)
	if status.Bad {
		mark, style = "! ", theme.Style(c.env.Theme.Bad).Bold(true)
	}
	return widget.Apart(" "+style.Render(mark+text), c.outboxTag(), c.size.Width)
}

// keyLine lists the keys of the page and the few that work everywhere.
func (c *console) keyLine() string {
	everywhere := c.everywhere("")
	keys := c.here()
	always := make([]page.Key, 0, 2)
	for _, k := range everywhere {
		switch k.Name {
		case "back":
			if free(k, keys) && len(c.stack) > 1 {
				always = append(always, k)
			}
		case "help":
			if len(k.Keys) > 0 {
				always = append(always, k)
			}
		default:
			keys = append(keys[:len(keys):len(keys)], k)
		}
	}
	return widget.KeyLine(c.env, keys, always, c.top().Typing(), c.size.Width, c.pressShown)
}

// free tells whether the page leaves an action of the console a key.
func free(k page.Key, here []page.Key) bool {
	return slices.ContainsFunc(k.Keys, func(name string) bool {
		_, own := find(here, name)
		return !own
	})
}
