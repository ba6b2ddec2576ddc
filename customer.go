package careline

import (
	"context"
	"time"
)

// Tier is a customer's service tier.
type Tier string

// The service tiers.
const (
	TierStandard Tier = "standard"
	TierSilver   Tier = "silver"
	TierGold     Tier = "gold"
)

var tierNames = map[Tier]Words{
	TierStandard: {"standard", "普通"},
	TierSilver:   {"silver", "银卡"},
	TierGold:     {"gold", "金卡"},
}

// Tiers lists the service tiers, lowest first.
func Tiers() []Tier { return []Tier{TierStandard, TierSilver, TierGold} }

// In gives the tier's name in l.
func (t Tier) In(l Lang) string { return kindOf(tierNames, t).In(l) }

// Customer is a person or a firm that the hotline serves.
type Customer struct {
	ID         CustomerID
	ExternalID string   // the number in the list that the customer was imported from
	Formerly   []string // the external numbers of files that were merged into this one
	Name       string
	Company    string
	Language   string // spoken, as the operator would say it: "Mandarin, Nanjing dialect"
	Tier       Tier
	Preference string // "ring after six", "no SMS"
	Note       string

	Representative StaffID // the customer's own, for years; zero for none

	Contacts []ContactPoint
	Homes    []Residence

	Version int64
	Created time.Time
	Updated time.Time
	Erased  time.Time `json:",omitzero"` // zero, or when all that is personal was taken out
}

// ContactKind is the kind of a contact point.
type ContactKind string

// The kinds of contact points.
const (
	ContactPhone ContactKind = "phone"
	ContactEmail ContactKind = "email"
	ContactFax   ContactKind = "fax"
	ContactOther ContactKind = "other"
)

// ContactPoint is one way to reach a customer.
type ContactPoint struct {
	ID        int64
	Kind      ContactKind
	Raw       string // as it was given
	E164      string // "+8613800138823"; empty where Raw could not be understood
	Extension string
	Label     string // "home", "mother"
	Primary   bool
	DoNotCall bool
}

// Residence ties a customer to a site for a time. Many customers may share a
// home, and a customer may have many.
type Residence struct {
	Site    Site
	Label   string // "home", "shop"
	From    Date   // empty: since ever
	Until   Date   // empty: still
	Primary bool
}

// Phones lists the numbers to ring, the primary one first.
func (c *Customer) Phones() []ContactPoint {
	var phones []ContactPoint
	for _, p := range c.Contacts {
		switch {
		case p.Kind != ContactPhone:
		case p.Primary:
			phones = append([]ContactPoint{p}, phones...)
		default:
			phones = append(phones, p)
		}
	}
	return phones
}

// Home gives the site where the customer lives now, the primary one where
// there are several; false where none is known.
func (c *Customer) Home() (Site, bool) {
	for _, want := range []bool{true, false} {
		for _, r := range c.Homes {
			if r.Until == "" && r.Primary == want {
				return r.Site, true
			}
		}
	}
	return Site{}, false
}

// CustomerReader finds customers. A customer that does not exist is not_found.
type CustomerReader interface {
	// Customer gives the file that a number leads to: of one that was merged
	// into another, that other.
	Customer(ctx context.Context, id CustomerID) (Customer, error)
	// Customers gives those of ids that exist, in the order of ids, in a
	// number of statements that does not grow with their number.
	Customers(ctx context.Context, ids []CustomerID) ([]Customer, error)
	// CustomersWithMarks gives those who bear any of the marks, or bore an
	// external number before they were merged, oldest first, in
	// a number of statements that does not grow with that of the marks.
	CustomersWithMarks(ctx context.Context, marks CustomerMarks) ([]CustomerID, error)
	// CustomersByName gives those with exactly this name, oldest first.
	CustomersByName(ctx context.Context, name string, limit int) ([]CustomerID, error)
	CountCustomers(ctx context.Context) (int, error)
	// HasCustomers is quick however many there are.
	HasCustomers(ctx context.Context) (bool, error)
	// Residents gives the customers who live at a site now.
	Residents(ctx context.Context, site SiteID) ([]CustomerID, error)
}

// CustomerMarks are what tells many customers from others.
type CustomerMarks struct {
	E164        []string // of contact points
	Raw         []string // of contact points that could not be understood
	ExternalIDs []string
}

// CustomerWriter keeps customers.
type CustomerWriter interface {
	// SaveCustomer inserts (ID zero) or replaces the customer with all contact
	// points and residences, sets the ids and the version of c, and keeps the
	// lookup index in step. Sites without an id are inserted; sites with one
	// are replaced. Customer.Version must be that of the store, else conflict.
	SaveCustomer(ctx context.Context, c *Customer) error
	// AddCustomers is SaveCustomer for many new ones (ID zero) at once, in few
	// statements. Their sites are new too.
	AddCustomers(ctx context.Context, all []*Customer) error
}
