package careline

import (
	"cmp"
	"context"
	"strings"
	"time"
)

// OrderFor says what an order is wanted for. Customer or Case is needed; what
// is left empty is proposed.
type OrderFor struct {
	Customer CustomerID
	Case     CaseID
	Unit     UnitID
	Site     SiteID
	Kind     OrderKind
}

// Proposal is an order as the rules suggest it.
type Proposal struct {
	Order      WorkOrder
	Customer   Customer
	Site       Site      // zero where no address is known
	Unit       *UnitView // nil: none
	Units      []UnitView
	Candidates []Candidate // best first
}

// ProposeOrder suggests kind, unit, site, charge, window and provider, each
// by rule and with its reason visible (W4, W8).
func (s *Session) ProposeOrder(ctx context.Context, want OrderFor) (Proposal, error) {
	var p Proposal
	err := s.see(ctx, MayDispatch, func(r Reader) (err error) {
		p, err = s.propose(ctx, r, want)
		return err
	})
	p.Order, p.Site = s.ofOrder(p.Order), s.veilSite(p.Customer.ID, p.Site)
	p.Customer = s.veilCustomer(p.Customer)
	return p, err
}

func (s *Session) propose(ctx context.Context, r Reader, want OrderFor) (Proposal, error) {
	var p Proposal
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return p, err
	}
	var about Case
	if want.Case != 0 {
		if about, err = r.Case(ctx, want.Case); err != nil {
			return p, err
		}
		named, err := fileNumber(ctx, r, want.Customer)
		if err != nil {
			return p, err
		}
		if named != 0 && named != about.Customer {
			return p, invalid(Say("%s is not a case of %s.", "%s 不是 %s 的服务请求。", about.ID.String(), want.Customer.String()))
		}
		want.Customer = about.Customer
		want.Unit = cmp.Or(want.Unit, about.Unit)
	}
	if p.Customer, err = living(r.Customer(ctx, want.Customer)); err != nil {
		return p, err
	}
	want.Customer = p.Customer.ID
	units, err := r.UnitsOf(ctx, want.Customer)
	if err != nil {
		return p, err
	}
	if p.Units, err = s.viewUnits(ctx, r, units); err != nil {
		return p, err
	}
	if p.Unit, err = s.chooseUnit(ctx, r, p.Units, want.Unit); err != nil {
		return p, err
	}
	if p.Site, err = chooseSite(ctx, r, &p, want.Site); err != nil {
		return p, err
	}
	p.Order = WorkOrder{
		Kind: want.Kind, Customer: want.Customer, Site: p.Site.ID, Case: want.Case,
		Text: about.Text, State: OrderUnscheduled,
	}
	if p.Order.Kind == "" {
		p.Order.Kind = proposeKind(&cat, about.Category, p.Unit)
	}
	if p.Unit != nil {
		p.Order.Unit = p.Unit.Unit.ID
	}
	p.Order.Charge = ChargeFor(p.Order.Kind, about.Cause, p.Unit, s.Today())
	p.Order.Window = ProposeWindow(about.Severity, s.Now())
	p.Candidates, err = s.candidates(ctx, r, &p.Order, p.Site, p.Unit, p.Customer.Language)
	return p, err
}

// proposeKind takes what the complaint's category leads to; for a unit that
// was bought and stands nowhere yet, installation (W3); else repair.
func proposeKind(cat *Catalogue, category string, unit *UnitView) OrderKind {
	if k, ok := cat.Category(category); ok {
		return cmp.Or(k.Order, OrderRepair)
	}
	if unit != nil && unit.Unit.Installed == "" && unit.Unit.Purchase.Date != "" {
		return OrderInstallation
	}
	return OrderRepair
}

// chooseUnit takes the one that is named, else the customer's only one.
func (s *Session) chooseUnit(ctx context.Context, r Reader, units []UnitView, want UnitID) (*UnitView, error) {
	if want == 0 {
		if len(units) == 1 {
			return &units[0], nil
		}
		return nil, nil
	}
	return s.unitOf(ctx, r, want)
}

// chooseSite takes the one that is named, else where the unit stands, else
// the customer's home.
func chooseSite(ctx context.Context, r Reader, p *Proposal, want SiteID) (Site, error) {
	if want == 0 && p.Unit != nil {
		want = p.Unit.Unit.Site
	}
	if want != 0 {
		return r.Site(ctx, want)
	}
	home, _ := p.Customer.Home()
	return home, nil
}

// Dispatch makes a work order and sends it to a provider: the one that is
// named, else the best candidate. Where there is none at all, the order waits,
// pending dispatch. Empty fields of order are filled as ProposeOrder does.
func (s *Session) Dispatch(ctx context.Context, key string, order WorkOrder, to ProviderID) (WorkOrder, error) {
	did, err := s.do(ctx, MayDispatch, "order.dispatch", key, func(w Writer) (Ref, error) {
		p, err := s.propose(ctx, w, OrderFor{
			Customer: order.Customer, Case: order.Case, Unit: order.Unit, Site: order.Site, Kind: order.Kind,
		})
		if err != nil {
			return Ref{}, err
		}
		if to == 0 && len(p.Candidates) > 0 {
			to = p.Candidates[0].Provider.ID
		}
		o := p.Order
		if order.Text, err = s.unveil(o.Customer, order.Text, o.Text); err != nil {
			return Ref{}, err
		}
		o.Text = cmp.Or(strings.TrimSpace(SanitizeText(order.Text)), o.Text)
		if !order.Window.IsZero() {
			o.Window = order.Window
		}
		if order.Charge.Reason != "" {
			o.Charge = order.Charge
		}
		o.FollowsOn, o.Interaction = order.FollowsOn, order.Interaction
		if err := s.openOrder(ctx, w, key, &o, to); err != nil {
			return Ref{}, err
		}
		order = o
		return o.ID.Ref(), nil
	})
	return result(ctx, s, did, err, order, Reader.Order)
}

// openOrder writes a new order, assigned at once where a provider is given, with
// the code by which the customer will confirm it.
func (s *Session) openOrder(ctx context.Context, w Writer, key string, o *WorkOrder, to ProviderID) error {
	if _, known := orderKindNames[o.Kind]; !known {
		return invalid(Say("There is no kind of work order %q; there are: %s.", "没有工单类型 %q；可用：%s。", string(o.Kind), kindCodes()))
	}
	if !o.Window.IsZero() && !o.Window.To.After(o.Window.From) {
		return invalid(Say("The window ends before it begins.", "时段结束早于开始。"))
	}
	now := s.when().UTC()
	o.ID, o.Version, o.State, o.Opened, o.Closed = 0, 0, OrderUnscheduled, now, time.Time{}
	o.Visits = []Visit{{State: VisitPending}}
	if o.Interaction == 0 {
		call, err := s.callRef(ctx, w)
		if err != nil {
			return err
		}
		o.Interaction = InteractionID(call.ID)
	}
	o.Code = newCode(s.keyOf(key), o)
	name := ""
	if to != 0 {
		provider, err := providerInBusiness(ctx, w, to)
		if err != nil {
			return err
		}
		*o.Visit() = Visit{State: VisitAssigned, Provider: to, Assigned: now}
		name = provider.Name
	}
	if err := w.SaveOrder(ctx, o); err != nil {
		return err
	}
	var c changes
	c.text("kind", "", string(o.Kind))
	c.text("state", "", string(o.State))
	c.text("visit", "", string(o.Visit().State))
	c.text("provider", "", to.String())
	c.text("charge", "", string(o.Charge.Reason))
	c.moment("window", time.Time{}, o.Window.From)
	return s.tell(ctx, w, Event{
		Kind: EventOrder, Action: DidDispatch, On: append(o.refs(), to.Ref()), Text: name, Changes: c,
	})
}

func kindCodes() string {
	all := make([]string, 0, len(orderKindNames))
	for _, k := range OrderKinds() {
		all = append(all, string(k))
	}
	return strings.Join(all, ", ")
}

// refs lists everything that an event of the order concerns.
func (o *WorkOrder) refs() []Ref {
	return []Ref{
		o.ID.Ref(), o.Customer.Ref(), o.Site.Ref(), o.Unit.Ref(), o.Case.Ref(), o.Interaction.Ref(), o.FollowsOn.Ref(),
	}
}
