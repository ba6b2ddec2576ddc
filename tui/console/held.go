package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/draft"
	"careline/tui/page"
)

// heldDrafts is what was told the store of this person's drafts.
type heldDrafts struct {
	found   bool // what former consoles left is known
	once    bool // the store was told something
	told    []careline.HeldDraft
	telling bool
	minute  bool // it was refused, and is tried again with the next minute
}

// heldTold is what came of telling.
type heldTold struct {
	drafts []careline.HeldDraft
	err    error
}

func (heldTold) draft() {}

// holding lists the drafts of this console, and those of former ones that it
// offers: of what kind, and on which record, never what is in them.
func (c *console) holding() []careline.HeldDraft {
	all := []careline.HeldDraft{}
	add := func(id string, to page.Route, of careline.HeldDraft) {
		if place, is := draft.PlaceOf(to); is {
			of.ID, of.Kind = id, careline.DraftKind(place.To)
			of.On, _ = page.About(to)
			all = append(all, of)
		}
	}
	for _, e := range c.stack {
		if k := c.drafts.kept[e.page]; k != nil && k.typed {
			add(k.id, e.route, careline.HeldDraft{Since: k.since.UTC()})
		}
	}
	for i := range c.drafts.offers {
		d := &c.drafts.offers[i]
		add(d.ID, d.Route, careline.HeldDraft{Since: d.At.UTC()})
	}
	return all
}

// tellHeld tells the store of the drafts where they are others than before. It
// is done quietly: what the store refuses it is told again in a minute.
func (c *console) tellHeld() tea.Cmd {
	h, j := &c.held, c.drafts.journal
	if j == nil || !h.found || h.telling || h.minute || c.line.lost {
		return nil
	}
	drafts := c.holding()
	if h.once && slices.Equal(drafts, h.told) {
		return nil
	}
	h.telling = true
	session, ctx, desk := c.env.Session, c.ctx, c.places.desk
	return func() tea.Msg { return heldTold{drafts, session.HoldDrafts(ctx, j.Where(), desk, drafts)} }
}

func (c *console) heldTold(msg heldTold) {
	c.held.telling = false
	if c.held.minute = msg.err != nil; msg.err == nil {
		c.held.once, c.held.told = true, msg.drafts
	}
}
