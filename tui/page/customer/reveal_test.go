package customer_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/page/customer"
	"careline/tui/page/dispatch"
)

func TestNumbersAreShownInFullForAReason(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
		r.As(careline.RoleDispatcher).Show(customer.New(r.Env, p.Wang.ID))
		if view := r.View(80, 21); !strings.Contains(view, "138 **** 8823") || strings.Contains(view, "0013") || strings.Contains(view, "5-2-601") {
			t.Fatalf("a dispatcher sees\n%s", view)
		}
		if r.Press("m", "enter"); !r.Last().Bad || !r.Page.Typing() {
			t.Fatalf("without a reason: %v", r.Last())
		}
		r.Type("服务商找不到地址").Press("enter")
		if view := r.View(80, 21); !strings.Contains(view, "138 0013 8823") || r.Page.Typing() || r.Last().Bad {
			t.Errorf("it says %v:\n%s", r.Last(), view)
		}
		if r.Press("m"); !r.Last().Bad {
			t.Error("what is shown was asked for again")
		}
		r.Show(dispatch.Open(r.Env, o.ID))
		if view := r.View(120, 37); !strings.Contains(view, "138 0013 8823") {
			t.Errorf("on the order's page it is masked still:\n%s", view)
		}
		r.Pass(careline.UnmaskLasts * 2)
		r.Show(dispatch.Open(r.Env, o.ID))
		if view := r.View(120, 37); !strings.Contains(view, "138 **** 8823") {
			t.Errorf("later it is still shown:\n%s", view)
		}
		r.Press("m").Type("x").Press("ctrl+s")
		if view := r.View(120, 37); !strings.Contains(view, "138 0013 8823") {
			t.Errorf("the order's page says %v:\n%s", r.Last(), view)
		}
		r.As(careline.RoleTrainer).Show(customer.New(r.Env, p.Wang.ID)).Press("m")
		if !r.Last().Bad || r.Page.Typing() {
			t.Errorf("a trainer: %v", r.Last())
		}
		r.As(careline.RoleOperator).Show(customer.New(r.Env, p.Wang.ID)).Press("m")
		if !r.Last().Bad || r.Page.Typing() {
			t.Errorf("an operator: %v", r.Last())
		}
	}
}
