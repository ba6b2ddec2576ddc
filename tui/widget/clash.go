package widget

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"
)

// Clash is a field in which somebody else saved another value meanwhile. What
// the field holds is what will be saved; the other value is one key away.
type Clash struct {
	Mine   string // what was typed; where only they changed it, what stood there
	Theirs string // what the newer version has
	Only   bool   // only they changed it, so theirs was taken
	Who    string // who saved theirs; empty: not known
	At     time.Time

	was string // what both began with
}

// Rebase lays what was typed in another form over this one, which is made of
// a newer version of the same record: what only they changed follows the newer
// version, what only I changed stays typed, and what both changed stays typed
// with theirs beside it. It gives the names of the last, and of rows that are
// no more.
func (f *Form) Rebase(mine *Form) (both []string) {
	typed := mine.Typed()
	for _, r := range f.rows {
		old := mine.Row(r.Name)
		theirs, was := f.Value(r.Name), mine.saved[r.Name]
		if _, is := typed[r.Name]; is || r.Hidden {
			continue
		}
		switch {
		case old != nil && old.Clash != nil && !old.Clash.Only && theirs != old.Clash.Mine: // theirs was taken over what was typed
			r.Clash = &Clash{Mine: old.Clash.Mine, Theirs: theirs, was: old.Clash.was}
		case theirs != was:
			r.Clash = &Clash{Mine: was, Theirs: theirs, Only: true}
		}
	}
	return f.lay(typed, mine.was(typed), mine.At())
}

// was gives what stood in the rows that were typed in before anybody changed
// them: what still clashes does so for a third version as well.
func (f *Form) was(typed map[string]string) map[string]string {
	was := make(map[string]string, len(typed))
	for name := range typed {
		was[name] = f.saved[name]
		if r := f.Row(name); r != nil && r.Clash != nil && !r.Clash.Only {
			was[name] = r.Clash.was
		}
	}
	return was
}

// Clash tells whether there is a row in which somebody else's value differs.
func (f *Form) Clash() bool { return f.clashAfter(-1) >= 0 }

func (f *Form) clashAfter(i int) int {
	j := slices.IndexFunc(f.rows[i+1:], func(r *Row) bool { return r.Clash != nil && !r.Hidden })
	if j < 0 {
		return -1
	}
	return i + 1 + j
}

func (r *Row) value() string { return strings.TrimSpace(r.Input.Value()) }

func (r *Row) tookTheirs() bool { return r.value() == r.Clash.Theirs }

// take puts theirs into a row, or mine back.
func (r *Row) take(theirs bool) {
	switch {
	case r.Clash == nil || theirs == r.tookTheirs():
	case theirs:
		r.Clash.Mine = r.value()
		r.Input.SetValue(r.Clash.Theirs)
	default:
		r.Input.SetValue(r.Clash.Mine)
	}
}

// TakeTheirs settles every row in the other's favour, or in mine; what was
// typed is one key away as before.
func (f *Form) TakeTheirs(theirs bool) {
	for _, r := range f.rows {
		r.take(theirs)
	}
}

// settle turns the row that has the focus over to the other value; where it
// has none, the focus goes to the next that has.
func (f *Form) settle() {
	if f.at >= 0 && f.rows[f.at].Clash != nil {
		r := f.rows[f.at]
		r.take(!r.tookTheirs())
		return
	}
	next := f.clashAfter(f.at)
	if next < 0 {
		next = f.clashAfter(-1)
	}
	if next >= 0 {
		f.focus(next)
	}
}

// credit tells of each clash who saved theirs: by the newest event that has
// the value, else the newest that changed anything.
func (f *Form) credit(lately []page.Late) {
	for _, r := range f.rows {
		if r.Clash == nil {
			continue
		}
		for i := range lately {
			e := &lately[i]
			has := slices.ContainsFunc(e.Changes, func(c careline.Change) bool { return r.Clash.made(c) })
			if has || r.Clash.Who == "" && len(e.Changes) > 0 {
				r.Clash.Who, r.Clash.At = e.Who, e.At
			}
			if has {
				break
			}
		}
	}
}

// made tells whether a change brought theirs about.
func (c *Clash) made(by careline.Change) bool {
	switch {
	case by.From == by.To:
		return false
	case c.Theirs == "":
		return by.To == "" && by.From != "" && (by.From == c.was || by.From == c.Mine)
	case by.To == c.Theirs:
		return true
	}
	// Contacts and addresses are told of all together.
	return len(c.Theirs) > 3 && strings.Contains(by.To, c.Theirs) && !strings.Contains(by.From, c.Theirs)
}

// ClashKeys are the keys that settle what somebody else saved meanwhile; none
// where nothing differs.
func ClashKeys(env *page.Env, f *Form) []page.Key {
	if !f.Clash() {
		return nil
	}
	w := &env.Words.Form
	label := w.NextClash
	if r := f.Row(f.At()); r != nil && r.Clash != nil {
		label = w.TakeTheirs
		if r.tookTheirs() {
			label = w.TakeMine
			if r.Clash.Only {
				label = w.TakeOld
			}
		}
	}
	all := func(theirs bool, said string) func() tea.Cmd {
		return func() tea.Cmd {
			f.TakeTheirs(theirs)
			return page.Done(said)
		}
	}
	return []page.Key{
		{Name: "theirs", Keys: []string{"ctrl+r"}, Label: label, Do: func() tea.Cmd { f.settle(); return nil }},
		{Name: "all theirs", Keys: []string{"ctrl+y"}, Label: w.AllTheirs, Do: all(true, w.Took)},
		{Name: "all mine", Keys: []string{"ctrl+x"}, Label: w.AllMine, Do: all(false, w.Kept)},
	}
}

// Collided says that typing was laid over a newer version of the record, and
// in which fields both differ. The focus goes to the first of them. Err is the
// refusal that told of the newer version; nil where there was none.
func Collided(env *page.Env, f *Form, both []string, err error) tea.Cmd {
	f.credit(page.Latest(err))
	if len(both) == 0 {
		return Warn(env.Words.Form.RebasedClean)
	}
	names := make([]string, len(both))
	for i, name := range both {
		names[i] = f.Label(name)
	}
	f.GoTo(both[0])
	return Warn(fmt.Sprintf(env.Words.Form.Rebased, strings.Join(names, env.Words.Form.Comma)))
}

// Overtaken says of a refused act what somebody else did to the record
// meanwhile; what was typed stays, for the act to be tried on the new version.
func Overtaken(env *page.Env, err error) tea.Cmd {
	for _, l := range latelyOf(err) {
		if len(l.Event.Changes) > 0 {
			at := env.Words.Times.Moment(l.Event.At, env.Session.Now())
			return Warn(fmt.Sprintf(env.Words.Form.Overtaken, careline.Sanitize(l.Event.Who), at, env.Say(l.Summary)))
		}
	}
	return page.Fail(err, env.Lang)
}

const clashLines = 3 // that a long text takes at most

// clashed draws both values of a row, that which will be saved marked, side by
// side where they fit, else one below the other.
func (r *Row) clashed(env *page.Env, width int) []string {
	w, c, took := &env.Words.Form, r.Clash, r.tookTheirs()
	mine, label := r.value(), w.Mine
	if took {
		mine = c.Mine
	}
	if c.Only {
		label = w.Before
	}
	part := func(chosen bool, label, value string) string {
		mark := "○ "
		if chosen {
			mark = "● "
		}
		if value = r.shown(env, value); value == "" {
			value = w.Nothing
		}
		return mark + label + careline.Sanitize(value)
	}
	by := ""
	if c.Who != "" {
		by = "  (" + careline.Sanitize(c.Who) + " " + env.Words.Times.Moment(c.At, env.Session.Now()) + ")"
	}
	parts := []string{part(!took, label, mine), part(took, w.Theirs, c.Theirs) + by}
	style := theme.Style(env.Theme.Warn)
	if one := strings.Join(parts, "   "); lipgloss.Width(one) <= width {
		return []string{style.Render(one)}
	}
	var lines []string
	for _, p := range parts {
		wrapped := Wrap(p, width)
		if len(wrapped) > clashLines {
			wrapped = append(wrapped[:clashLines-1:clashLines-1], Cut(strings.Join(wrapped[clashLines-1:], " "), width))
		}
		for _, l := range wrapped {
			lines = append(lines, style.Render(l))
		}
	}
	return lines
}
