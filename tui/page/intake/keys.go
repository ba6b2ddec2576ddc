package intake

import (
	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// Keys lists what can be done in the present step.
func (p *intake) Keys() []page.Key {
	w := &p.env.Words.Intake
	if p.deny != "" {
		return nil
	}
	switch p.step {
	case ofFile:
		return p.fileKeys()
	case ofColumns:
		return []page.Key{
			{Name: "preview", Keys: []string{"ctrl+s"}, Label: w.Preview, Do: p.preview},
			{Name: "earlier", Keys: []string{"esc"}, Label: w.Earlier, Do: p.earlier},
		}
	case ofRows:
		label := w.Run
		if p.got.Before > 0 {
			label = w.GoOn
		}
		return []page.Key{
			{Name: "run", Keys: []string{"enter", "ctrl+s"}, Label: label, Do: p.run},
			{Name: "earlier", Keys: []string{"esc"}, Label: w.Earlier, Do: p.earlier},
		}
	case ofRun:
	}
	if p.work.Runs() {
		return []page.Key{{Name: "stop", Keys: []string{"esc"}, Label: w.Stop, Do: func() tea.Cmd {
			p.work.Stop()
			return page.Done(w.Stopping)
		}}}
	}
	keys := []page.Key{{Name: "other", Keys: []string{"n"}, Label: w.Other, Do: func() tea.Cmd {
		p.begin(string(p.take.Kind))
		return nil
	}}}
	if p.work.Err != nil {
		keys = append([]page.Key{{Name: "go on", Keys: []string{"enter"}, Label: w.GoOn, Do: p.run}}, keys...)
	}
	return keys
}

func (p *intake) fileKeys() []page.Key {
	w := &p.env.Words.Intake
	if p.from.At() != rowPath {
		return nil
	}
	return []page.Key{
		{Name: "look", Keys: []string{"enter", "ctrl+s"}, Label: w.Look, Do: p.look},
		{Name: "complete", Keys: []string{"tab"}, Label: w.Complete, Do: p.complete},
	}
}

// earlier goes a step back; what was chosen there stays.
func (p *intake) earlier() tea.Cmd {
	p.ask.Drop()
	p.ask = nil
	p.try.Stop()
	p.step--
	return nil
}
