package draft

import (
	"careline"
	"careline/tui/page"
)

// Place is a route that leads to something to type in, as it stands in a file.
// The names in To stay, and the numbers are plain.
type Place struct {
	To       string `json:"to"`
	ID       int64  `json:"id,omitempty"`
	Typed    string `json:"typed,omitempty"` // in the omnibox
	Customer int64  `json:"customer,omitempty"`
	Case     int64  `json:"case,omitempty"`
	Unit     int64  `json:"unit,omitempty"`
	Site     int64  `json:"site,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Code     string `json:"code,omitempty"`
	Provider int64  `json:"provider,omitempty"`
}

// PlaceOf gives the place of a route; false where nothing is typed there.
func PlaceOf(r page.Route) (Place, bool) {
	switch r := r.(type) {
	case page.ToCustomer:
		return Place{To: "customer", ID: int64(r.ID)}, true
	case page.ToNewCustomer:
		return Place{To: "new-customer", Typed: r.Typed}, true
	case page.ToEditCustomer:
		return Place{To: "edit-customer", ID: int64(r.ID)}, true
	case page.ToNewUnit:
		return Place{To: "new-unit", ID: int64(r.Owner)}, true
	case page.ToUnit:
		return Place{To: "unit", ID: int64(r.ID)}, true
	case page.ToCall:
		return Place{To: "call", ID: int64(r.ID)}, true
	case page.ToNewComplaint:
		return Place{To: "new-complaint", Customer: int64(r.Customer), Unit: int64(r.Unit)}, true
	case page.ToCase:
		return Place{To: "case", ID: int64(r.ID)}, true
	case page.ToComeBack: // what is typed there is a draft of the case's own
		return Place{To: "case", ID: int64(r.ID)}, true
	case page.ToNewOrder:
		return Place{
			To: "new-order", Customer: int64(r.For.Customer), Case: int64(r.For.Case), Unit: int64(r.For.Unit),
			Site: int64(r.For.Site), Kind: string(r.For.Kind),
		}, true
	case page.ToQueue:
		return Place{To: "queue"}, true
	case page.ToOrder:
		return Place{To: "order", ID: int64(r.ID)}, true
	case page.ToHandover:
		return Place{To: "handover"}, true
	case page.ToSubject:
		x := r.Subject
		return Place{To: "subject", Kind: string(x.Kind), Code: x.Code, ID: x.ID, Provider: int64(r.Provider)}, true
	}
	return Place{}, false
}

// Route gives the route back; false where this version has no such place.
func (p Place) Route() (page.Route, bool) {
	switch p.To {
	case "customer":
		return page.ToCustomer{ID: careline.CustomerID(p.ID)}, true
	case "new-customer":
		return page.ToNewCustomer{Typed: p.Typed}, true
	case "edit-customer":
		return page.ToEditCustomer{ID: careline.CustomerID(p.ID)}, true
	case "new-unit":
		return page.ToNewUnit{Owner: careline.CustomerID(p.ID)}, true
	case "unit":
		return page.ToUnit{ID: careline.UnitID(p.ID)}, true
	case "call":
		return page.ToCall{ID: careline.InteractionID(p.ID)}, true
	case "new-complaint":
		return page.ToNewComplaint{Customer: careline.CustomerID(p.Customer), Unit: careline.UnitID(p.Unit)}, true
	case "case":
		return page.ToCase{ID: careline.CaseID(p.ID)}, true
	case "new-order":
		return page.ToNewOrder{For: careline.OrderFor{
			Customer: careline.CustomerID(p.Customer), Case: careline.CaseID(p.Case), Unit: careline.UnitID(p.Unit),
			Site: careline.SiteID(p.Site), Kind: careline.OrderKind(p.Kind),
		}}, true
	case "queue":
		return page.ToQueue{}, true
	case "order":
		return page.ToOrder{ID: careline.OrderID(p.ID)}, true
	case "handover":
		return page.ToHandover{}, true
	case "subject":
		return page.ToSubject{
			Subject:  careline.Subject{Kind: careline.SubjectKind(p.Kind), Code: p.Code, ID: p.ID},
			Provider: careline.ProviderID(p.Provider),
		}, true
	}
	return nil, false
}
