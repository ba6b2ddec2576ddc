package console

import (
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline/tui/draft"
	"careline/tui/page"
)

// draftAfter is how long after a key the typing is journalled at the latest;
// draftAgain when it is tried again on a disk that refused.
const (
	draftAfter = 900 * time.Millisecond
	draftAgain = 5 * time.Second
)

// drafts is the typing of the open pages as it stands in the journal, and what
// an earlier console left there.
type drafts struct {
	journal *draft.Journal // nil: nothing is kept
	offers  []draft.Draft  // the newest first
	kept    map[page.Page]*kept
	due     bool // a look at the pages is under way
	writing bool
	refused bool // the disk did, and it was said
	found   bool // offers is known
	owed    bool // and the page in front is to have its own once it is
}

// kept is what the journal has of a page.
type kept struct {
	id    string
	last  page.Draft
	typed bool         // the page has had typing
	since time.Time    // when that began
	offer *draft.Draft // which the page has yet to take
}

// draftMsg is a message between the console and its journal.
type draftMsg interface{ draft() }

type (
	draftDue   struct{}
	draftsKept struct{ failed []string }
	draftTaken struct {
		offer draft.Draft
		took  bool
		err   error
	}
	draftsFound struct {
		all   []draft.Draft
		aside int
		err   error
	}
)

func (draftDue) draft()    {}
func (draftsKept) draft()  {}
func (draftTaken) draft()  {}
func (draftsFound) draft() {}

func (c *console) findDrafts() tea.Cmd {
	j, now := c.drafts.journal, c.now
	if j == nil {
		return nil
	}
	return func() tea.Msg {
		all, aside, err := j.All(now)
		return draftsFound{all, aside, err}
	}
}

// keepDrafts sees to it that what a message has changed is journalled soon.
func (c *console) keepDrafts() tea.Cmd {
	d := &c.drafts
	for p, k := range d.kept {
		if !k.typed && k.offer != nil { // the page has taken it once it gives it out
			_, k.typed = p.(page.Drafter).Draft()
		}
	}
	if d.journal == nil || d.due || d.writing || len(d.kept) == 0 && !c.stack.dirtyFrom(0) {
		return nil
	}
	return c.lookAfter(draftAfter)
}

func (c *console) lookAfter(wait time.Duration) tea.Cmd {
	c.drafts.due = true
	return tea.Tick(wait, func(time.Time) tea.Msg { return draftDue{} })
}

// drafted takes a message of the journal.
func (c *console) drafted(msg draftMsg) tea.Cmd {
	d, words := &c.drafts, &c.env.Words.Draft
	switch msg := msg.(type) {
	case draftsFound:
		d.offers, d.found = msg.all, true
		owed := d.owed
		d.owed = false
		c.held.found = true
		switch {
		case msg.err != nil:
			c.status = page.Status{Text: words.NotRead, Bad: true}
		case msg.aside > 0:
			c.status = page.Status{Text: c.aside(msg.aside), Bad: true}
		}
		if owed {
			return c.takeHere()
		}
	case draftDue:
		d.due = false
		return c.journal()
	case draftsKept:
		d.writing = false
		if len(msg.failed) == 0 {
			d.refused = false
			return nil
		}
		for _, k := range d.kept {
			if slices.Contains(msg.failed, k.id) {
				k.last = page.Draft{}
			}
		}
		if !d.refused {
			d.refused = true
			c.status = page.Status{Text: words.NotKept, Bad: true}
		}
		return c.lookAfter(draftAgain)
	case draftTaken:
		return c.resume(msg)
	case heldTold:
		c.heldTold(msg)
	}
	return nil
}

// changes compares the open pages with the journal. A page that was closed
// before it could take its draft leaves that to be offered again.
func (c *console) changes() (puts []draft.Draft, drops []string) {
	d := &c.drafts
	open := map[page.Page]bool{}
	for _, e := range c.stack {
		p, is := e.page.(page.Drafter)
		if !is {
			continue
		}
		open[e.page] = true
		k := d.kept[e.page]
		typing, typed := p.Draft()
		switch {
		case typed && k == nil:
			k = &kept{id: draft.NewID(), since: c.now}
			d.kept[e.page] = k
			fallthrough
		case typed:
			k.typed = true
			if !typing.Equal(k.last) {
				k.last = typing
				puts = append(puts, draft.Draft{ID: k.id, Route: e.route, At: c.now, Page: typing})
			}
		case k != nil && k.typed:
			drops = append(drops, k.id)
			delete(d.kept, e.page)
		}
	}
	for p, k := range d.kept {
		if open[p] {
			continue
		}
		delete(d.kept, p)
		if waits, is := p.(page.Busy); !k.typed && k.offer != nil && is && waits.Busy() {
			d.offers = append(d.offers, *k.offer)
			continue
		}
		drops = append(drops, k.id)
	}
	return puts, drops
}

// journal writes what has changed.
func (c *console) journal() tea.Cmd {
	puts, drops := c.changes()
	if len(puts)+len(drops) == 0 {
		return nil
	}
	c.drafts.writing = true
	j := c.drafts.journal
	return func() tea.Msg {
		var failed []string
		for _, d := range puts {
			if j.Put(d) != nil {
				failed = append(failed, d.ID)
			}
		}
		for _, id := range drops {
			_ = j.Drop(id) // at worst it is offered once more
		}
		return draftsKept{failed}
	}
}

// endDrafts journals the last keys when the program has ended, and lets go of
// what is left.
func (c *console) endDrafts() error {
	if c.drafts.journal == nil {
		return nil
	}
	var all error
	puts, drops := c.changes()
	for _, d := range puts {
		all = errors.Join(all, c.drafts.journal.Put(d))
	}
	for _, id := range drops {
		all = errors.Join(all, c.drafts.journal.Drop(id))
	}
	return errors.Join(all, c.drafts.journal.Close())
}
