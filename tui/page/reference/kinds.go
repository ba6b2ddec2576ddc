package reference

import (
	"context"
	"slices"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
)

// Kind is one sort of reference data as the pages show it.
type Kind struct {
	Of     careline.SubjectKind
	Plural string // as the configuration of keys calls it
	Name   func(w *text.Reference) string
	Needs  careline.Permission // to see the list and to change it

	columns []column
	load    func(ctx context.Context, s *careline.Session) ([]row, error)
	form    func(env *page.Env, to page.ToSubject) page.Page
	keys    func(l *list) []page.Key // what else can be done in the list; nil: nothing
}

// column is one column of a list. Its cells are those of the rows at the same
// place.
type column struct {
	label func(w *text.Reference) string
	width int  // in cells; zero: a share of what the others leave
	wide  bool // it is left out where the screen is narrow
}

// row is one piece of reference data in a list.
type row struct {
	of       careline.Subject
	provider careline.ProviderID // whose it is
	version  int64
	retired  bool
	name     careline.Speaker // what a question calls it beside its code
	cells    []cell
	sought   []string // what else it is found by
}

// cell is what stands in a column.
type cell struct {
	said careline.Speaker
	rank int64 // it is sorted by this, and then by what it says
}

// said is a text that is the same in both languages.
func said(s string) cell { return cell{said: same(s)} }

func same(s string) careline.Words { return careline.Words{EN: s, ZH: s} }

// code gives what the piece is known by: its code, number or login.
func (r *row) code() string { return r.cells[0].said.In(careline.English) }

// Kinds lists the sorts of reference data in the order of their tabs.
func Kinds() []Kind {
	return []Kind{products(), services(), categories(), providers(), technicians(), staff()}
}

func kindOf(of careline.SubjectKind) (Kind, bool) {
	all := Kinds()
	i := slices.IndexFunc(all, func(k Kind) bool { return k.Of == of })
	if i < 0 {
		return Kind{}, false
	}
	return all[i], true
}

// New makes the page that lists the reference data of one sort.
func New(env *page.Env, to page.ToReference) page.Page {
	kind, ok := kindOf(to.Kind)
	if !ok {
		return nil
	}
	return newList(env, kind, to.Provider)
}

// Open makes the form of one piece of reference data, an empty one where it
// has neither code nor id.
func Open(env *page.Env, to page.ToSubject) page.Page {
	kind, ok := kindOf(to.Subject.Kind)
	if !ok {
		return nil
	}
	return kind.form(env, to)
}
