package person

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
	"careline/tui/widget"
)

// Busy tells whether what is typed is meant for what is still to come: the page
// itself, a draft, or what comes of a save.
func (p *person) Busy() bool {
	return p.form == nil && p.load != nil || p.draft != nil || p.saving.Busy()
}

// Draft gives what is typed.
func (p *person) Draft() (d page.Draft, ok bool) {
	if p.form == nil {
		return d, false
	}
	d, ok = widget.Draft(&p.saving, p.env, p.form)
	d.Version = p.base.Version
	d.About = cmp.Or(p.form.Value("name"), p.form.Value("phones"))
	if p.id == 0 {
		d.Was = nil
	} else {
		d.About = strings.TrimSpace(p.id.String() + " " + p.base.Name)
	}
	return d, ok
}

// Resume fills a draft in once the customer is there.
func (p *person) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.form != nil {
		return p.takeUp()
	}
	return nil
}

func (p *person) takeUp() tea.Cmd {
	d := p.draft
	p.draft = nil
	if d == nil {
		return nil
	}
	p.addLines(d.Typed)
	both := p.homeless(p.form, widget.Resume(&p.saving, p.form, *d), d.Typed)
	p.grow()
	p.form.GoTo(d.At)
	if len(both) > 0 {
		return tea.Batch(p.lookUp(), p.askAlike(), widget.Collided(p.env, p.form, both, nil))
	}
	return tea.Batch(p.lookUp(), p.askAlike())
}

// addLines makes room for contacts and homes that were added.
func (p *person) addLines(typed map[string]string) {
	last := map[string]string{"contact": "contact.new", "home": "home.new"}
	for _, name := range slices.Sorted(maps.Keys(typed)) {
		kind, rest, _ := strings.Cut(name, ".")
		if last[kind] == "" || !strings.HasPrefix(rest, "new") || p.form.Row(name) != nil {
			continue
		}
		row := p.contactRow(name, "")
		if kind == "home" {
			row = p.homeRow(name, "")
		}
		p.form.Insert(last[kind], row)
		last[kind] = name
	}
}

// homeless finds a place for what was typed over a contact or a home that
// somebody else took away: the empty line at the end. It gives the other names.
func (p *person) homeless(f *widget.Form, names []string, typed map[string]string) (both []string) {
	for _, name := range names {
		if f.Row(name) != nil {
			both = append(both, name)
			continue
		}
		kind, _, _ := strings.Cut(name, ".")
		if text := typed[name]; text != "" && f.Value(kind+".new") == "" {
			f.Set(kind+".new", text)
		}
	}
	return both
}
