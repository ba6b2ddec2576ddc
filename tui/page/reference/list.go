// Package reference holds the pages on which an administrator sets up what
// everything else points at: a list for each sort, with where each piece is
// used, and a form for each piece.
package reference

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// list is the page that lists one sort of reference data.
type list struct {
	env  *page.Env
	kind Kind

	rows  []row // all; nil until loaded
	shown []row // filtered and sorted
	load  *page.Ticket
	gone  error

	at      widget.Rows
	high    int                 // rows that were shown last
	want    careline.Subject    // to be chosen once it is there
	only    careline.ProviderID // whose alone are shown; zero: everybody's
	retired bool                // what is retired is shown too
	sort    int                 // a column, from 1; zero: in the order of the store
	filter  *widget.Field
	typing  bool // the filter has the focus

	asking *asking // the overlay; nil while there is none
	saving widget.Saving
}

// loaded is what the store tells.
type loaded []row

func newList(env *page.Env, kind Kind, only careline.ProviderID) *list {
	return &list{env: env, kind: kind, only: only, filter: widget.NewField("")}
}

// Init loads the list.
func (l *list) Init() tea.Cmd {
	if off := widget.Denied(l.env, l.kind.Needs); off != "" {
		return widget.Warn(off)
	}
	s, load := l.env.Session, l.kind.load
	var cmd tea.Cmd
	l.load, cmd = page.Ask(l.load, func(ctx context.Context) (loaded, error) {
		rows, err := load(ctx, s)
		return append(loaded{}, rows...), err
	})
	return cmd
}

// Typing is while the filter has the focus.
func (l *list) Typing() bool { return l.typing && l.asking == nil }

// Busy tells whether keys have to wait for the list.
func (l *list) Busy() bool { return l.rows == nil && l.load != nil || l.saving.Busy() }

// Update takes typing and answers.
func (l *list) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return tea.Batch(l.Init(), l.recount())
	case page.SubjectSaved:
		if msg.Subject.Kind == l.kind.Of {
			l.want = msg.Subject
			return l.Init()
		}
	case page.Answer[loaded]:
		if msg.Ticket == l.load {
			l.load = nil
			return l.loaded(msg.Value, msg.Err)
		}
	case page.Answer[[]careline.Use]:
		return l.counted(msg)
	case page.Answer[row]:
		if l.saving.Ended(msg.Ticket, msg.Err) {
			return l.turned(msg.Value, msg.Err)
		}
	case tea.PasteMsg:
		l.typed(msg)
	case tea.KeyPressMsg:
		switch {
		case l.asking != nil:
		case l.at.Move(msg.String(), len(l.shown), l.high):
		default:
			l.typed(msg)
		}
	}
	return nil
}

func (l *list) loaded(rows loaded, err error) tea.Cmd {
	if err != nil {
		if l.rows == nil {
			l.gone = err
		}
		return page.Unread(err, l.env.Lang)
	}
	l.rows, l.gone = rows, nil
	if i := slices.IndexFunc(rows, func(r row) bool { return r.of == l.want }); i >= 0 {
		l.retired = l.retired || rows[i].retired
		if !rows[i].fits(l.filter.Value()) {
			l.filter.SetValue("")
		}
		if rows[i].provider != l.only {
			l.only = 0
		}
	}
	l.refresh()
	return l.follow()
}

func (l *list) typed(msg tea.Msg) {
	if !l.Typing() {
		return
	}
	if before := l.filter.Value(); l.filter.Update(msg) && l.filter.Value() != before {
		l.at.At = 0
		l.refresh()
	}
}

// chosen gives the row that is chosen; nil where there is none.
func (l *list) chosen() *row {
	if l.at.At < len(l.shown) {
		return &l.shown[l.at.At]
	}
	return nil
}

// refresh filters and sorts anew, and keeps the row that is chosen.
func (l *list) refresh() {
	keep := l.want
	if r := l.chosen(); r != nil && keep == (careline.Subject{}) {
		keep = r.of
	}
	l.shown = l.shown[:0:0]
	for _, r := range l.rows {
		if (l.retired || !r.retired) && (l.only == 0 || r.provider == l.only) && r.fits(l.filter.Value()) {
			l.shown = append(l.shown, r)
		}
	}
	if i := l.sort - 1; i >= 0 {
		slices.SortStableFunc(l.shown, func(a, b row) int { return a.cells[i].compare(b.cells[i], l.env.Lang) })
	}
	if i := slices.IndexFunc(l.shown, func(r row) bool { return r.of == keep }); i >= 0 {
		l.at.Shift(i - l.at.At)
		l.want = careline.Subject{}
	}
	l.at.At = max(0, min(l.at.At, len(l.shown)-1))
}

func (c cell) compare(o cell, lang careline.Lang) int {
	sound := func(c cell) string {
		s := c.said.In(lang)
		return strings.ToLower(cmp.Or(careline.Pinyin(s), s))
	}
	return cmp.Or(cmp.Compare(c.rank, o.rank), strings.Compare(sound(c), sound(o)), strings.Compare(c.said.In(lang), o.said.In(lang)))
}

// fits tells whether the row has to do with what is typed in the filter: with
// all of it at once, or with each of its words.
func (r *row) fits(typed string) bool {
	if r.has(typed) {
		return true
	}
	for _, word := range strings.Fields(typed) {
		if !r.has(word) {
			return false
		}
	}
	return true
}

func (r *row) has(typed string) bool {
	if typed == "" {
		return true
	}
	for _, c := range r.cells {
		for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
			if s := c.said.In(lang); s != "" && widget.Fits(s, typed) {
				return true
			}
		}
	}
	return slices.ContainsFunc(r.sought, func(s string) bool { return s != "" && widget.Fits(s, typed) })
}

// Title names the page.
func (l *list) Title() string { return l.kind.Name(&l.env.Words.Reference) }
