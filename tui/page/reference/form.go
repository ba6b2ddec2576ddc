package reference

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// sheet is how a piece of one sort is entered.
type sheet[T any] struct {
	needs careline.Permission
	blank func() T // a new one, with what is proposed
	find  func(ctx context.Context, s *careline.Session, x careline.Subject) (T, error)
	// about tells what a piece is, its version, and what people call it.
	about func(v *T) (x careline.Subject, version int64, name careline.Speaker)
	label func(w *text.Reference, row string) string
	// rows makes the fields, filled in from v; a new one has version zero.
	rows func(env *page.Env, g *given, v *T) []*widget.Row
	// read takes what the form says into v.
	read func(f *widget.Form, v *T)
	// check gives the field that can't be read, and why; nil: all can.
	check func(env *page.Env, f *widget.Form) (field, why string)
	save  func(v T) careline.Intent[T]
	// below says under the form what comes of it; nil: nothing.
	below func(env *page.Env, g *given, v *T) string
	// more reads what else belongs to a piece that is there; beside shows it
	// under the form, in lines of so many cells, and keys lead to it. nil: nothing.
	more   func(ctx context.Context, s *careline.Session, x careline.Subject, g *given) error
	beside func(env *page.Env, g *given, width int) (title string, lines []string)
	keys   func(env *page.Env, x careline.Subject) []page.Key
	// code gives what v is known by; nil: what its subject says.
	code func(v *T) string
	// lead is a row that others follow; follow brings them in step with it.
	lead   string
	follow func(g *given, f *widget.Form)
}

// given is what the forms choose from.
type given struct {
	cat       careline.Catalogue
	providers []careline.ProviderRow // all, with those that are retired
	keys      []careline.StaffKey    // that the person has
}

// found is what a form is filled in from.
type found[T any] struct {
	given given
	v     T
}

// form is the page of one piece of reference data.
type form[T any] struct {
	env   *page.Env
	x     careline.Subject
	of    careline.ProviderID // of the list that it was opened from
	sheet sheet[T]

	base   *T // nil until loaded
	given  given
	form   *widget.Form
	load   *page.Ticket
	gone   error
	saving widget.Saving
	draft  *page.Draft // to be filled in once the form is there
}

func newForm[T any](env *page.Env, to page.ToSubject, s sheet[T]) page.Page {
	return &form[T]{env: env, x: to.Subject, of: to.Provider, sheet: s}
}

func (p *form[T]) fresh() bool { return p.x.Code == "" && p.x.ID == 0 }

// Init loads the piece and what the form chooses from.
func (p *form[T]) Init() tea.Cmd {
	s, x, sheet, fresh := p.env.Session, p.x, p.sheet, p.fresh()
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (f found[T], err error) {
		if f.given.cat, err = s.Catalogue(ctx); err != nil {
			return f, err
		}
		if f.given.providers, err = s.AllProviders(ctx); err != nil {
			return f, err
		}
		if fresh {
			f.v = sheet.blank()
			return f, nil
		}
		if f.v, err = sheet.find(ctx, s, x); err == nil && sheet.more != nil {
			err = sheet.more(ctx, s, x, &f.given)
		}
		return f, err
	})
	return cmd
}

// Typing is always: the form has the focus.
func (p *form[T]) Typing() bool { return true }

// Dirty tells whether leaving would lose typing.
func (p *form[T]) Dirty() bool { return p.form != nil && len(p.form.Typed()) > 0 }

// Busy tells whether what is typed is meant for what is still to come.
func (p *form[T]) Busy() bool {
	return p.form == nil && p.load != nil || p.draft != nil || p.saving.Busy()
}

// Update takes typing and answers.
func (p *form[T]) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		// Over typing, a newer version is met on saving.
		if !p.Dirty() && !p.Busy() {
			return p.Init()
		}
	case page.Answer[found[T]]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(msg.Value, msg.Err)
		}
	case page.Answer[T]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	default:
		if p.form != nil {
			before := p.form.Value(p.sheet.lead)
			p.form.Update(msg)
			if p.form.Value(p.sheet.lead) != before {
				p.follow()
			}
		}
	}
	return nil
}

// follow brings rows in step with the one that leads them.
func (p *form[T]) follow() {
	if p.sheet.follow != nil && p.form != nil {
		p.sheet.follow(&p.given, p.form)
	}
}

func (p *form[T]) loaded(f found[T], err error) tea.Cmd {
	if err != nil {
		if p.form == nil {
			p.gone, p.draft = err, nil
		}
		return page.Unread(err, p.env.Lang)
	}
	if p.form != nil {
		_, old, _ := p.sheet.about(p.base)
		if _, now, _ := p.sheet.about(&f.v); p.Dirty() || old == now {
			p.given.keys = f.given.keys
			return nil
		}
	}
	at := ""
	if p.form != nil {
		at = p.form.At()
	}
	p.base, p.given = &f.v, f.given
	p.form = p.make(&f.v)
	p.follow()
	p.form.GoTo(at)
	return p.takeUp()
}

func (p *form[T]) make(v *T) *widget.Form {
	label := func(row string) string { return p.sheet.label(&p.env.Words.Reference, row) }
	return widget.NewForm(label, p.sheet.rows(p.env, &p.given, v)...)
}

// value gives the piece as the form has it now.
func (p *form[T]) value() T {
	v := *p.base
	p.sheet.read(p.form, &v)
	return v
}

func (p *form[T]) save() tea.Cmd {
	if p.form == nil {
		return nil
	}
	field, why := p.form.Unmatched(), p.env.Words.Form.NoMatch
	if field == "" && p.sheet.check != nil {
		field, why = p.sheet.check(p.env, p.form)
	}
	if field != "" {
		p.form.Refuse(field, why)
		return widget.Warn(why)
	}
	return widget.Save(&p.saving, p.env, p.sheet.save(p.value()))
}

func (p *form[T]) saved(v T, err error) tea.Cmd {
	if err == nil {
		x, _, name := p.sheet.about(&v)
		done := p.code(&v)
		if said := p.env.Say(name); said != done {
			done = strings.TrimSpace(done + " " + said)
		}
		return tea.Sequence(
			page.Become(page.ToReference{Kind: x.Kind, Provider: p.of}),
			func() tea.Msg { return page.SubjectSaved{Subject: x} },
			page.Done(careline.Sanitize(fmt.Sprintf(p.env.Words.Form.Saved, done))),
		)
	}
	if widget.Posted(err) {
		return widget.LeavePosted(p.env, err)
	}
	if current, ok := widget.Current[T](err); ok {
		newer := p.make(&current)
		both := newer.Rebase(p.form)
		p.base, p.form = &current, newer
		p.follow()
		return widget.Collided(p.env, newer, both, err)
	}
	var e *careline.Error
	if errors.As(err, &e) && e.Field != "" {
		p.form.Refuse(e.Field, careline.Explain(err, p.env.Lang))
	}
	return page.Fail(err, p.env.Lang)
}

// Draft gives what is typed.
func (p *form[T]) Draft() (d page.Draft, ok bool) {
	if p.form == nil {
		return d, false
	}
	d, ok = widget.Draft(&p.saving, p.env, p.form)
	v := p.value()
	x, _, name := p.sheet.about(&v)
	_, d.Version, _ = p.sheet.about(p.base)
	d.About = strings.TrimSpace(x.Code + " " + name.In(careline.English))
	if p.fresh() {
		d.Was = nil
	}
	return d, ok
}

// Resume fills a draft in once the form is there.
func (p *form[T]) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.form != nil {
		return p.takeUp()
	}
	return nil
}

func (p *form[T]) takeUp() tea.Cmd {
	d := p.draft
	p.draft = nil
	if d == nil {
		return nil
	}
	both := widget.Resume(&p.saving, p.form, *d)
	p.follow()
	if len(both) > 0 {
		return widget.Collided(p.env, p.form, both, nil)
	}
	p.form.GoTo(d.At) // a row that applies only now, too
	return nil
}

// Keys lists what can be done.
func (p *form[T]) Keys() []page.Key {
	keys := []page.Key{{
		Name: "save", Keys: []string{"ctrl+s"}, Label: p.env.Words.Common.Save, Off: widget.Denied(p.env, p.sheet.needs), Do: p.save,
	}}
	if p.form != nil {
		keys = append(keys, p.saving.PostKeys(p.env, p.save)...)
		keys = append(keys, widget.ListKeys(p.env, p.form)...)
		if p.sheet.keys != nil && !p.fresh() {
			keys = append(keys, p.sheet.keys(p.env, p.x)...)
		}
		for _, k := range widget.ClashKeys(p.env, p.form) {
			do := k.Do
			k.Do = func() tea.Cmd {
				cmd := do()
				p.follow()
				return cmd
			}
			keys = append(keys, k)
		}
	}
	return p.saving.Hold(p.env, keys)
}

// Title names the page.
func (p *form[T]) Title() string {
	if p.fresh() {
		return fmt.Sprintf(p.env.Words.Reference.NewTitle, p.env.Say(p.x.Kind))
	}
	if p.base == nil && p.sheet.code != nil {
		return p.env.Say(p.x.Kind)
	}
	title := p.env.Say(p.x.Kind) + " " + p.code(p.base)
	if p.base != nil {
		_, _, name := p.sheet.about(p.base)
		title += " " + p.env.Say(name)
	}
	return careline.Sanitize(title)
}

// code gives what people call the piece by, beside its name.
func (p *form[T]) code(v *T) string {
	if p.sheet.code != nil {
		return p.sheet.code(v)
	}
	if v == nil {
		return p.x.String()
	}
	x, _, _ := p.sheet.about(v)
	return x.String()
}

// View draws the form, and under it what comes of it.
func (p *form[T]) View(size page.Size) page.Frame {
	env := p.env
	if p.form == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	var hints []string
	if p.sheet.below != nil && size.Height >= 12 {
		v := p.value()
		for _, l := range widget.Wrap(careline.Sanitize(p.sheet.below(env, &p.given, &v)), size.Width-4) {
			hints = append(hints, " "+env.Theme.Ink().Dim.Render(l))
		}
		hints = hints[:min(len(hints), size.Height/3)]
	}
	var under []widget.Section
	if len(hints) > 0 {
		under = append(under, widget.Section{Lines: hints, Height: len(hints)})
	}
	if p.sheet.beside != nil && !p.fresh() && size.Height >= 16 {
		title, lines := p.sheet.beside(env, &p.given, size.Width-2)
		under = append(under, widget.Section{Title: title, Lines: lines, Height: min(len(lines), size.Height/4)})
	}
	taken := 2
	for _, s := range under {
		taken += 1 + s.Height
	}
	lines, cursor := p.form.View(env, size.Width-2, max(1, size.Height-taken))
	sections := append([]widget.Section{{Title: p.Title(), Lines: lines, Height: len(lines), Focused: true}}, under...)
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, 0)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[0])}
}
