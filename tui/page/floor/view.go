package floor

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// lists is how many there are.
const lists = 4

// Keys lists what can be done, the most used first.
func (p *floor) Keys() []page.Key {
	w := &p.env.Words.Floor
	rows := p.rows(p.list)
	off, to := p.nothing(), page.Route(nil)
	watch := page.Key{Name: "watch", Keys: []string{"w"}, Label: p.env.Words.Watch.Watch, Off: p.env.Words.Watch.NotOne}
	if at := p.at[p.list].At; at < len(rows) {
		if off, to = "", rows[at].to; to == nil {
			off = w.NotKnown
		}
		if shoulder := rows[at].watch; shoulder != nil {
			watch.Off, watch.Do = "", func() tea.Cmd { return page.Open(shoulder) }
		}
	}
	turn := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			p.list = page.FloorList((int(p.list) + by + lists) % lists)
			return nil
		}
	}
	keys := []page.Key{
		{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: off, Do: func() tea.Cmd { return page.Open(to) }},
		watch,
		{Name: "next", Keys: []string{"tab", "right"}, Label: w.Next, Do: turn(1)},
		{Name: "before", Keys: []string{"shift+tab", "left"}, Label: w.Before, Hidden: true, Do: turn(-1)},
	}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: w.Move, Hidden: true, Do: func() tea.Cmd {
			p.at[p.list].Move(k, len(p.rows(p.list)), p.high)
			return nil
		}})
	}
	return keys
}

// View draws the list in front.
func (p *floor) View(size page.Size) page.Frame {
	env := p.env
	if p.got == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width, rows := size.Width-2, p.rows(p.list)
	p.high = max(1, size.Height-3)
	first, last := p.at[p.list].Show(len(rows), p.high)
	lines := []string{"  " + env.Theme.Ink().Dim.Render(p.cells(p.heads(), width))}
	for i := first; i < last; i++ {
		ink, mark := env.Theme.Ink(), "  "
		if i == p.at[p.list].At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		lines = append(lines, p.at[p.list].Hit(env, i, ink.Text.Render(mark+p.cells(rows[i].cells, width)), widget.Click{}))
	}
	if len(rows) == 0 {
		lines = append(lines, "  "+env.Theme.Ink().Dim.Render(p.nothing()))
	}
	box := widget.Box(env.Theme, size.Width, widget.Section{
		Title: p.tabs(), Right: widget.Position(first, last, len(rows)), Lines: lines, Height: p.high + 1, Focused: true,
	})
	return page.Frame{Body: strings.Join(widget.Block(box, size.Width, size.Height), "\n")}
}

// cells puts a row together: when, who, what, whose, number.
func (p *floor) cells(all []string, width int) string {
	rest := min(60, max(10, width-2-10-12-14-4))
	line := ""
	for i, n := range []int{10, 12, 14, max(10, rest*2/3), max(0, rest-max(10, rest*2/3))} {
		line += widget.Fit(all[i], n) + " "
	}
	return widget.Fit(line, width-2)
}

func (p *floor) heads() []string {
	w := &p.env.Words.Floor
	switch p.list {
	case page.FloorPeople:
		return []string{w.Call, w.Who, w.Role, w.CasesOf, ""}
	case page.FloorCalls:
		return []string{w.Since, w.Who, w.Line, w.Customer, w.Number}
	}
	return []string{w.Since, w.For, w.Line, w.Customer, w.Number}
}

func (p *floor) nothing() string {
	w := &p.env.Words.Floor
	return [lists]string{w.NoCalls, w.NoRinging, w.NoMissed, w.NoOne}[p.list]
}

// tabs names the lists, the one in front in brackets.
func (p *floor) tabs() string {
	w, ink := &p.env.Words.Floor, p.env.Theme.Ink()
	var all []string
	for i, name := range [lists]string{w.Calls, w.Ringing, w.Missed, w.People} {
		name = fmt.Sprintf("%s %d", name, len(p.rows(page.FloorList(i))))
		if page.FloorList(i) == p.list {
			all = append(all, ink.Accent.Bold(true).Render("["+name+"]"))
		} else {
			all = append(all, ink.Dim.Render(" "+name+" "))
		}
	}
	return strings.Join(all, " ")
}
