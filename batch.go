package careline

import "context"

// Numbers are the highest ids that a store has given out, by kind of record.
type Numbers struct {
	Customer    CustomerID
	Contact     int64
	Site        SiteID
	Unit        UnitID
	Interaction InteractionID
	Case        CaseID
	Order       OrderID
	Visit       VisitID
}

// Batch is new records that come to a store together. All bear their ids,
// which follow on the store's Numbers, and so may refer to one another, and
// their versions.
type Batch struct {
	Customers    []*Customer // with contact points; of homes only the sites' ids count
	Sites        []*Site
	Units        []*Unit
	Interactions []*Interaction
	Cases        []*Case
	Orders       []*WorkOrder // with visits
}

// BatchWriter keeps many new records at once, in few statements.
type BatchWriter interface {
	// Numbers tells which ids are taken. In a transaction nobody else takes any.
	Numbers(ctx context.Context) (Numbers, error)
	// AddBatch inserts new records, and keeps the lookup index in step.
	AddBatch(ctx context.Context, b *Batch) error
}
