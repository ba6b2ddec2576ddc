package console_test

import (
	"fmt"
	"testing"
	"time"

	"careline/store/storetest/raced"

	"careline"
)

// outlet gives the hotline's provider two technicians and so many orders for
// today and tomorrow, and a session of its staff.
func outlet(t *testing.T, h hotline, n int) (s *careline.Session, orders []careline.WorkOrder) {
	t.Helper()
	ctx, key := t.Context(), newKeys()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	providers, err := h.session.Providers(ctx)
	check(err)
	p := providers[0].Provider
	for _, name := range []string{"陈师傅", "刘师傅"} {
		_, err := h.session.AddTechnician(ctx, key(), careline.Technician{Provider: p.ID, Name: name})
		check(err)
	}
	hits, err := h.session.Lookup(ctx, "8823", 1)
	check(err)
	for i := range n {
		from := h.session.Now().Add(time.Duration(i) * time.Hour)
		o, err := h.session.Dispatch(ctx, key(), careline.WorkOrder{
			Customer: hits.Matches[0].Customer.ID, Kind: careline.OrderRepair, Window: careline.Window{From: from, To: from.Add(2 * time.Hour)},
		}, p.ID)
		check(err)
		orders = append(orders, o)
	}
	staff := h.session.Staff()
	staff.Role, staff.Provider = careline.RoleProvider, p.ID
	return careline.NewDesk(h.store, time.Now, h.session.Settings()).For(staff), orders
}

// TestADayOfThirtyOrders works through thirty orders as their provider does:
// each is accepted, set off for, begun and done with the customer's code and
// word. The four digits that the customer reads out are not counted; every
// other key is.
func TestADayOfThirtyOrders(t *testing.T) {
	t.Parallel()
	raced.OneByOne(t)
	for _, c := range []struct {
		lang       careline.Lang
		home, done string
		together   bool // all are accepted at once
		most       int
	}{
		{careline.English, "Orders 30", "%s 王建国: done, very satisfied", false, 4 * 30},
		{careline.Chinese, "工单队列 30", "%s 王建国：已完成，非常满意", true, 3*30 + 2},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			s, orders := outlet(t, h, 30)
			m := start(t, s, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			if c.together {
				m.press("*", "enter")
				m.wait("30")
			}
			for i, o := range orders {
				before := m.count
				if !c.together {
					m.press("enter")
				}
				m.press("enter", "enter")
				m.say(o.Code)
				m.press("1")
				m.wait(fmt.Sprintf(c.done, o.ID))
				if n := m.count - before; n > 4 {
					t.Errorf("order %d took %d keys", i, n)
				}
			}
			budget(t, m, "a day of 30 orders", c.most)
			done, err := h.session.Orders(t.Context(), careline.OrderFilter{States: []careline.OrderState{careline.OrderCompleted}})
			if err != nil || len(done) != 30 {
				t.Fatalf("%d are done, %v", len(done), err)
			}
			for _, o := range done {
				if v := o.Visit(); !v.Confirmed || v.Rating != careline.RatingVerySatisfied || v.Technician == 0 {
					t.Errorf("%s was done so: %+v", o.ID, v)
				}
			}
		})
	}
}

// TestAnOrderComesAndGoesWhileTheQueueIsOpen sends an order to the provider and
// takes it away again while their page is in front.
func TestAnOrderComesAndGoesWhileTheQueueIsOpen(t *testing.T) {
	h := found(t)
	s, orders := outlet(t, h, 1)
	m := start(t, s, careline.English, 120, 40, false)
	m.wait("Orders 1", "138 **** 8823", "江苏省南京市鼓楼区建国路88号")
	sent, err := h.session.Dispatch(t.Context(), newKeys()(), careline.WorkOrder{Customer: orders[0].Customer, Kind: careline.OrderReturn}, orders[0].Provider())
	if err != nil {
		t.Fatal(err)
	}
	m.wait("Orders 2", "return")
	if _, _, err = h.session.StepOrder(t.Context(), newKeys()(), careline.OrderStep{Order: sent.ID, Version: sent.Version, Act: careline.ActCancel, Reason: "x"}); err != nil {
		t.Fatal(err)
	}
	m.wait("Orders 1")
	m.press("enter")
	m.wait("138 0013 8823", "ctrl+z")
	m.press("ctrl+z")
	m.wait("taken back", "138 **** 8823")
}
