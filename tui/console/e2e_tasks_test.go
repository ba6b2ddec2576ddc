package console_test

import (
	"slices"
	"testing"
	"time"

	"careline"
)

// late gives the hotline a second provider and four orders: each provider has
// one that nobody came to in time, the first one also two that are not due.
// It gives the one that is overdue with the first provider.
func late(t *testing.T, h hotline) (order careline.OrderID, other careline.ProviderID) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx, key := t.Context(), newKeys()
	providers, err := h.session.Providers(ctx)
	check(err)
	at := slices.IndexFunc(providers, func(p careline.ProviderRow) bool { return p.Provider.Name == "宁北服务" })
	first := providers[at].Provider
	second, err := h.session.AddProvider(ctx, key(), careline.Provider{
		Name: "江南快修", Territories: first.Territories, Skills: first.Skills, Capacity: 20,
	})
	check(err)
	hits, err := h.session.Lookup(ctx, "8823", 1)
	check(err)
	now := h.session.Now()
	send := func(to careline.ProviderID, from time.Time) careline.OrderID {
		t.Helper()
		o, err := h.session.Dispatch(ctx, key(), careline.WorkOrder{
			Customer: hits.Matches[0].Customer.ID, Kind: careline.OrderRepair, Window: careline.Window{From: from, To: from.Add(2 * time.Hour)},
		}, to)
		check(err)
		return o.ID
	}
	order = send(first.ID, now.Add(-50*time.Hour))
	send(second.ID, now.Add(-60*time.Hour))
	send(first.ID, now.Add(20*time.Hour))
	send(first.ID, now.Add(30*time.Hour))
	return order, second.ID
}

// TestOverdueOrderPassedOn finds what a provider let lie and gives it to
// another, from the home page.
func TestOverdueOrderPassedOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                              careline.Lang
		home, board, overdue, typed, whom string
	}{
		{careline.English, "Who is calling?", "Work orders", "overdue only", "ningbei", " on to whom?"},
		{careline.Chinese, "谁来电？", "工单", "仅超时", "宁北", "转派给谁？"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			id, other := late(t, h)
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.press("f7")
			m.wait(c.board, id.String(), "江南快修")
			m.press("o", "p")
			m.say(c.typed)
			m.gone("江南快修")
			m.wait(c.overdue, id.String())
			m.press("ctrl+g")
			m.wait(c.whom, "江南快修")
			m.press("enter")
			m.gone(c.whom)
			m.wait("✓ "+id.String(), "江南快修", "ctrl+z")
			budget(t, m, "T4 overdue order passed on", 5)

			late, err := h.session.Orders(t.Context(), careline.OrderFilter{Overdue: true})
			if err != nil || len(late) != 2 {
				t.Fatalf("overdue are %+v, %v", late, err)
			}
			for _, o := range late {
				if o.Provider() != other {
					t.Errorf("%s is still with provider %d", o.ID, o.Provider())
				}
				if o.ID == id && len(o.Visits) != 2 {
					t.Errorf("%s has the visits %+v", o.ID, o.Visits)
				}
			}
		})
	}
}

// TestNewCustomerToInstallation enters somebody nobody knows, the heater they
// bought, and the order to install it, field by field.
func TestNewCustomerToInstallation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                                       careline.Lang
		home, form, file, unit, product, today, warranty, proposed string
	}{
		{careline.English, "Who is calling?", "New customer", "Customer 赵敏", "New unit", "ewh", "today", "in warranty until", "installation"},
		{careline.Chinese, "谁来电？", "新客户", "客户 赵敏", "新设备", "60升", "今天", "在保至", "安装"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.press("f3")
			m.wait(c.form)
			m.say("赵敏")
			m.press("tab")
			m.say("137 0000 1111")
			m.press("tab")
			m.say("江苏省南京市鼓楼区中山路200号3-401")
			m.press("ctrl+s")
			m.wait(c.file)

			m.press("u")
			m.wait(c.unit)
			m.say(c.product)
			m.wait("EWH-60A")
			m.press("tab")
			m.say("6A2207-0099")
			m.press("tab")
			m.say(c.today)
			m.press("ctrl+s")
			m.wait("6A2207-0099", c.warranty)

			m.press("w")
			m.wait(c.proposed, "宁北服务")
			m.press("ctrl+s")
			m.wait("WO-", "宁北服务")
			m.gone("ctrl+s")
			budget(t, m, "T5 new customer, unit and installation order", 14)

			orders, err := h.session.Orders(t.Context(), careline.OrderFilter{})
			if err != nil || len(orders) != 1 || orders[0].Kind != careline.OrderInstallation ||
				orders[0].CustomerName != "赵敏" || orders[0].ProviderName != "宁北服务" || orders[0].Unit == 0 {
				t.Fatalf("the orders are %+v, %v", orders, err)
			}
			file, err := h.session.Open(t.Context(), orders[0].Customer)
			if err != nil || len(file.Units) != 1 || file.Units[0].Unit.Serial != "6A2207-0099" ||
				file.Units[0].Unit.Purchase.Date != h.session.Today() || orders[0].Unit != file.Units[0].Unit.ID {
				t.Errorf("the file is %+v, %v", file, err)
			}
		})
	}
}
