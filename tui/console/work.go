package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// worked takes news of long work and shows it to the pages; the end of what
// went on behind them is told on the status line.
func (c *console) worked(msg tea.Msg) tea.Cmd {
	cmd := page.Hear(msg, c.now)
	if ended, is := msg.(page.WorkEnded); is && ended.Work == c.env.Work {
		c.status = ended.Work.Sum(ended.Work, c.env)
	}
	return tea.Batch(cmd, c.all(msg))
}

// workTag tells in the title bar how far the long work is.
func (c *console) workTag() string {
	w := c.env.Work
	if !w.Runs() {
		return ""
	}
	tag := w.Tag(c.env.Words)
	if w.At.Share > 0 {
		tag += fmt.Sprintf(" %d %%", int(w.At.Share*100))
	}
	return tag
}

// listKeys lead to the pages that take lists in and hand them out; where there
// are no files there are no such pages.
func (c *console) listKeys() []page.Key {
	if c.env.Lists == nil {
		return nil
	}
	w := c.env.Words
	return []page.Key{
		{
			Name: "import", Label: w.Intake.Open, Off: c.env.Refusal(careline.MayImport), Hidden: true,
			Do: func() tea.Cmd { return page.Open(page.ToImport{}) },
		},
		{
			Name: "export", Label: w.Handout.Open, Off: c.env.Refusal(careline.MayExport), Hidden: true,
			Do: func() tea.Cmd { return page.Open(page.ToExport{}) },
		},
	}
}
