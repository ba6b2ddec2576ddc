package widget

import (
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
)

// Fact is a label with its value, to be read and not typed.
type Fact struct {
	Label string
	Value string // may be styled
	Wide  bool   // it takes a line of its own, and as many as it needs
}

// factWidth is the most cells that a fact with its label has beside another.
const factWidth = 72

// Facts draws facts with their labels aligned, in two columns where width
// allows it. Facts without a value are left out.
func Facts(env *page.Env, width int, facts ...Fact) []string {
	column := 0
	for _, f := range facts {
		if f.Value != "" {
			column = max(column, lipgloss.Width(f.Label))
		}
	}
	column = min(column, width/3)
	half := width
	if width >= 60 {
		half = min(width/2, factWidth) // further apart an eye would lose the line
	}
	var lines []string
	left := "" // a narrow fact that waits for its neighbour
	flush := func() {
		if left != "" {
			lines = append(lines, left)
			left = ""
		}
	}
	for _, f := range facts {
		if f.Value == "" {
			continue
		}
		label := " " + env.Theme.Ink().Dim.Render(Fit(f.Label, column)) + "  "
		room := half - column - 3
		if f.Wide || half == width || lipgloss.Width(f.Value) > room {
			flush()
			for i, l := range Wrap(f.Value, max(1, width-column-4)) {
				if i > 0 {
					label = blank(column + 3)
				}
				lines = append(lines, label+l)
			}
			continue
		}
		if left == "" {
			left = Fit(label+f.Value, half)
		} else {
			left += label + f.Value
			flush()
		}
	}
	flush()
	return lines
}

// History draws the lines of a timeline: when, who, what. Each takes at most
// deep lines of the screen.
func History(env *page.Env, events []careline.TimelineLine, width, deep int) []string {
	ink := env.Theme.Ink()
	now := env.Session.Now()
	var lines []string
	for _, e := range events {
		at := e.Event.At.In(now.Location())
		stamp := at.Format("01-02 15:04")
		if at.Year() != now.Year() {
			stamp = at.Format("2006-01-02") + " "
		}
		head := " " + ink.Dim.Render(Fit(stamp, 11)+" "+Cut(careline.Sanitize(e.Event.Who), 10)) + " "
		said := Wrap(strings.ReplaceAll(env.Say(e.Summary), "\n", " "), max(1, width-lipgloss.Width(head)-1))
		if len(said) > deep {
			said = append(said[:deep-1:deep-1], Cut(strings.Join(said[deep-1:], " "), width-lipgloss.Width(head)-1))
		}
		for i, l := range said {
			if i > 0 {
				head = blank(lipgloss.Width(head))
			}
			lines = append(lines, head+ink.Text.Render(l))
		}
	}
	return lines
}

// StayAt gives how many lines of a history are scrolled away after it was
// loaded again: the line at the upper edge stays there. A history that is not
// scrolled shows its newest line.
func StayAt(past int, was, is []careline.TimelineLine) int {
	if past == 0 {
		return 0
	}
	rows := Rows{At: past}
	Keep(&rows, eventIDs(was), eventIDs(is))
	return rows.At
}

func eventIDs(lines []careline.TimelineLine) []careline.EventID {
	all := make([]careline.EventID, len(lines))
	for i := range lines {
		all[i] = lines[i].Event.ID
	}
	return all
}

// CoverLine draws one line of a warranty with its reason, and in a mark as
// well as in colour whether it covers today.
func CoverLine(env *page.Env, c careline.Cover, width int) string {
	ink := env.Theme.Ink()
	mark := ink.Dim.Render(" - ")
	if c.In {
		mark = ink.Good.Render(" + ")
	}
	return mark + ink.Dim.Render(Cut(env.Say(c.Reason), width-4))
}
