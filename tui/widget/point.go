package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline/tui/page"
)

// Pointed is what an Input also is if a click puts its cursor: x and y are the
// cell within what Draw drew.
type Pointed interface{ Point(x, y int) }

// Point puts the cursor before the letter at a cell of the field as last
// drawn; right of the text, at its end.
func (f *Field) Point(x, _ int) {
	f.pos = min(f.first, len(f.letters))
	for f.pos < len(f.letters) {
		if x -= lipgloss.Width(f.letters[f.pos]); x < 0 {
			break
		}
		f.pos++
	}
}

// Draw draws a field that is not part of a form on exactly width cells; a
// click puts its cursor.
func (f *Field) Draw(env *page.Env, width int) string {
	return env.Mouse.Mark(f.View(env.Theme, width), page.Target{Click: func(x int) page.Pressed {
		f.Point(x, 0)
		return page.Pressed{}
	}})
}

// Point puts the cursor at a cell of the text as last drawn.
func (a *Area) Point(x, y int) {
	for step := y + a.text.ScrollYOffset() - a.row(); step != 0; {
		before := a.row()
		if step > 0 {
			a.text.CursorDown()
			step--
		} else {
			a.text.CursorUp()
			step++
		}
		if a.row() == before {
			break
		}
	}
	info := a.text.LineInfo()
	line := []rune(strings.Split(a.text.Value(), "\n")[a.text.Line()])
	column := min(info.StartColumn, len(line))
	end := min(len(line), column+max(0, info.Width-1))
	for column < end {
		if x -= lipgloss.Width(string(line[column])); x < 0 {
			break
		}
		column++
	}
	a.text.SetCursorColumn(column)
}

// row is the line of the cursor among all that the text takes.
func (a *Area) row() int {
	if c := a.text.Cursor(); c != nil {
		return c.Y + a.text.ScrollYOffset()
	}
	return 0
}

// point is what a click does on a line of a form's row: the row gets the focus
// and where the input was hit, its cursor goes there. The input begins at cell
// column; y is the line within it, negative on a heading.
func (f *Form) point(i, column, y int) page.Target {
	return page.Target{
		Click: func(x int) page.Pressed {
			return page.Pressed{Typed: f.way(i), Then: func() {
				if in, can := f.rows[i].Input.(Pointed); can && f.at == i && y >= 0 && x >= column {
					in.Point(x-column, y)
				}
			}}
		},
	}
}

// way gives the keys that lead from the row with the focus to another.
func (f *Form) way(to int) (keys []string) {
	step, key := 1, "tab"
	if to < f.at {
		step, key = -1, "shift+tab"
	}
	for at := f.at; at != to; keys = append(keys, key) {
		next := f.next(at, step)
		if next == at {
			return nil
		}
		at = next
	}
	return keys
}

// offered is what a click on an option of a choice does.
func (c *Choice) offered(i int) page.Target {
	return page.Target{Click: func(int) page.Pressed {
		by, key := slices.Index(c.matches, i)-slices.Index(c.matches, c.chosen), "right"
		if by < 0 {
			by, key = -by, "left"
		}
		return page.Pressed{Typed: slices.Repeat([]string{key}, by)}
	}}
}

// Wheel makes lines ones over which the wheel scrolls, such as a text that is
// longer than its place.
func Wheel(env *page.Env, lines []string, scroll func(notches int)) []string {
	return env.Mouse.MarkAll(lines, page.Target{Wheel: func(notches int) tea.Cmd {
		scroll(notches)
		return nil
	}})
}
