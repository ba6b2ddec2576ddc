package console

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/page/reference"
	"careline/tui/widget"
)

// referenceKeys is the key that opens the reference data and, for the palette,
// each sort by its name. On the page itself the sorts are the page's own.
func (c *console) referenceKeys() []page.Key {
	to := func(kind careline.SubjectKind) func() tea.Cmd {
		return func() tea.Cmd { return page.Open(page.ToReference{Kind: kind}) }
	}
	kinds := reference.Kinds()
	keys := []page.Key{{
		Name: "reference", Keys: []string{"."}, Label: c.env.Words.Reference.Title, Hidden: true,
		Off: widget.Denied(c.env, kinds[0].Needs), Do: to(kinds[0].Of),
	}}
	if _, there := c.stack[len(c.stack)-1].route.(page.ToReference); there {
		return keys
	}
	for _, k := range kinds {
		keys = append(keys, page.Key{
			Name: k.Plural, Label: k.Name(&c.env.Words.Reference), Hidden: true, Off: widget.Denied(c.env, k.Needs), Do: to(k.Of),
		})
	}
	return keys
}
