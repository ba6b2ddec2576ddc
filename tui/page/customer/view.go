package customer

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline/tui/page"
	"careline/tui/widget"
)

// From this size on, file and history stand side by side; below it, only the
// pane that has the focus is shown under the head.
const (
	besideWidth  = 72
	besideHeight = 14
)

// View draws the file, and under it the note while one is written, or why
// numbers are to be shown in full.
func (p *Page) View(size page.Size) page.Frame { return p.reveal.Foot(p.env, size, p.draw) }

func (p *Page) draw(size page.Size) page.Frame {
	if !p.loaded {
		loading := []string{"", "  " + p.env.Theme.Ink().Dim.Render(p.env.Words.Customer.Loading)}
		return page.Frame{Body: strings.Join(widget.Block(loading, size.Width, size.Height), "\n")}
	}
	height := size.Height
	if p.note != nil {
		height--
	}
	var lines []string
	if size.Width >= besideWidth && size.Height >= besideHeight {
		left := 42 + min(30, (size.Width-80)/3)
		lines = widget.Beside(p.fileBox(left, height), p.historyBox(size.Width-left, height))
	} else {
		lines = p.narrow(size.Width, height)
	}
	frame := page.Frame{}
	if p.note != nil {
		var line string
		line, frame.Cursor = p.noteLine(size.Width, height)
		lines = append(widget.Block(lines, size.Width, height), line) // the note stays at the foot
	}
	frame.Body = strings.Join(widget.Block(lines, size.Width, size.Height), "\n")
	return frame
}

func (p *Page) noteLine(width, y int) (string, *tea.Cursor) {
	words, ink := &p.env.Words.Customer, p.env.Theme.Ink()
	p.note.field.Placeholder = words.NotePlaceholder
	label := " " + ink.Accent.Bold(true).Render(words.NoteLabel) + " "
	room := width - lipgloss.Width(label) - 1
	line := label + p.note.field.Draw(p.env, room)
	x, _ := p.note.field.Cursor()
	return line, tea.NewCursor(lipgloss.Width(label)+x, y)
}

// fileBox is the left side: the head, the units, what is under way.
func (p *Page) fileBox(width, height int) []string {
	room := height - 4 // edges
	head := p.head(width - 2)
	units := p.unitLines(width - 2)
	jobs := p.jobLines(width - 2)

	headRoom := min(len(head), max(1, room-2-3))
	rest := room - headRoom
	unitRoom := max(1, min(len(units), max(rest/2, rest-len(jobs))))
	return widget.Box(p.env.Theme, width,
		p.headSection(head, headRoom),
		p.unitSection(width-2, unitRoom),
		p.jobSection(width-2, max(0, rest-unitRoom)),
	)
}

func (p *Page) historyBox(width, height int) []string {
	event, ok := p.history.chosen()
	if !ok || p.pane != paneHistory {
		return widget.Box(p.env.Theme, width, p.historySection(width-2, height-2))
	}
	told := p.told(event, width-2)
	told.Height = min(told.Height, max(1, height/3))
	return widget.Box(p.env.Theme, width, p.historySection(width-2, height-3-told.Height), told)
}

// narrow shows the head and the pane that has the focus.
func (p *Page) narrow(width, height int) []string {
	head := p.head(width - 2)
	headRoom := min(len(head), max(1, height/3))
	room := max(0, height-3-headRoom)
	var section widget.Section
	switch p.pane {
	case paneUnits:
		section = p.unitSection(width-2, room)
	case paneWork:
		section = p.jobSection(width-2, room)
	default:
		section = p.historySection(width-2, room)
	}
	return widget.Box(p.env.Theme, width, p.headSection(head, headRoom), section)
}
