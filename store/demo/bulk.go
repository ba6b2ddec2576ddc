package demo

import (
	"context"
	"slices"

	"careline"
)

// bulk is a store for making up a great deal in one transaction: what every
// use case asks for, and hardly ever changes, is read once, and what is new is
// written together at the end.
type bulk struct{ careline.Store }

func (b bulk) Update(ctx context.Context, fn func(careline.Writer) error) error {
	return b.Store.Update(ctx, func(w careline.Writer) error {
		bw := &bulkWriter{Writer: w, idle: map[careline.StaffID]bool{}}
		bw.clear()
		if err := fn(bw); err != nil {
			return err
		}
		return bw.flush(ctx)
	})
}

// bulkWriter holds what is new, and remembers what it has read until it is
// written again. In its transaction nobody else writes, and nothing that is
// made up changes a site that is there. What it has no method for goes to the
// store; no made-up person does anything there that concerns what is held.
type bulkWriter struct {
	careline.Writer
	unwritten
	providers []careline.Provider
	known     map[careline.ProviderID]careline.Provider
	teams     map[careline.ProviderID][]careline.Technician
	load      map[careline.ProviderID]int
	idle      map[careline.StaffID]bool // who is known to have no call running
}

// mostHeld bounds what is held, to some 100 MB.
const mostHeld = 20_000

// clear forgets what is held; it is written.
func (w *bulkWriter) clear() {
	w.unwritten = unwritten{
		owned: map[careline.CustomerID][]careline.UnitID{}, jobs: map[careline.CustomerID][]careline.OrderID{},
		serial: map[string]careline.UnitID{},
	}
}

// flush writes what is held.
func (w *bulkWriter) flush(ctx context.Context) error {
	if w.empty() {
		w.numbers = nil
		return nil
	}
	defer w.clear()
	return w.AddBatch(ctx, w.batch())
}

// count makes sure of the numbers that new records get.
func (w *bulkWriter) count(ctx context.Context) error {
	if len(w.customers.all) >= mostHeld {
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
	if w.numbers != nil {
		return nil
	}
	n, err := w.Numbers(ctx)
	w.numbers = &n
	return err
}

// Timeline gives nothing: no made-up person looks at the history, which is
// then written down in one go at the end.
func (w *bulkWriter) Timeline(context.Context, careline.TimelineFilter) ([]careline.Event, error) {
	return nil, nil
}

func (w *bulkWriter) RunningInteraction(ctx context.Context, operator careline.StaffID) (careline.Interaction, bool, error) {
	if w.idle[operator] {
		return careline.Interaction{}, false, nil
	}
	for _, call := range slices.Backward(w.calls.all) {
		if call.Operator == operator && call.Running() {
			return *call, true, nil
		}
	}
	call, running, err := w.Writer.RunningInteraction(ctx, operator)
	w.idle[operator] = err == nil && !running
	return call, running, err
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

func (w *bulkWriter) Provider(ctx context.Context, id careline.ProviderID) (careline.Provider, error) {
	if p, ok := w.known[id]; ok {
		return p, nil
	}
	p, err := w.Writer.Provider(ctx, id)
	if err == nil {
		if w.known == nil {
			w.known = map[careline.ProviderID]careline.Provider{}
		}
		w.known[id] = p
	}
	return p, err
}

func (w *bulkWriter) SaveProvider(ctx context.Context, p *careline.Provider) error {
	w.providers, w.known = nil, nil
	return w.Writer.SaveProvider(ctx, p)
}

func (w *bulkWriter) Technicians(ctx context.Context, of careline.ProviderID) ([]careline.Technician, error) {
	if team, ok := w.teams[of]; ok {
		return team, nil
	}
	team, err := w.Writer.Technicians(ctx, of)
	if err == nil {
		if w.teams == nil {
			w.teams = map[careline.ProviderID][]careline.Technician{}
		}
		w.teams[of] = team
	}
	return team, err
}

func (w *bulkWriter) Technician(ctx context.Context, id careline.TechnicianID) (careline.Technician, error) {
	for _, team := range w.teams {
		for _, t := range team {
			if t.ID == id {
				return t, nil
			}
		}
	}
	return w.Writer.Technician(ctx, id)
}

func (w *bulkWriter) SaveTechnician(ctx context.Context, t *careline.Technician) error {
	w.teams = nil
	return w.Writer.SaveTechnician(ctx, t)
}
