package widget

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline/tui/theme"
)

// Stack draws sections in one frame of exactly height lines. The section
// numbered grow takes the room that is left over; where there is too little,
// the others give way from the last to the first, and the one with the focus
// after all of them. It gives the frame and the line on which each section's
// content begins.
func Stack(t *theme.Theme, width, height int, sections []Section, grow int) (frame []string, tops []int) {
	over := len(sections) + 1 - height
	for _, s := range sections {
		over += s.Height
	}
	for _, pass := range []struct {
		least   int
		focused bool
	}{{1, false}, {0, false}, {0, true}} {
		for i := len(sections) - 1; i >= 0 && over > 0; i-- {
			if s := &sections[i]; pass.focused || !s.Focused {
				cut := min(over, max(0, s.Height-pass.least))
				s.Height -= cut
				over -= cut
			}
		}
	}
	if over < 0 {
		sections[grow].Height -= over
	}
	y := 0
	for i, s := range sections {
		if n := len(s.Lines); n > s.Height && s.Height > 0 { // there is more
			last := Fit(s.Lines[s.Height-1], width-4) + t.Ink().Dim.Render("↓")
			sections[i].Lines = append(slices.Clone(s.Lines[:s.Height-1]), last)
		}
		tops = append(tops, y+1)
		y += 1 + s.Height
	}
	return Block(Box(t, width, sections...), width, height), tops
}

// FormHeight is how many lines a small form may have in a frame of height
// lines that it shares with others.
func FormHeight(height, sections int) int { return max(1, min(8, height-sections-1)) }

// Shift moves the cursor of a form into its frame, to the section that begins
// on the line top.
func Shift(cursor *tea.Cursor, top int) *tea.Cursor {
	if cursor == nil {
		return nil
	}
	at := *cursor
	at.X++
	at.Y += top
	return &at
}
