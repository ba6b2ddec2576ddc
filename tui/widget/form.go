package widget

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// Input is one thing in a form that is filled in.
type Input interface {
	// Value gives the canonical text of what is filled in: a code, or the
	// words typed.
	Value() string
	SetValue(s string)
	Focus()
	Blur()
	// Update takes a key press or a paste and tells whether the input had a
	// use for it; the rest is the form's.
	Update(msg tea.Msg) (used bool)
	// Draw gives the input's lines, none wider than width, and the cell of
	// its cursor within them.
	Draw(env *page.Env, width int) (lines []string, x, y int)
}

// Row is a labelled input of a form.
type Row struct {
	Name   string // by which pages and tests know it
	Input  Input
	Head   bool   // a heading stands above it: the label of Name+".head"
	Hidden bool   // it does not apply now
	Clash  *Clash // somebody else saved another value meanwhile; nil: nobody did
	Wrong  string // why it could not be saved; until it is changed
}

// Form is a column of labelled inputs of which one has the focus.
type Form struct {
	// Label names a row in the present language.
	Label func(name string) string

	rows  []*Row
	at    int
	top   int               // first line shown
	saved map[string]string // the values that count as unchanged
}

// NewForm makes a form whose first row has the focus and whose present values
// count as unchanged.
func NewForm(label func(name string) string, rows ...*Row) *Form {
	f := &Form{Label: label, rows: rows, at: -1}
	f.focus(f.next(-1, 1))
	f.Keep()
	return f
}

// Row gives a row by name; nil where there is none.
func (f *Form) Row(name string) *Row {
	for _, r := range f.rows {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Rows gives all rows, in order.
func (f *Form) Rows() []*Row { return f.rows }

// Insert puts rows after the one with this name.
func (f *Form) Insert(after string, rows ...*Row) {
	at := f.At()
	i := slices.IndexFunc(f.rows, func(r *Row) bool { return r.Name == after })
	f.rows = slices.Insert(f.rows, i+1, rows...)
	for i, r := range f.rows {
		if r.Name == at {
			f.at = i
		}
	}
}

// Remove takes a row out that does not have the focus.
func (f *Form) Remove(name string) {
	at := f.At()
	f.rows = slices.DeleteFunc(f.rows, func(r *Row) bool { return r.Name == name && name != at })
	for i, r := range f.rows {
		if r.Name == at {
			f.at = i
		}
	}
}

// At names the row that has the focus.
func (f *Form) At() string {
	if f.at < 0 || f.at >= len(f.rows) {
		return ""
	}
	return f.rows[f.at].Name
}

// AtLast tells whether the row that has the focus is the last.
func (f *Form) AtLast() bool { return f.next(f.at, 1) == f.at }

// Unmatched names a choice in which letters are typed that fit nothing; empty
// where there is none.
func (f *Form) Unmatched() string {
	for _, r := range f.rows {
		if c, ok := r.Input.(interface{ Unmatched() bool }); ok && !r.Hidden && c.Unmatched() {
			return r.Name
		}
	}
	return ""
}

// Refuse shows at a field why it could not be saved, and goes there; false
// where the form has no such field. The field is named as careline.Error does:
// with a dot and the number of a line in a List, or without the rest of the
// row's name.
func (f *Form) Refuse(field, why string) bool {
	r, line := f.Row(field), -1
	if r == nil {
		name, n, _ := strings.Cut(field, ".")
		if at, err := strconv.Atoi(n); err == nil {
			r, line = f.Row(name), at
		}
	}
	if r == nil {
		if i := slices.IndexFunc(f.rows, func(r *Row) bool { return strings.HasPrefix(r.Name, field+".") }); field != "" && i >= 0 {
			r = f.rows[i]
		}
	}
	if r == nil || r.Hidden {
		return false
	}
	r.Wrong = why
	f.GoTo(r.Name)
	if l, ok := r.Input.(*List); ok && line >= 0 {
		l.GoTo(line)
	}
	return true
}

// GoTo gives the focus to a row.
func (f *Form) GoTo(name string) {
	for i, r := range f.rows {
		if r.Name == name && !r.Hidden {
			f.focus(i)
		}
	}
}

// Value gives what is filled in, without blanks around it.
func (f *Form) Value(name string) string {
	if r := f.Row(name); r != nil {
		return strings.TrimSpace(r.Input.Value())
	}
	return ""
}

// Set fills a row in.
func (f *Form) Set(name, value string) {
	if r := f.Row(name); r != nil {
		r.Input.SetValue(value)
	}
}

// Keep makes the present values those that count as unchanged.
func (f *Form) Keep() {
	f.saved = map[string]string{}
	for _, r := range f.rows {
		f.saved[r.Name] = strings.TrimSpace(r.Input.Value())
		r.Clash = nil
	}
}

// Rest makes the present value of a row one that counts as unchanged: it was
// proposed, not typed.
func (f *Form) Rest(name string) { f.saved[name] = f.Value(name) }

// Typed gives what was changed since Keep, by name.
func (f *Form) Typed() map[string]string {
	typed := map[string]string{}
	for _, r := range f.rows {
		if v := strings.TrimSpace(r.Input.Value()); v != f.saved[r.Name] {
			typed[r.Name] = v
		}
	}
	return typed
}

// lay fills in what was typed over the values in was; where that is not known,
// nobody else's is shown.
func (f *Form) lay(typed, was map[string]string, at string) (both []string) {
	for _, name := range slices.Sorted(maps.Keys(typed)) {
		r := f.Row(name)
		if r == nil {
			both = append(both, name)
			continue
		}
		theirs := f.Value(name)
		r.Input.SetValue(typed[name])
		old, known := was[name]
		switch {
		case known && theirs != old && theirs != typed[name]:
			r.Clash = &Clash{Mine: typed[name], Theirs: theirs, was: old}
			both = append(both, name)
		case f.Value(name) == "" && typed[name] != "": // no such choice any more
			r.Input.SetValue(theirs)
			both = append(both, name)
		}
	}
	f.GoTo(at)
	return both
}

// Update takes a key press or a paste, and tells whether the form had a use
// for it.
func (f *Form) Update(msg tea.Msg) bool {
	if f.at < 0 {
		return false
	}
	r := f.rows[f.at]
	before := r.Input.Value()
	if r.Input.Update(msg) {
		if r.Input.Value() != before {
			r.Wrong = ""
		}
		return true
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	switch key.String() {
	case "tab", "enter", "down":
		f.focus(f.next(f.at, 1))
	case "shift+tab", "up":
		f.focus(f.next(f.at, -1))
		if l, ok := f.rows[f.at].Input.(*List); ok && f.rows[f.at] != r {
			l.FocusEnd()
		}
	case "pgdown":
		f.focus(f.next(len(f.rows), -1))
	case "pgup":
		f.focus(f.next(-1, 1))
	default:
		return false
	}
	return true
}

// next gives the nearest row after i in a direction that is not hidden, or i
// itself where there is none.
func (f *Form) next(i, step int) int {
	for j := i + step; j >= 0 && j < len(f.rows); j += step {
		if !f.rows[j].Hidden {
			return j
		}
	}
	return i
}

func (f *Form) focus(i int) {
	if i < 0 || i >= len(f.rows) || i == f.at {
		return
	}
	if f.at >= 0 {
		f.rows[f.at].Input.Blur()
	}
	f.at = i
	f.rows[i].Input.Focus()
}
