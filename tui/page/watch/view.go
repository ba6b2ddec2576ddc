package watch

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the picture below a line of its own, without sides, so that a
// screen of the same width has room; where it is larger than its place, the part
// around the cursor, until the watcher moves.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Watch
	p.place = page.Size{Width: size.Width, Height: max(0, size.Height-1)}
	right := w.ReadOnly
	if p.screen.Width > p.place.Width || p.screen.Height > p.place.Height {
		right = w.Part + "; " + right
	}
	lines := p.part()
	if said := p.said(); said != "" && len(p.lines) == 0 {
		lines = []string{"", " " + said}
	} else if said != "" {
		right = said
	}
	left := " " + careline.Sanitize(p.of.Who)
	if !p.screen.At.IsZero() {
		left += " " + p.screen.At.In(env.Session.Settings().Zone).Format("15:04:05")
	}
	head := widget.Fit(widget.Apart(left, widget.Cut(right, max(0, size.Width*2/3))+" ", min(120, size.Width)), size.Width)
	lines = append([]string{env.Theme.Chosen().Text.Render(head)}, lines...)
	return page.Frame{Body: strings.Join(widget.Block(lines, size.Width, size.Height), "\n")}
}

// part is what of the picture has room.
func (p *Page) part() []string {
	if !p.moved {
		p.x, p.y = 0, 0
		if p.screen.CursorX >= p.place.Width {
			p.x = p.screen.CursorX - p.place.Width/2
		}
		if p.screen.CursorY >= p.place.Height {
			p.y = p.screen.CursorY - p.place.Height + 1
		}
	}
	p.clamp()
	var lines []string
	for y := p.y; y < min(len(p.lines), p.y+p.place.Height); y++ {
		line := p.lines[y]
		if y == p.screen.CursorY {
			line = withCursor(line, p.screen.CursorX)
		}
		lines = append(lines, ansi.Cut(line, p.x, p.x+p.place.Width))
	}
	return lines
}

// withCursor marks the cell in which the other's cursor stands. The watcher's
// own stays hidden: nothing can be typed here.
func withCursor(line string, x int) string {
	if x < 0 {
		return line
	}
	line += strings.Repeat(" ", max(0, x+1-ansi.StringWidth(line)))
	return ansi.Truncate(line, x, "") + ansi.ResetStyle + "\x1b[7m" + ansi.Strip(ansi.Cut(line, x, x+1)) + ansi.ResetStyle +
		ansi.TruncateLeft(line, x+1, "")
}

// said tells why there is no picture, or only an old one.
func (p *Page) said() string {
	w := &p.env.Words.Watch
	if p.failed == nil {
		return ""
	}
	switch careline.CodeOf(p.failed) {
	case careline.CodeConflict:
		return w.Telling
	case careline.CodeNotFound:
		if len(p.lines) > 0 {
			return w.Closed
		}
		return w.Nothing
	}
	return careline.Explain(p.failed, p.env.Lang)
}
