package store_test

import (
	"reflect"
	"testing"

	"careline"
)

func TestSavedViewsAreAPersonsOwnAndOneOpensTheList(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		min, li := h.staff("min"), h.staff("li")
		save := func(staff careline.StaffID, v careline.SavedView) {
			t.Helper()
			h.update(func(w careline.Writer) error { return w.SaveView(h.ctx, staff, v) })
		}
		keeps := func(staff careline.StaffID, want ...careline.SavedView) {
			t.Helper()
			h.view(func(r careline.Reader) error {
				got, err := r.SavedViews(h.ctx, staff)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got  %+v\nwant %+v", got, want)
				}
				return err
			})
		}
		late := careline.SavedView{Name: "晚了", List: "orders", Spec: `{"overdue":true}`, Opens: true}
		mine := careline.SavedView{Name: "mine", List: "orders", Spec: "{}"}
		cases := careline.SavedView{Name: "mine", List: "cases", Opens: true}
		save(min, late)
		save(min, mine)
		save(min, cases)
		save(li, careline.SavedView{Name: "mine", List: "orders", Opens: true})
		keeps(min, cases, mine, late)
		mine.Spec, mine.Opens = "other", true
		save(min, mine)
		late.Opens = false
		keeps(min, cases, mine, late)
		keeps(li, careline.SavedView{Name: "mine", List: "orders", Opens: true})
		drop := func(w careline.Writer) error { return w.DropView(h.ctx, min, "orders", "mine") }
		h.update(drop)
		h.refused(careline.CodeNotFound, drop)
		keeps(min, cases, late)
		h.refused(careline.CodeInvalid, func(w careline.Writer) error {
			return w.SaveView(h.ctx, 999, careline.SavedView{Name: "x", List: "orders"})
		})
	})
}
