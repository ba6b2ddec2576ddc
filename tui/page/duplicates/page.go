// Package duplicates holds the page that walks through files that are likely
// one person's: the same, not the same, or later.
package duplicates

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// limit is how many pairs are loaded; there are more when these are judged.
const limit = 50

// Page is one pair after the other, side by side.
type Page struct {
	env *page.Env

	load *page.Ticket
	got  *careline.Duplicates // nil until loaded
	gone error
	at   int // of the pairs

	second bool                  // the file with the higher number stays
	take   []careline.MergeField // in which the word of the file that goes stands; nil: as proposed
	rows   widget.Rows           // the field that is chosen, in the preview of a merge
	off    int                   // lines of the table that are scrolled away
	sure   bool                  // the preview of a merge is shown

	saving widget.Saving
	last   careline.CustomerID // what was merged last here, to be taken back

	finding *page.Ticket
	found   found
}

// judged is what came of a verdict, as it is told.
type judged struct {
	said   string
	merged careline.CustomerID // the file that went
	back   bool                // a merge was taken back
}

// found is how far a search for duplicates is.
type found struct {
	after              careline.CustomerID
	left, looked, news int
	done               bool
}

// New makes the page.
func New(env *page.Env) *Page { return &Page{env: env} }

// Init loads the pairs.
func (p *Page) Init() tea.Cmd {
	s := p.env.Session
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (careline.Duplicates, error) { return s.Duplicates(ctx, limit) })
	return cmd
}

// Title names the page.
func (p *Page) Title() string { return p.env.Words.Twins.Title }

// Typing is never.
func (p *Page) Typing() bool { return false }

// Busy tells whether a verdict is under way: the next key is meant for the
// pair that comes then.
func (p *Page) Busy() bool { return p.saving.Busy() }

// Close ends a search; it goes on from there the next time.
func (p *Page) Close() { p.finding.Drop() }

// Update takes answers.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[careline.Duplicates]:
		if msg.Ticket != p.load {
			return nil
		}
		p.load = nil
		if msg.Err != nil {
			if p.got == nil {
				p.gone = msg.Err
			}
			return page.Unread(msg.Err, p.env.Lang)
		}
		p.loaded(msg.Value)
	case page.Answer[judged]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	case page.Answer[found]:
		if msg.Ticket == p.finding {
			return p.searched(msg.Value, msg.Err)
		}
	}
	return nil
}

// loaded keeps the pair that is looked at where it still waits.
func (p *Page) loaded(d careline.Duplicates) {
	was, ok := p.pair()
	p.got, p.gone = &d, nil
	at := -1
	if ok {
		at = slices.IndexFunc(d.Pairs, func(o careline.Duplicate) bool { return o.Pair.Low == was.Pair.Low && o.Pair.High == was.Pair.High })
	}
	if at < 0 {
		p.look(min(p.at, max(0, len(d.Pairs)-1)))
		return
	}
	p.at = at
	if now := &d.Pairs[at]; now.Files[0].Version != was.Files[0].Version || now.Files[1].Version != was.Files[1].Version {
		p.look(at) // the preview would show what is no more
	}
}

// look begins with a pair.
func (p *Page) look(at int) {
	p.at, p.second, p.take, p.sure, p.rows, p.off = at, false, nil, false, widget.Rows{}, 0
}

// pair gives the pair that is looked at.
func (p *Page) pair() (*careline.Duplicate, bool) {
	if p.got == nil || p.at >= len(p.got.Pairs) {
		return nil, false
	}
	return &p.got.Pairs[p.at], true
}

// files gives the file that would stay and the one that would go.
func (p *Page) files(d *careline.Duplicate) (stays, goes *careline.Customer) {
	if p.second {
		return &d.Files[1], &d.Files[0]
	}
	return &d.Files[0], &d.Files[1]
}

// taken gives the fields in which the word of the file that goes stands.
func (p *Page) taken(d *careline.Duplicate) []careline.MergeField {
	if p.take != nil {
		return p.take
	}
	stays, goes := p.files(d)
	return careline.ProposeTake(stays, goes)
}

func (p *Page) saved(j judged, err error) tea.Cmd {
	if widget.Posted(err) {
		return widget.SayPosted(p.env, err)
	}
	if err != nil {
		return tea.Batch(page.Fail(err, p.env.Lang), p.Init())
	}
	switch {
	case j.merged != 0:
		p.last = j.merged
	case j.back:
		p.last = 0
	}
	p.sure = false
	return tea.Batch(page.Done(j.said), p.Init())
}

// search looks at the next customers for duplicates.
func (p *Page) search() tea.Cmd {
	if p.finding != nil {
		return nil
	}
	p.found = found{left: -1}
	return p.searchOn()
}

func (p *Page) searchOn() tea.Cmd {
	s, f := p.env.Session, p.found
	var cmd tea.Cmd
	p.finding, cmd = page.Ask(nil, func(ctx context.Context) (found, error) {
		if f.left < 0 {
			var err error
			if f.after, f.left, err = s.FindProgress(ctx, false); err != nil {
				return f, err
			}
		}
		batch, err := s.FindDuplicates(ctx, careline.FindFrom{After: f.after, Limit: 200})
		f.after, f.looked, f.news, f.done = batch.Last, f.looked+batch.Looked, f.news+batch.Found, batch.Done
		return f, err
	})
	return cmd
}

func (p *Page) searched(f found, err error) tea.Cmd {
	p.finding, p.found = nil, f
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	w := &p.env.Words.Twins
	if !f.done {
		return tea.Batch(page.Done(fmt.Sprintf(w.Finding, number(f.looked), number(f.left))), p.searchOn())
	}
	return tea.Batch(page.Done(fmt.Sprintf(w.Found, number(f.looked), number(f.news))), p.Init())
}

func number(n int) string { return careline.Count(n, "%s", "%s", "%s").In(careline.English) }
