package settings

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// aboutLines is how many lines explain the chosen option.
const aboutLines = 5

// View draws the options, what the chosen one is for, and the store.
func (s *settings) View(size page.Size) page.Frame {
	env, w := s.env, &s.env.Words.Settings
	if s.got == nil {
		said := env.Words.Form.Loading
		if s.gone != nil {
			said = careline.Explain(s.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width := size.Width - 2
	facts := s.facts(width)
	const edges = 4
	about := aboutLines
	s.high = size.Height - edges - 1 - about - len(facts)
	if s.high < 1 || len(s.got.Options) == 0 {
		s.high = max(1, size.Height-edges-1)
		about, facts = 0, nil
	}
	sections := []widget.Section{{
		Title: w.Options, Lines: s.rows(width), Height: s.high + 1, Focused: true,
	}}
	if about > 0 {
		sections = append(sections,
			widget.Section{Title: s.got.Options[s.at.At].Name, Lines: s.about(width), Height: about},
			widget.Section{Title: w.Store, Lines: facts, Height: len(facts)},
		)
	}
	return page.Frame{Body: strings.Join(widget.Block(widget.Box(env.Theme, size.Width, sections...), size.Width, size.Height), "\n")}
}

// rows draws the table of options.
func (s *settings) rows(width int) []string {
	env, w := s.env, &s.env.Words.Settings
	options := s.got.Options
	name, value := s.columns(width)
	from := max(0, width-name-value-6)
	cells := func(a, b, c string) string {
		return widget.Fit(a, name) + "  " + widget.Fit(b, value) + "  " + widget.Fit(c, from)
	}
	lines := []string{"  " + env.Theme.Ink().Dim.Render(cells(w.Option, w.Value, w.From))}
	first, last := s.at.Show(len(options), s.high)
	for i := first; i < last; i++ {
		ink, mark := env.Theme.Ink(), "  "
		if i == s.at.At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		set, origin := s.now(&options[i])
		line := ink.Text.Render(mark + cells(careline.Sanitize(options[i].Name), set, env.Say(origin)))
		lines = append(lines, s.at.Hit(env, i, line, widget.Click{}))
	}
	return lines
}

// columns gives how wide names and values are: as they need, and no more than
// their part of a narrow screen.
func (s *settings) columns(width int) (name, value int) {
	w := &s.env.Words.Settings
	name, value = lipgloss.Width(w.Option), lipgloss.Width(w.Value)
	for i := range s.got.Options {
		r := &s.got.Options[i]
		set, _ := s.now(r)
		name, value = max(name, lipgloss.Width(r.Name)), max(value, lipgloss.Width(set))
	}
	return min(name, width/3), min(value, width*2/5)
}

// about says what the chosen option is for, what it takes and how it is set;
// a value that the table cuts stands here in full.
func (s *settings) about(width int) []string {
	env, w := s.env, &s.env.Words.Settings
	r := &s.got.Options[s.at.At]
	text, dim := env.Theme.Ink().Text, env.Theme.Ink().Dim
	var lines []string
	add := func(style lipgloss.Style, said string) {
		for _, l := range widget.Wrap(said, max(1, width-2)) {
			lines = append(lines, " "+style.Render(l))
		}
	}
	add(text, env.Say(r.About))
	if key := s.keys[r.Name]; key != "" {
		add(text, fmt.Sprintf(w.Press, key))
	}
	if r.Takes != nil {
		add(dim, fmt.Sprintf(w.Takes, env.Say(r.Takes)))
	}
	if r.Also != "" {
		add(dim, fmt.Sprintf(w.Also, r.Also))
	}
	set, origin := s.now(r)
	if _, value := s.columns(width); lipgloss.Width(set) > value {
		add(dim, set)
	}
	if said := env.Say(origin); len(lines) < aboutLines && lipgloss.Width(said) > width/3 {
		add(dim, said)
	}
	return lines
}

func (s *settings) facts(width int) []string {
	var facts []widget.Fact
	for _, f := range s.got.Store {
		facts = append(facts, widget.Fact{Label: s.env.Say(f.Label), Value: careline.Sanitize(s.env.Say(f.Value))})
	}
	return widget.Facts(s.env, width, facts...)
}
