package careline_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"careline"
)

func (r *rig) retire(x careline.Subject, version int64) {
	r.t.Helper()
	r.ok(r.admin.Retire(context.Background(), r.key(), x, true, version))
}

func (r *rig) catalogue() careline.Catalogue {
	r.t.Helper()
	cat, err := r.admin.Catalogue(context.Background())
	r.ok(err)
	return cat
}

func TestARetiredCategoryTakesNoNewCasesAndKeepsItsOwn(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	other, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "noise", Text: "噪音"})
	r.ok(err)
	cat := r.catalogue()
	leak, _ := cat.Category("leak")
	r.refused(r.admin.Retire(ctx, r.key(), leak.Subject(), true, leak.Version+1), careline.CodeConflict)
	r.retire(leak.Subject(), leak.Version)

	_, err = r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.refused(err, careline.CodeConflict)
	other.Category = "leak"
	_, err = r.admin.EditCase(ctx, r.key(), other)
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "?", Text: "漏水"})
	if strings.Contains(err.Error(), "leak") {
		t.Errorf("it is offered: %v", err)
	}
	k.Text = "漏水严重"
	k, err = r.admin.EditCase(ctx, r.key(), k)
	r.ok(err)
	view, err := r.admin.Case(ctx, k.ID)
	r.ok(err)
	if view.Category.Name.ZH != "漏水" {
		t.Errorf("the case's category is shown as %+v", view.Category)
	}
	r.ok(r.admin.Retire(ctx, r.key(), leak.Subject(), false, leak.Version+1))
	_, err = r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "又漏水"})
	r.ok(err)
}

func TestARetiredServiceIsNoReasonForANewContact(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	cat := r.catalogue()
	fault, _ := cat.Service("fault")
	r.retire(fault.Subject(), fault.Version)
	_, err := r.admin.LogCall(ctx, r.key(), careline.Interaction{Reason: "fault"})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.LogCall(ctx, r.key(), careline.Interaction{Reason: "usage"})
	r.ok(err)
}

func TestARetiredProviderIsAskedForNothingAndFinishesItsOrders(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	p, second := r.provider("宁北服务"), r.provider("江南服务")
	tech, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "陈师傅"})
	r.ok(err)
	sent, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, p.ID)
	r.ok(err)
	r.retire(p.ID.Subject(), p.Version)

	proposal, err := r.admin.ProposeOrder(ctx, careline.OrderFor{Customer: c.ID})
	r.ok(err)
	if slices.ContainsFunc(proposal.Candidates, func(c careline.Candidate) bool { return c.Provider.ID == p.ID }) {
		t.Error("it is proposed for a new order")
	}
	_, err = r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, p.ID)
	r.refused(err, careline.CodeConflict)
	elsewhere, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, second.ID)
	r.ok(err)
	_, _, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{
		Order: elsewhere.ID, Version: elsewhere.Version, Act: careline.ActAssign, Provider: p.ID,
	})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "李师傅"})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "x", Role: careline.RoleProvider, Provider: p.ID})
	r.refused(err, careline.CodeConflict)

	step := func(act careline.OrderAct) (follow careline.OrderID) {
		t.Helper()
		sent, follow, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{
			Order: sent.ID, Version: sent.Version, Act: act, Technician: tech.ID, Reason: "no parts",
		})
		r.ok(err)
		return follow
	}
	step(careline.ActAccept)
	step(careline.ActStart)
	follow, err := r.admin.Order(ctx, step(careline.ActCannotComplete))
	r.ok(err)
	if got := follow.Order.Provider(); got != second.ID {
		t.Errorf("the follow-on goes to %s", got)
	}
	view, err := r.admin.Order(ctx, sent.ID)
	r.ok(err)
	if view.ProviderName() != "宁北服务" {
		t.Errorf("the order's provider is shown as %q", view.ProviderName())
	}
	shown, err := r.admin.Providers(ctx)
	r.ok(err)
	all, err := r.admin.AllProviders(ctx)
	r.ok(err)
	if len(all) != len(shown)+1 || all[1].Provider.ID != p.ID || !all[1].Provider.Retired || all[2].Load != 2 {
		t.Errorf("listed %+v\nof all %+v", shown, all)
	}
}

func TestARetiredTechnicianIsNotSent(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c, p := r.wang(), r.provider("宁北服务")
	chen, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "陈师傅"})
	r.ok(err)
	stranger, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: r.provider("江南服务").ID, Name: "李师傅"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, p.ID)
	r.ok(err)
	r.retire(chen.ID.Subject(), chen.Version)
	accept := func(who careline.TechnicianID) error {
		_, _, err := r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActAccept, Technician: who})
		return err
	}
	r.refused(accept(chen.ID), careline.CodeConflict)
	r.refused(accept(stranger.ID), careline.CodeInvalid)
	r.ok(r.admin.Retire(ctx, r.key(), chen.ID.Subject(), false, chen.Version+1))
	r.ok(accept(chen.ID))
}

func TestARetiredProductStaysWithItsUnits(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	u := r.heater(r.wang())
	cat := r.catalogue()
	p, _ := cat.Product(u.Product)
	r.retire(p.Subject(), p.Version)
	u.AssetTag = "A-8"
	_, err := r.admin.SaveUnit(ctx, r.key(), u)
	r.ok(err)
	view, err := r.admin.Unit(ctx, u.ID)
	r.ok(err)
	if view.Product.Name.ZH == "" || len(view.Warranty.Covers) != 2 {
		t.Errorf("the unit is shown as %+v", view)
	}
	// Saving what was loaded before does not bring it back.
	p.Version++
	p.Maker = "安康"
	saved, err := r.admin.SaveProduct(ctx, r.key(), p)
	r.ok(err)
	if !saved.Retired {
		t.Error("a save took it back into use")
	}
}

func TestWhereUsedCountsWhatWouldMissIt(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	p := r.provider("宁北服务")
	call, err := r.admin.LogCall(ctx, r.key(), careline.Interaction{Customer: c.ID, Reason: "fault"})
	r.ok(err)
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Unit: u.ID, Category: "leak", Text: "漏水", Interaction: call.ID})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Case: k.ID}, p.ID)
	r.ok(err)
	cat := r.catalogue()
	product, _ := cat.Product(u.Product)
	service, _ := cat.Service("fault")
	category, _ := cat.Category("leak")
	for _, try := range []struct {
		of   careline.Subject
		what careline.UseKind
		want careline.Ref
	}{
		{product.Subject(), careline.UsedByUnits, u.ID.Ref()},
		{product.Subject(), careline.UsedByOpenCases, k.ID.Ref()},
		{product.Subject(), careline.UsedByOpenOrders, o.ID.Ref()},
		{service.Subject(), careline.UsedByInteractions, call.ID.Ref()},
		{category.Subject(), careline.UsedByOpenCases, k.ID.Ref()},
		{p.ID.Subject(), careline.UsedByOpenOrders, o.ID.Ref()},
		{r.admin.Staff().ID.Subject(), careline.UsedByOwnedCases, k.ID.Ref()},
	} {
		uses, err := r.admin.WhereUsed(ctx, try.of)
		r.ok(err)
		at := slices.IndexFunc(uses, func(u careline.Use) bool { return u.What == try.what })
		if at < 0 || uses[at].Count != 1 || uses[at].More || !slices.Equal(uses[at].Refs, []careline.Ref{try.want}) {
			t.Errorf("%s %s: %+v", try.of.Kind, try.what, uses)
		}
	}
	_, err = r.admin.WhereUsed(ctx, careline.Subject{Kind: careline.SubjectProduct, Code: "none"})
	r.refused(err, careline.CodeNotFound)
	_, err = r.admin.WhereUsed(ctx, careline.Subject{Kind: "weather"})
	r.refused(err, careline.CodeInvalid)
}

func TestUsesAreWrittenAsPeopleCount(t *testing.T) {
	for want, use := range map[string]careline.Use{
		"0": {}, "999": {Count: 999}, "1,000": {Count: 1000}, "10,000+": {Count: 10_000, More: true},
	} {
		if got := use.Number(); got != want {
			t.Errorf("%+v is %q, want %q", use, got, want)
		}
	}
}
