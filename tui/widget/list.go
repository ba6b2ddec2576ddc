package widget

import (
	"encoding/json"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// Column is one column of a List.
type Column struct {
	Label func() string // in the present language
	Width int           // in cells; zero: a share of what the others leave
	Make  func() Input  // a cell of an empty line, with what is proposed there
}

// List is a table that is edited in a form, such as warranty terms or
// territories. It ends with an empty line: typing there adds one. A line that
// is emptied is gone.
type List struct {
	columns []Column
	lines   [][]Input
	at, col int
	focused bool
}

// NewList makes a list of lines, each with the values of its cells.
func NewList(columns []Column, lines [][]string) *List {
	l := &List{columns: columns}
	l.SetValue(writeLines(lines))
	return l
}

// ReadLines gives the lines of a list from its value; none of them is empty.
func ReadLines(value string) [][]string {
	var lines [][]string
	if json.Unmarshal([]byte(value), &lines) != nil {
		return nil
	}
	return slices.DeleteFunc(lines, func(cells []string) bool { return strings.Join(cells, "") == "" })
}

func writeLines(lines [][]string) string {
	if len(lines) == 0 {
		return ""
	}
	data, err := json.Marshal(lines)
	if err != nil {
		return "" // texts always can be
	}
	return string(data)
}

// Value gives the lines as ReadLines reads them.
func (l *List) Value() string {
	var all [][]string
	for i, line := range l.lines {
		if !l.isEmpty(i) {
			all = append(all, values(line))
		}
	}
	return writeLines(all)
}

// SetValue replaces all lines.
func (l *List) SetValue(s string) {
	l.blur()
	l.lines = nil
	for _, cells := range ReadLines(s) {
		line := l.empty()
		for i := range min(len(cells), len(line)) {
			line[i].SetValue(cells[i])
		}
		l.lines = append(l.lines, line)
	}
	l.lines = append(l.lines, l.empty())
	l.at, l.col = min(l.at, len(l.lines)-1), min(l.col, len(l.columns)-1)
	l.focus()
}

// Unmatched tells whether letters are typed in a choice that fit nothing.
func (l *List) Unmatched() bool {
	return slices.ContainsFunc(l.lines, func(line []Input) bool {
		return slices.ContainsFunc(line, func(in Input) bool {
			c, ok := in.(*Choice)
			return ok && c.Unmatched()
		})
	})
}

// Focus lets the list take keys, at its first line.
func (l *List) Focus() {
	l.focused = true
	l.goTo(0, 0)
}

// FocusEnd is Focus at its last line, for who comes from below.
func (l *List) FocusEnd() {
	l.focused = true
	l.goTo(len(l.lines)-1, 0)
}

// Blur ends Focus.
func (l *List) Blur() {
	l.blur()
	l.focused = false
	l.tidy()
}

// GoTo chooses a line, counted from 0.
func (l *List) GoTo(line int) { l.goTo(line, 0) }

// Update takes a key press or a paste. Tab and enter go from cell to cell; at
// both ends, and from the empty line, they leave the list.
func (l *List) Update(msg tea.Msg) bool {
	if l.lines[l.at][l.col].Update(msg) {
		if l.at == len(l.lines)-1 && !l.isEmpty(l.at) {
			l.lines = append(l.lines, l.empty())
		}
		return true
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	switch key.String() {
	case "up":
		return l.step(-1)
	case "down":
		return l.step(1)
	case "tab", "enter":
		switch {
		case l.isEmpty(l.at) && l.at == len(l.lines)-1:
			return false
		case l.col < len(l.columns)-1:
			l.goTo(l.at, l.col+1)
		default:
			l.goTo(l.at+1, 0)
		}
	case "shift+tab":
		switch {
		case l.col > 0:
			l.goTo(l.at, l.col-1)
		case l.at > 0:
			l.goTo(l.at-1, len(l.columns)-1)
		default:
			return false
		}
	default:
		return false
	}
	return true
}

func (l *List) step(by int) bool {
	if to := l.at + by; to >= 0 && to < len(l.lines) {
		l.goTo(to, l.col)
		return true
	}
	return false
}

// Each hands out every cell, those of the empty line too.
func (l *List) Each(do func(Input)) {
	for _, line := range l.lines {
		for _, in := range line {
			do(in)
		}
	}
}

// Drop takes the line out that has the focus.
func (l *List) Drop() {
	if l.at == len(l.lines)-1 {
		l.lines[l.at] = l.empty()
	} else {
		l.lines = slices.Delete(l.lines, l.at, l.at+1)
	}
	l.focus()
}

// Move carries the line that has the focus up or down by one.
func (l *List) Move(by int) {
	to := l.at + by
	if last := len(l.lines) - 1; l.at == last || to < 0 || to >= last {
		return
	}
	l.lines[l.at], l.lines[to] = l.lines[to], l.lines[l.at]
	l.at = to
}

func (l *List) goTo(line, col int) {
	l.blur()
	l.at, l.col = max(0, min(line, len(l.lines)-1)), max(0, min(col, len(l.columns)-1))
	l.focus()
}

func (l *List) focus() {
	if l.focused {
		l.lines[l.at][l.col].Focus()
	}
}

func (l *List) blur() {
	if l.at < len(l.lines) {
		l.lines[l.at][l.col].Blur()
	}
}

// tidy takes out the lines that were emptied, all but the last.
func (l *List) tidy() {
	for i := len(l.lines) - 2; i >= 0; i-- {
		if l.isEmpty(i) {
			l.lines = slices.Delete(l.lines, i, i+1)
		}
	}
	l.at = min(l.at, len(l.lines)-1)
}

func (l *List) empty() []Input {
	line := make([]Input, len(l.columns))
	for i, c := range l.columns {
		line[i] = c.Make()
	}
	return line
}

func (l *List) isEmpty(i int) bool {
	for _, in := range l.lines[i] {
		if c, ok := in.(*Choice); ok && c.Unmatched() {
			return false
		}
	}
	return slices.Equal(values(l.lines[i]), values(l.empty()))
}

func values(line []Input) []string {
	cells := make([]string, len(line))
	for i, in := range line {
		cells[i] = strings.TrimSpace(in.Value())
	}
	return cells
}

// ListKeys lists what can be done with the list that has the focus; nothing
// where another input has it.
func ListKeys(env *page.Env, f *Form) []page.Key {
	r := f.Row(f.At())
	if r == nil {
		return nil
	}
	l, ok := r.Input.(*List)
	if !ok {
		return nil
	}
	w := &env.Words.Form
	do := func(change func()) func() tea.Cmd {
		return func() tea.Cmd {
			change()
			r.Wrong = ""
			return nil
		}
	}
	return []page.Key{
		{Name: "drop line", Keys: []string{"ctrl+o"}, Label: w.DropLine, Do: do(l.Drop)},
		{Name: "line up", Keys: []string{"alt+up", "ctrl+up"}, Label: w.MoveLine, Hidden: true, Do: do(func() { l.Move(-1) })},
		{Name: "line down", Keys: []string{"alt+down", "ctrl+down"}, Label: w.MoveLine, Hidden: true, Do: do(func() { l.Move(1) })},
	}
}
