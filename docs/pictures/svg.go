package main

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// A cell of the picture, in pixels. Most fonts of fixed width are 0.6 of their
// size wide; whatever they are, each character is put at its own column.
const (
	cellWidth, cellHeight = 9, 19
	fontSize              = 15
	baseline              = 14
	margin                = 12
)

const (
	paper = "#161b26"
	ink   = "#d8dee9"
)

// cell is one character as it looks.
type cell struct {
	text   string
	cells  int
	fg, bg string // bg is empty where it is the paper
	bold   bool
	under  bool
}

func (m *screen) row(y int, each func(x int, c cell)) {
	for x := 0; x < width; {
		c := look(m.emu.CellAt(x, y))
		each(x, c)
		x += c.cells
	}
}

func look(c *uv.Cell) cell {
	if c == nil || c.Width == 0 {
		return cell{text: " ", cells: 1, fg: ink}
	}
	l := cell{
		text: c.Content, cells: c.Width, fg: hex(c.Style.Fg, ink), bg: hex(c.Style.Bg, ""),
		bold: c.Style.Attrs&uv.AttrBold != 0, under: c.Style.Underline != uv.UnderlineNone,
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		l.fg, l.bg = l.bg, l.fg
		if l.fg == "" {
			l.fg = paper
		}
	}
	return l
}

func hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// svg draws the screen.
func (m *screen) svg(title string) []byte {
	var b strings.Builder
	w, h := width*cellWidth+2*margin, height*cellHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", w, h, w, h)
	fmt.Fprintf(&b, "<title>%s</title>\n", escape(title))
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="%s"/>`+"\n", w, h, paper)
	fmt.Fprintf(&b, `<g transform="translate(%d %d)" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, `+
		`'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace" font-size="%d">`+"\n", margin, margin, fontSize)
	for y := range height {
		m.grounds(&b, y)
	}
	if at := m.emu.CursorPosition(); m.cursor {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="2" height="%d" fill="%s"/>`+"\n", at.X*cellWidth, at.Y*cellHeight+1, cellHeight-2, ink)
	}
	for y := range height {
		m.letters(&b, y)
	}
	b.WriteString("</g>\n</svg>\n")
	return []byte(b.String())
}

// grounds draws what lies under the letters of a row.
func (m *screen) grounds(b *strings.Builder, y int) {
	from, to, bg := 0, 0, ""
	flush := func() {
		if bg != "" {
			fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
				from*cellWidth, y*cellHeight, (to-from)*cellWidth, cellHeight, bg)
		}
	}
	m.row(y, func(x int, c cell) {
		if c.bg != bg {
			flush()
			from, bg = x, c.bg
		}
		to = x + c.cells
	})
	flush()
}

// letters draws a row: frames as lines, which have no gaps in any font, and
// runs of letters that look the same, each letter at its column.
func (m *screen) letters(b *strings.Builder, y int) {
	var run run
	m.row(y, func(x int, c cell) {
		switch arms, frame := frames[c.text]; {
		case frame:
			run.flush(b, y)
			line(b, x, y, arms, c.fg)
		case strings.TrimSpace(c.text) == "":
			run.flush(b, y)
		default:
			if !run.fits(c) {
				run.flush(b, y)
			}
			run.add(x, c)
		}
	})
	run.flush(b, y)
}

// run is neighbouring letters that look the same. Wide ones stand alone, as
// not every program heeds more than the first column.
type run struct {
	of      cell
	text    string
	columns []string
}

func (r *run) fits(c cell) bool {
	alone := func(c cell) bool { return c.cells > 1 || utf8.RuneCountInString(c.text) > 1 }
	return r.text == "" || r.of.fg == c.fg && r.of.bold == c.bold && r.of.under == c.under && !alone(r.of) && !alone(c)
}

func (r *run) add(x int, c cell) {
	left := x * cellWidth
	if c.cells > 1 {
		left += (c.cells*cellWidth - fontSize) / 2
	}
	r.of = c
	r.text += c.text
	r.columns = append(r.columns, fmt.Sprint(left))
}

func (r *run) flush(b *strings.Builder, y int) {
	if r.text != "" {
		style := ""
		if r.of.bold {
			style += ` font-weight="bold"`
		}
		if r.of.under {
			style += ` text-decoration="underline"`
		}
		fmt.Fprintf(b, `<text x="%s" y="%d" fill="%s"%s>%s</text>`+"\n",
			strings.Join(r.columns, " "), y*cellHeight+baseline, r.of.fg, style, escape(r.text))
	}
	*r = run{}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// arms of a frame's character.
const (
	up = 1 << iota
	down
	left
	right
)

var frames = map[string]int{
	"─": left | right, "│": up | down,
	"┌": down | right, "┐": down | left, "└": up | right, "┘": up | left,
	"├": up | down | right, "┤": up | down | left, "┬": down | left | right, "┴": up | left | right,
	"┼": up | down | left | right,
}

func line(b *strings.Builder, x, y, arms int, colour string) {
	x, y = x*cellWidth, y*cellHeight
	const half = 0.5
	midX, midY := float64(x)+cellWidth/2+half, float64(y)+cellHeight/2+half
	d := ""
	if arms&(left|right) != 0 {
		from, to := midX, midX
		if arms&left != 0 {
			from = float64(x)
		}
		if arms&right != 0 {
			to = float64(x) + cellWidth
		}
		d += fmt.Sprintf("M%g %gH%g", from, midY, to)
	}
	if arms&(up|down) != 0 {
		from, to := midY, midY
		if arms&up != 0 {
			from = float64(y)
		}
		if arms&down != 0 {
			to = float64(y) + cellHeight
		}
		d += fmt.Sprintf("M%g %gV%g", midX, from, to)
	}
	fmt.Fprintf(b, `<path d="%s" stroke="%s"/>`+"\n", d, colour)
}
