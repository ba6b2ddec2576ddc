package careline

import (
	"context"
	"time"
)

// Unit is one product with a serial number, standing somewhere.
type Unit struct {
	ID       UnitID
	Product  string // Product.Code
	Serial   string
	AssetTag string
	Site     SiteID // zero while not installed

	Purchase  Purchase
	Installed Date
	Installer ProviderID
	Card      WarrantyCard
	Owners    []Ownership // oldest first

	Version int64
	Updated time.Time
}

// Purchase is how the unit came into a customer's hands (M1).
type Purchase struct {
	Seller        string `json:"seller,omitempty"`
	Date          Date   `json:"date,omitempty"`
	Price         Money  `json:"price,omitempty"`
	Quantity      int    `json:"quantity,omitempty"`
	Specification string `json:"specification,omitempty"`
	Grade         string `json:"grade,omitempty"` // quality grade
}

// WarrantyCard is the quality card that goes with the home to the next owner (M1).
type WarrantyCard struct {
	Number     string `json:"number,omitempty"`
	Conditions string `json:"conditions,omitempty"` // claim conditions
}

// Ownership is whose the unit was, and when.
type Ownership struct {
	Customer CustomerID
	From     Date // empty: since ever
	Until    Date // empty: still
}

// Owner gives the present owner; zero where there is none.
func (u *Unit) Owner() CustomerID {
	for i := len(u.Owners) - 1; i >= 0; i-- {
		if u.Owners[i].Until == "" {
			return u.Owners[i].Customer
		}
	}
	return 0
}

// Name gives what an operator calls the unit: product and serial.
func (u *Unit) Name() string { return joinNonEmpty(" ", u.Product, u.Serial) }

// UnitReader finds units. A unit that does not exist is not_found.
type UnitReader interface {
	Unit(ctx context.Context, id UnitID) (Unit, error)
	// Units gives those of ids that exist, in a number of statements that does
	// not grow with theirs.
	Units(ctx context.Context, ids []UnitID) ([]Unit, error)
	// UnitBySerial gives zero where there is none.
	UnitBySerial(ctx context.Context, product, serial string) (UnitID, error)
	// UnitsOf gives the units that the customer owns now, newest first.
	UnitsOf(ctx context.Context, customer CustomerID) ([]Unit, error)
	// UnitsOfMany is UnitsOf for several customers, in a number of statements
	// that does not grow with their number.
	UnitsOfMany(ctx context.Context, customers []CustomerID) (map[CustomerID][]Unit, error)
	// UnitsBySerial gives the units, whatever their product, with any of the
	// serials, in a number of statements that does not grow with theirs.
	UnitsBySerial(ctx context.Context, serials []string) ([]Unit, error)
	// UnitsAt gives the units that stand at a site.
	UnitsAt(ctx context.Context, site SiteID) ([]Unit, error)
}

// UnitWriter keeps units.
type UnitWriter interface {
	// SaveUnit inserts (ID zero) or replaces the unit with its owners, sets id
	// and version, and keeps the lookup index of the present owners in step.
	SaveUnit(ctx context.Context, u *Unit) error
	// AddSite inserts a site where nobody lives, and sets its id.
	AddSite(ctx context.Context, s *Site) error
}
