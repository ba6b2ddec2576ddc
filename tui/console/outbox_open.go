package console

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/draft"
	"careline/tui/outbox"
	"careline/tui/page"
)

// outboxKeys leads to the outbox, where there is one.
func (c *console) outboxKeys() []page.Key {
	if c.posts.box == nil {
		return nil
	}
	return []page.Key{{
		Name: "outbox", Keys: []string{"alt+o", ";"}, Label: c.env.Words.Outbox.Open, Hidden: true,
		Do: func() tea.Cmd { return page.Open(page.ToOutbox{}) },
	}}
}

// reopen makes a draft of an entry, and opens its form. The draft is on disk
// before the entry is gone; both have the key of the command, so that what is
// there twice after a crash is still done once.
func (c *console) reopen(e outbox.Entry) tea.Cmd {
	journal, box, words, lang := c.drafts.journal, c.posts.box, &c.env.Words.Draft, c.env.Lang
	e.Draft.Key = e.Letter.Key
	d := draft.Draft{ID: draft.NewID(), Route: e.From, At: c.now, Page: e.Draft}
	return func() tea.Msg {
		if journal != nil && journal.Put(d) != nil {
			return page.Status{Text: words.NotKept, Bad: true}
		}
		found, err := box.Drop(e.Letter.Key)
		if found && err == nil {
			return draftTaken{d, true, nil}
		}
		if journal != nil {
			_ = journal.Drop(d.ID) // at worst it is offered, and is the same command
		}
		if err != nil {
			return page.Status{Text: careline.Explain(err, lang), Bad: true}
		}
		return draftTaken{d, false, nil}
	}
}
