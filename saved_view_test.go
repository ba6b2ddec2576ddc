package careline_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"careline"
)

func TestViewsFollowThePersonAndNobodyElse(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	min := r.desk.For(r.person("min", careline.RoleOperator))
	r.ok(min.SaveView(ctx, r.key(), careline.SavedView{Name: " late\x1b[31m ", List: "orders", Spec: "1"}))
	again, err := r.deskOn(r.store).SignIn(ctx, "min")
	r.ok(err)
	all, err := again.SavedViews(ctx)
	if err != nil || len(all) != 1 || strings.ContainsRune(all[0].Name, '\x1b') || all[0].Spec != "1" {
		t.Errorf("at another desk: %+v, %v", all, err)
	}
	if all, err := r.admin.SavedViews(ctx); err != nil || len(all) != 0 {
		t.Errorf("somebody else sees %+v, %v", all, err)
	}
	r.refused(r.admin.DropView(ctx, r.key(), "orders", all[0].Name), careline.CodeNotFound)
	r.ok(again.DropView(ctx, r.key(), "orders", all[0].Name))
}

func TestViewsHaveNamesAndAreNotWithoutEnd(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	r.refused(r.admin.SaveView(ctx, r.key(), careline.SavedView{Name: " ", List: "orders"}), careline.CodeInvalid)
	r.refused(r.admin.SaveView(ctx, r.key(), careline.SavedView{Name: strings.Repeat("长", 41), List: "orders"}), careline.CodeInvalid)
	r.refused(r.admin.SaveView(ctx, r.key(), careline.SavedView{Name: "x"}), careline.CodeInvalid)
	err := r.admin.Together(ctx, r.key(), "many", func(s *careline.Session) error {
		for i := range 100 {
			if err := s.SaveView(ctx, "", careline.SavedView{Name: fmt.Sprint(i), List: "orders"}); err != nil {
				return err
			}
		}
		return nil
	})
	r.ok(err)
	r.refused(r.admin.SaveView(ctx, r.key(), careline.SavedView{Name: "more", List: "orders"}), careline.CodeConflict)
	r.ok(r.admin.SaveView(ctx, r.key(), careline.SavedView{Name: "7", List: "orders", Spec: "new"}))
}
