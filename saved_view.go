package careline

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"
)

// SavedView is how a person likes to look at a list, under a name of theirs.
// It follows them to every desk.
type SavedView struct {
	Name  string
	List  string // which list: "orders", "cases"
	Spec  string // how it is looked at, as the list's page writes it
	Opens bool   // the list opens with it; at most one of each list
}

// How long a view's name may be, in characters, and its spec, in bytes; and
// how many views a person may keep.
const (
	maxViewName = 40
	maxViewSpec = 4000
	maxViews    = 100
)

// SavedViewReader finds saved views.
type SavedViewReader interface {
	// SavedViews gives a person's views by list, then by name.
	SavedViews(ctx context.Context, staff StaffID) ([]SavedView, error)
}

// SavedViewWriter keeps saved views.
type SavedViewWriter interface {
	// SaveView replaces the person's view of the same list and name, or adds
	// one; one that opens the list takes that from the others.
	SaveView(ctx context.Context, staff StaffID, v SavedView) error
	// DropView is not_found where there is none.
	DropView(ctx context.Context, staff StaffID, list, name string) error
}

// SavedViews gives the person's own views.
func (s *Session) SavedViews(ctx context.Context) ([]SavedView, error) {
	var all []SavedView
	err := s.see(ctx, s.seesOrders(), func(r Reader) (err error) {
		all, err = r.SavedViews(ctx, s.staff.ID)
		return err
	})
	return all, err
}

// SaveView keeps a view of the person's own, in the place of one of the same
// list and name.
func (s *Session) SaveView(ctx context.Context, key string, v SavedView) error {
	_, err := s.do(ctx, s.seesOrders(), "view.save", key, func(w Writer) (Ref, error) {
		v.Name = strings.TrimSpace(Sanitize(v.Name))
		switch {
		case v.Name == "":
			return Ref{}, invalid(Say("A view needs a name.", "请为视图命名。"))
		case utf8.RuneCountInString(v.Name) > maxViewName:
			return Ref{}, invalid(Say("A view's name has at most %d characters.", "视图名称最多 %d 个字符。", maxViewName))
		case v.List == "" || len(v.Spec) > maxViewSpec:
			return Ref{}, invalid(Say("This view can't be kept.", "此视图无法保存。"))
		}
		all, err := w.SavedViews(ctx, s.staff.ID)
		if err != nil {
			return Ref{}, err
		}
		same := func(have SavedView) bool { return have.List == v.List && have.Name == v.Name }
		if len(all) >= maxViews && !slices.ContainsFunc(all, same) {
			return Ref{}, conflict(Say("You keep %s already; drop one first.", "您已保存%s，请先删除一个。", Count(len(all), "%s view", "%s views", " %s 个视图")))
		}
		return s.staff.ID.Ref(), w.SaveView(ctx, s.staff.ID, v)
	})
	return err
}

// DropView removes a view of the person's own.
func (s *Session) DropView(ctx context.Context, key, list, name string) error {
	_, err := s.do(ctx, s.seesOrders(), "view.drop", key, func(w Writer) (Ref, error) {
		return s.staff.ID.Ref(), w.DropView(ctx, s.staff.ID, list, name)
	})
	return err
}
