package demo

import (
	"context"
	"slices"

	"careline"
)

// bulk is a store for making up a great deal in one transaction: what every
// use case asks for, and hardly ever changes, is read once.
type bulk struct{ careline.Store }

func (b bulk) Update(ctx context.Context, fn func(careline.Writer) error) error {
	return b.Store.Update(ctx, func(w careline.Writer) error {
		return fn(&bulkWriter{Writer: w, customers: map[careline.CustomerID]careline.Customer{}, idle: map[careline.StaffID]bool{}})
	})
}

// bulkWriter remembers what it has read or written until it is written again.
// In its transaction nobody else writes, and nothing that is made up changes a
// site that is there.
type bulkWriter struct {
	careline.Writer
	providers []careline.Provider
	customers map[careline.CustomerID]careline.Customer // those written in the transaction
	idle      map[careline.StaffID]bool                 // who is known to have no call running
}

func (w *bulkWriter) Customer(ctx context.Context, id careline.CustomerID) (careline.Customer, error) {
	c, known := w.customers[id]
	if !known {
		return w.Writer.Customer(ctx, id)
	}
	c.Contacts, c.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	return c, nil
}

// Timeline gives nothing: no made-up person looks at the history, which is
// then written down in one go at the end.
func (w *bulkWriter) Timeline(context.Context, careline.TimelineFilter) ([]careline.Event, error) {
	return nil, nil
}

func (w *bulkWriter) SaveCustomer(ctx context.Context, c *careline.Customer) error {
	if err := w.Writer.SaveCustomer(ctx, c); err != nil {
		return err
	}
	kept := *c
	kept.Contacts, kept.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	w.customers[c.ID] = kept
	return nil
}

func (w *bulkWriter) RunningInteraction(ctx context.Context, operator careline.StaffID) (careline.Interaction, bool, error) {
	if w.idle[operator] {
		return careline.Interaction{}, false, nil
	}
	call, running, err := w.Writer.RunningInteraction(ctx, operator)
	w.idle[operator] = err == nil && !running
	return call, running, err
}

func (w *bulkWriter) SaveInteraction(ctx context.Context, i *careline.Interaction) error {
	if i.Running() {
		delete(w.idle, i.Operator)
	}
	return w.Writer.SaveInteraction(ctx, i)
}

func (w *bulkWriter) Providers(ctx context.Context) ([]careline.Provider, error) {
	if w.providers == nil {
		all, err := w.Writer.Providers(ctx)
		if err != nil {
			return nil, err
		}
		w.providers = all
	}
	return w.providers, nil
}

func (w *bulkWriter) SaveProvider(ctx context.Context, p *careline.Provider) error {
	w.providers = nil
	return w.Writer.SaveProvider(ctx, p)
}
