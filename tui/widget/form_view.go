package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"careline/tui/page"
	"careline/tui/theme"
)

// View draws the form on at most height lines of width cells, scrolled so
// that the focus is seen, and gives the cursor.
func (f *Form) View(env *page.Env, width, height int) ([]string, *tea.Cursor) {
	column := f.column(width)
	var lines []string
	first, last, x, y := 0, 0, 0, 0
	for i, r := range f.rows {
		if r.Hidden {
			continue
		}
		begin := len(lines)
		drawn, cx, cy := f.draw(env, i, column, width)
		lines = append(lines, drawn...)
		if i == f.at {
			first, last, x, y = begin, len(lines)-1, cx, begin+cy
		}
	}
	f.scroll(len(lines), first, last, y, height)
	shown := lines[f.top:min(len(lines), f.top+height)]
	if len(shown) > 0 {
		mark := theme.Style(env.Theme.Dim)
		if f.top > 0 {
			shown[0] = mark.Render("↑") + ansi.TruncateLeft(shown[0], 1, "")
		}
		if f.top+height < len(lines) {
			i := len(shown) - 1
			shown[i] = mark.Render("↓") + ansi.TruncateLeft(shown[i], 1, "")
		}
	}
	if f.at < 0 || y < f.top || y >= f.top+height {
		return shown, nil
	}
	return shown, tea.NewCursor(min(x, width-1), y-f.top)
}

// column is how wide the labels are, in cells, with what stands around them.
func (f *Form) column(width int) int {
	widest := 0
	for _, r := range f.rows {
		if !r.Hidden {
			widest = max(widest, lipgloss.Width(f.Label(r.Name)))
		}
	}
	return min(widest, width/3) + 4
}

// draw gives the lines of a row, and the cell of its cursor within them.
func (f *Form) draw(env *page.Env, i, column, width int) (lines []string, x, y int) {
	r := f.rows[i]
	if r.Head {
		title := " " + f.Label(r.Name+".head") + " "
		rule := strings.Repeat("─", max(0, width-lipgloss.Width(title)-1))
		lines = append(lines, theme.Style(env.Theme.Line).Render("─")+
			theme.Style(env.Theme.Dim).Render(title)+theme.Style(env.Theme.Line).Render(rule))
	}
	mark, style := "  ", theme.Style(env.Theme.Dim)
	if i == f.at {
		mark, style = "▸ ", theme.Style(env.Theme.Accent)
	}
	label := ansi.Truncate(f.Label(r.Name), column-4, "…")
	label = style.Render(mark+label) + strings.Repeat(" ", column-2-lipgloss.Width(label))
	drawn, x, y := r.Input.Draw(env, max(1, width-column-1))
	above, input := len(lines), len(drawn)
	y += above
	for n, line := range drawn {
		if n == 0 {
			lines = append(lines, label+line)
		} else {
			lines = append(lines, strings.Repeat(" ", column)+line)
		}
	}
	if r.Clash != nil {
		for _, line := range r.clashed(env, max(1, width-column-1)) {
			lines = append(lines, strings.Repeat(" ", column)+line)
		}
	}
	if r.Wrong != "" {
		for _, l := range Wrap(r.Wrong, max(1, width-column-1)) {
			lines = append(lines, strings.Repeat(" ", column)+theme.Style(env.Theme.Bad).Render(l))
		}
	}
	if env.Mouse != nil {
		for n := range lines {
			at := n - above
			if at >= input { // both versions stand below
				at = -1
			}
			lines[n] = env.Mouse.Mark(Fit(lines[n], width), f.point(i, column, at))
		}
	}
	return lines, column + x, y
}

// shown puts a value into the words that its input would show.
func (r *Row) shown(env *page.Env, value string) string {
	switch in := r.Input.(type) {
	case *Choice:
		return in.Name(env.Lang, value)
	case *List:
		return in.show(env, value)
	}
	return strings.ReplaceAll(value, "\n", " ")
}

func (f *Form) scroll(lines, first, last, y, height int) {
	f.top = max(f.top, last-height+1)
	f.top = min(f.top, first)
	if y >= f.top+height {
		f.top = y - height + 1
	}
	f.top = max(0, min(f.top, lines-height))
}
