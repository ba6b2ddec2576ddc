package page

import "careline"

// About gives the record that a route has in front of it, so that others can
// be told who is there; false where it is no record: lists and the omnibox.
func About(to Route) (careline.Ref, bool) {
	var ref careline.Ref
	switch to := to.(type) {
	case ToCustomer:
		ref = to.ID.Ref()
	case ToEditCustomer:
		ref = to.ID.Ref()
	case ToPrivacy:
		ref = to.ID.Ref()
	case ToNewUnit:
		ref = to.Owner.Ref()
	case ToUnit:
		ref = to.ID.Ref()
	case ToCall:
		ref = to.ID.Ref()
	case ToNewComplaint:
		ref = to.Customer.Ref()
	case ToCase:
		ref = to.ID.Ref()
	case ToComeBack:
		ref = to.ID.Ref()
	case ToOrder:
		ref = to.ID.Ref()
	case ToWatch:
		ref = to.Staff.Ref() // who is watched is told by it
	case ToNewOrder:
		// An order for a case is not made twice.
		switch {
		case to.For.Case != 0:
			ref = to.For.Case.Ref()
		case to.For.Unit != 0:
			ref = to.For.Unit.Ref()
		default:
			ref = to.For.Customer.Ref()
		}
	}
	return ref, ref.ID != 0
}

// To gives the page of a record; false where it has none.
func To(about careline.Ref) (Route, bool) {
	switch about.Kind {
	case careline.KindCustomer:
		return ToCustomer{ID: careline.CustomerID(about.ID)}, about.ID != 0
	case careline.KindUnit:
		return ToUnit{ID: careline.UnitID(about.ID)}, about.ID != 0
	case careline.KindCase:
		return ToCase{ID: careline.CaseID(about.ID)}, about.ID != 0
	case careline.KindOrder:
		return ToOrder{ID: careline.OrderID(about.ID)}, about.ID != 0
	}
	return nil, false
}
