package demo

import (
	"context"
	"time"

	"careline"
)

// Each record is read and saved where it is held, if it is. One that is not
// goes to the store, after all that is held, for it may refer to it.

func (w *bulkWriter) Customer(ctx context.Context, id careline.CustomerID) (careline.Customer, error) {
	if c := w.customers.at(id); c != nil {
		return copyOf(c), nil
	}
	return w.Writer.Customer(ctx, id)
}

func (w *bulkWriter) SaveCustomer(ctx context.Context, c *careline.Customer) error {
	if err := w.count(ctx); err != nil {
		return err
	}
	if c.ID == 0 {
		w.addCustomer(c)
		return nil
	}
	if was := w.customers.at(c.ID); was != nil && was.Version == c.Version {
		c.Version++
		w.settle(c)
		*was = copyOf(c)
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.Writer.SaveCustomer(ctx, c)
}

func (w *bulkWriter) Site(ctx context.Context, id careline.SiteID) (careline.Site, error) {
	if s := w.sites.at(id); s != nil {
		return *s, nil
	}
	return w.Writer.Site(ctx, id)
}

func (w *bulkWriter) Unit(ctx context.Context, id careline.UnitID) (careline.Unit, error) {
	if u := w.units.at(id); u != nil {
		return copyOfUnit(u), nil
	}
	return w.Writer.Unit(ctx, id)
}

// UnitBySerial looks among the held ones only: nobody's serials are made up,
// and what would be there twice the store refuses.
func (w *bulkWriter) UnitBySerial(_ context.Context, product, serial string) (careline.UnitID, error) {
	u := careline.Unit{Product: product, Serial: serial}
	return w.serial[u.Name()], nil
}

func (w *bulkWriter) UnitsOf(ctx context.Context, c careline.CustomerID) ([]careline.Unit, error) {
	if w.customers.at(c) != nil {
		return w.unitsOf(c), nil
	}
	if err := w.flush(ctx); err != nil {
		return nil, err
	}
	return w.Writer.UnitsOf(ctx, c)
}

func (w *bulkWriter) SaveUnit(ctx context.Context, u *careline.Unit) error {
	if err := w.count(ctx); err != nil {
		return err
	}
	if u.ID == 0 {
		w.addUnit(u)
		return nil
	}
	if was := w.units.at(u.ID); was != nil && was.Version == u.Version {
		u.Version++
		*was = copyOfUnit(u)
		w.own(u)
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.Writer.SaveUnit(ctx, u)
}

func (w *bulkWriter) Interaction(ctx context.Context, id careline.InteractionID) (careline.Interaction, error) {
	if i := w.calls.at(id); i != nil {
		return *i, nil
	}
	return w.Writer.Interaction(ctx, id)
}

func (w *bulkWriter) SaveInteraction(ctx context.Context, i *careline.Interaction) error {
	if i.Running() {
		delete(w.idle, i.Operator)
	}
	if err := w.count(ctx); err != nil {
		return err
	}
	if i.ID == 0 {
		w.numbers.Interaction++
		i.ID, i.Version = w.numbers.Interaction, 1
		w.calls.put(i.ID, *i)
		return nil
	}
	if was := w.calls.at(i.ID); was != nil && was.Version == i.Version {
		i.Version++
		*was = *i
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.Writer.SaveInteraction(ctx, i)
}

func (w *bulkWriter) Case(ctx context.Context, id careline.CaseID) (careline.Case, error) {
	if c := w.cases.at(id); c != nil {
		return *c, nil
	}
	return w.Writer.Case(ctx, id)
}

func (w *bulkWriter) SaveCase(ctx context.Context, c *careline.Case) error {
	if err := w.count(ctx); err != nil {
		return err
	}
	if c.ID == 0 {
		w.numbers.Case++
		c.ID, c.Version = w.numbers.Case, 1
		w.cases.put(c.ID, *c)
		return nil
	}
	if was := w.cases.at(c.ID); was != nil && was.Version == c.Version {
		c.Version++
		*was = *c
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.Writer.SaveCase(ctx, c)
}

func (w *bulkWriter) Order(ctx context.Context, id careline.OrderID) (careline.WorkOrder, error) {
	if o := w.orders.at(id); o != nil {
		return copyOfOrder(o), nil
	}
	return w.Writer.Order(ctx, id)
}

// Orders tells from what is held those of a held customer.
func (w *bulkWriter) Orders(ctx context.Context, f careline.OrderFilter) ([]careline.OrderRow, error) {
	of := f.Customer
	if c := w.cases.at(f.Case); c != nil {
		of = c.Customer
	}
	if w.customers.at(of) != nil {
		return w.ordersOf(of, f), nil
	}
	if err := w.flush(ctx); err != nil {
		return nil, err
	}
	return w.Writer.Orders(ctx, f)
}

func (w *bulkWriter) OpenLoad(ctx context.Context) (map[careline.ProviderID]int, error) {
	if w.load != nil {
		return w.load, nil
	}
	load, err := w.Writer.OpenLoad(ctx)
	if err != nil {
		return nil, err
	}
	w.load = load
	for _, o := range w.orders.all {
		w.carry(o, 1)
	}
	return load, nil
}

// Asked counts nothing: whom a made-up provider declined is no reason to send
// the next one elsewhere.
func (w *bulkWriter) Asked(context.Context, time.Time) (map[careline.ProviderID]careline.Asked, error) {
	return nil, nil
}

// TechnicianLoad counts nothing: made-up providers say who goes.
func (w *bulkWriter) TechnicianLoad(context.Context, careline.ProviderID, time.Time, time.Time) (map[careline.TechnicianID]int, error) {
	return nil, nil
}

func (w *bulkWriter) SaveOrder(ctx context.Context, o *careline.WorkOrder) error {
	if err := w.count(ctx); err != nil {
		return err
	}
	if o.ID == 0 {
		w.addOrder(o)
		w.carry(o, 1)
		return nil
	}
	if was := w.orders.at(o.ID); was != nil && was.Version == o.Version {
		w.carry(was, -1)
		o.Version++
		w.visit(o)
		*was = copyOfOrder(o)
		w.carry(o, 1)
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	w.load = nil
	return w.Writer.SaveOrder(ctx, o)
}

// carry counts an open order in its provider's load, or out of it.
func (w *bulkWriter) carry(o *careline.WorkOrder, n int) {
	if w.load != nil && o.State.Open() && o.Provider() != 0 {
		w.load[o.Provider()] += n
	}
}
