package reference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wide is from how many cells on all columns are shown.
const wide = 100

// widest is how many cells a column takes of what the others leave: more
// would only tear the row apart.
const widest = 44

// View draws the tabs, how the list is looked at, and the list; over it the
// question, where there is one.
func (l *list) View(size page.Size) page.Frame {
	env, w, width := l.env, l.words(), size.Width-2
	above, x := l.above(width)
	height := max(1, size.Height-5)
	l.high = height
	var lines []string
	switch denied := widget.Denied(env, l.kind.Needs); {
	case denied != "":
		lines = l.say(denied, width)
	case l.gone != nil:
		lines = l.say(careline.Explain(l.gone, env.Lang), width)
	case l.rows == nil:
		lines = l.say(env.Words.Form.Loading, width)
	case len(l.shown) == 0 && (l.narrowed() || len(l.rows) > 0):
		lines = append([]string{l.header(width)}, l.say(w.NotFound, width)...)
	case len(l.shown) == 0:
		lines = l.say(w.Nothing, width)
	default:
		lines = append(lines, l.header(width))
		from, to := l.at.Show(len(l.shown), height)
		for i := from; i < to; i++ {
			lines = append(lines, l.at.Hit(l.env, i, l.line(&l.shown[i], i == l.at.At, width), widget.Click{}))
		}
	}
	box := widget.Box(env.Theme, size.Width,
		widget.Section{Title: l.tabs(width - 12), Right: l.counts(), Lines: []string{above}, Height: 1, Focused: l.typing},
		widget.Section{Lines: lines, Height: height + 1, Focused: !l.typing},
	)
	frame := page.Frame{Body: strings.Join(widget.Block(box, size.Width, size.Height), "\n")}
	switch {
	case l.asking != nil:
		frame.Body = l.over(frame.Body, size)
	case l.typing:
		frame.Cursor = tea.NewCursor(1+x, 1)
	}
	return frame
}

func (l *list) say(s string, width int) []string {
	lines := []string{""}
	for _, line := range widget.Wrap(s, max(1, width-4)) {
		lines = append(lines, "  "+l.env.Theme.Ink().Dim.Render(line))
	}
	return lines
}

// tabs names the sorts with their digits, the present one in brackets. Where
// they don't fit on width cells, the others keep their digits only.
func (l *list) tabs(width int) string {
	ink := l.env.Theme.Ink()
	for _, short := range []bool{false, true} {
		var names []string
		for i, k := range Kinds() {
			name := strconv.Itoa(i+1) + " " + k.Name(&l.env.Words.Reference)
			switch {
			case k.Of == l.kind.Of:
				names = append(names, ink.Accent.Bold(true).Render("["+name+"]"))
			case short:
				names = append(names, ink.Dim.Render(strconv.Itoa(i+1)))
			default:
				names = append(names, ink.Dim.Render(name))
			}
		}
		if line := strings.Join(names, "  "); short || lipgloss.Width(line) <= width {
			return line
		}
	}
	return ""
}

func (l *list) counts() string {
	if len(l.shown) == len(l.rows) {
		return strconv.Itoa(len(l.rows))
	}
	return fmt.Sprintf(l.env.Words.Reference.Of, len(l.shown), len(l.rows))
}

// above says how the list is looked at, and gives the cell of the filter's
// cursor.
func (l *list) above(width int) (line string, x int) {
	w, ink := l.words(), l.env.Theme.Ink()
	how := w.InOrder
	if l.sort > 0 {
		how = fmt.Sprintf(w.By, l.kind.columns[l.sort-1].label(w))
	}
	if l.retired {
		how = w.WithRetired + " · " + how
	}
	if l.only != 0 {
		how = fmt.Sprintf(w.Network.Of, careline.Sanitize(l.whose())) + " · " + how
	}
	right := ink.Dim.Render(how) + " "
	if !l.typing && l.filter.Value() == "" {
		return widget.Apart("", right, width), 0
	}
	l.filter.Placeholder = w.FilterHint
	label := " " + w.Filtered
	room := max(8, width/2-lipgloss.Width(label))
	left := ink.Accent.Render(label) + l.filter.Draw(l.env, room)
	x, _ = l.filter.Cursor()
	return widget.Apart(left, right, width), x + lipgloss.Width(label)
}

// whose names the provider whose technicians alone are shown.
func (l *list) whose() string {
	for _, r := range l.rows {
		if r.provider == l.only {
			return l.only.String() + " " + r.cells[2].said.In(l.env.Lang)
		}
	}
	return l.only.String()
}

// columns gives the places of the columns that are shown, and their widths.
func (l *list) columns(width int) (at, widths []int) {
	left, sharing := width-2, 0
	for i, c := range l.kind.columns {
		if c.wide && width < wide-2 {
			continue
		}
		at, widths = append(at, i), append(widths, c.width)
		left -= c.width + 1
		if c.width == 0 {
			sharing++
		}
	}
	for i, n := range widths {
		if n == 0 {
			widths[i] = max(0, min(left/sharing, widest))
		}
	}
	return at, widths
}

func (l *list) header(width int) string {
	w := &l.env.Words.Reference
	at, widths := l.columns(width)
	cells := make([]string, len(at))
	for i, n := range at {
		cells[i] = widget.Fit(l.kind.columns[n].label(w), widths[i])
	}
	return "  " + l.env.Theme.Ink().Dim.Render(strings.Join(cells, " "))
}

// line draws a row. What is retired is dim, and says so before its name.
func (l *list) line(r *row, chosen bool, width int) string {
	env := l.env
	ink, mark := env.Theme.Ink(), "  "
	if chosen {
		ink, mark = env.Theme.Chosen(), "▸ "
	}
	style := ink.Text
	if r.retired {
		style = ink.Dim
	}
	at, widths := l.columns(width)
	cells := make([]string, len(at))
	for i, n := range at {
		said := careline.Sanitize(r.cells[n].said.In(env.Lang))
		if r.retired && i == min(1, len(at)-1) {
			said = "(" + l.words().Retired + ") " + said
		}
		cells[i] = widget.Fit(said, widths[i])
	}
	return ink.Accent.Render(mark) + widget.FitIn(style, style.Render(strings.Join(cells, " ")), width-2)
}

// overWidth is how wide the question is at most, in cells.
const overWidth = 76

// over draws the question over the list.
func (l *list) over(body string, size page.Size) string {
	a, w, ink := l.asking, l.words(), l.env.Theme.Ink()
	width := min(size.Width, overWidth)
	title := w.UsedTitle
	note := ""
	switch {
	case a.turn && a.row.retired:
		title, note = w.AskTakeBack, w.Again
	case a.turn:
		title, note = w.AskRetire, w.Keeps
	}
	name := l.env.Say(a.row.name)
	if name == a.row.code() {
		name = ""
	}
	title = fmt.Sprintf(title, l.env.Say(a.row.of.Kind), a.row.code(), name)
	var lines []string
	add := func(style lipgloss.Style, said string) {
		for _, line := range widget.Wrap(careline.Sanitize(said), max(1, width-4)) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	add(ink.Strong, strings.NewReplacer(" ?", "?", " ？", "？").Replace(strings.Join(strings.Fields(title), " ")))
	lines = append(lines, l.uses(width-2)...)
	if note != "" {
		add(ink.Text, note)
	}
	height := min(len(lines), max(1, size.Height-2))
	box := widget.Box(l.env.Theme, width, widget.Section{Lines: lines, Height: height, Focused: true})
	x, y := (size.Width-width)/2, min(2, max(0, size.Height-len(box)))
	return widget.Over(l.env, body, box, x, y, size)
}

// uses tells where the piece is used: how often, and the newest examples.
func (l *list) uses(width int) []string {
	a, w, ink := l.asking, l.words(), l.env.Theme.Ink()
	if !a.known {
		return []string{" " + ink.Dim.Render(w.Counting)}
	}
	used := slices.DeleteFunc(slices.Clone(a.uses), func(u careline.Use) bool { return u.Count == 0 })
	if len(used) == 0 {
		return []string{" " + ink.Good.Render(w.Nowhere)}
	}
	names, counts := 0, 0
	for _, u := range used {
		names, counts = max(names, lipgloss.Width(l.env.Say(u.What))), max(counts, len(u.Number()))
	}
	var lines []string
	for _, u := range used {
		refs := make([]string, len(u.Refs))
		for i, ref := range u.Refs {
			refs[i] = ref.String()
		}
		if u.Count > len(refs) && len(refs) > 0 {
			refs = append(refs, w.More)
		}
		lines = append(lines, widget.Fit(" "+ink.Text.Render(widget.Fit(l.env.Say(u.What), names))+"  "+
			ink.Warn.Render(widget.FitRight(u.Number(), counts))+"  "+ink.Dim.Render(strings.Join(refs, " ")), width))
	}
	return lines
}
