package main

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
)

// paper is what a person reads: lines of text in one language, aligned by
// cells.
type paper struct {
	strings.Builder
	lang  careline.Lang
	zone  *time.Location
	width int // of the terminal; 0 where it is none
}

// line writes one line; data in it is made safe.
func (p *paper) line(parts ...string) {
	for i, part := range parts {
		parts[i] = careline.Sanitize(part)
	}
	p.WriteString(strings.TrimRight(joined("  ", parts...), " ") + "\n")
}

// say writes a sentence.
func (p *paper) say(s careline.Speaker) { p.WriteString(s.In(p.lang) + "\n") }

// field writes a label and a value, where there is one.
func (p *paper) field(label careline.Words, value string) {
	if value == "" {
		return
	}
	const labelCells = 12
	name := label.In(p.lang)
	gap := strings.Repeat(" ", max(0, labelCells-lipgloss.Width(name))+1)
	p.WriteString(name + gap + careline.Sanitize(value) + "\n")
}

// heading sets a part of a file apart.
func (p *paper) heading(label careline.Words) { p.WriteString("\n" + label.In(p.lang) + "\n") }

// table writes rows in columns; an empty heading is left out. On a terminal
// what runs over the edge is cut: show tells the rest.
func (p *paper) table(heading []careline.Words, rows [][]string) {
	if len(heading) > 0 {
		first := make([]string, len(heading))
		for i, w := range heading {
			first[i] = w.In(p.lang)
		}
		rows = append([][]string{first}, rows...)
	}
	var width []int
	for _, row := range rows {
		for i := range row {
			row[i] = careline.Sanitize(row[i])
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], lipgloss.Width(row[i]))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", width[i]-lipgloss.Width(cell)+2))
		}
		text := strings.TrimRight(line.String(), " ")
		if p.width > 0 {
			text = ansi.Truncate(text, p.width, "…")
		}
		p.WriteString(text + "\n")
	}
}

// at is a moment as people write it.
func (p *paper) at(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.zone).Format("2006-01-02 15:04")
}

// window is a promised slot as people write it.
func (p *paper) window(w careline.Window) string {
	if w.IsZero() {
		return ""
	}
	return p.at(w.From) + w.To.In(p.zone).Format("–15:04")
}
