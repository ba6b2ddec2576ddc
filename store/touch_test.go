package store_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"careline"
)

// TestOfTwoWhoDecideByOneRecordOneSeesWhatTheOtherDid has two use cases at once
// that both find nobody on the hotline beside the case's own customer, and then
// add somebody.
func TestOfTwoWhoDecideByOneRecordOneSeesWhatTheOtherDid(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.staff("lina")
		h.aCase(&careline.Case{Kind: careline.CaseComplaint, Customer: h.customer(wang()).ID, State: careline.CaseNew, Opened: noon})
		for name, decide := range map[string]func(w careline.Writer) error{
			"case": func(w careline.Writer) error { _, err := w.Case(h.ctx, 1); return err },
			"call": func(w careline.Writer) error {
				_, runs, err := w.RunningInteraction(h.ctx, 1)
				if err != nil || runs {
					return err
				}
				return w.SaveInteraction(h.ctx, &careline.Interaction{Operator: 1, Started: noon})
			},
		} {
			before := h.count()
			var both sync.WaitGroup
			var read atomic.Int32
			for range 2 {
				both.Go(func() {
					err := h.Update(h.ctx, func(w careline.Writer) error {
						if err := decide(w); err != nil {
							return err
						}
						n, err := w.CountCustomers(h.ctx)
						read.Add(1)
						for waited := 0; read.Load() < 2 && waited < 200; waited++ {
							time.Sleep(time.Millisecond)
						}
						if err != nil || n != before {
							return err
						}
						return w.SaveCustomer(h.ctx, named(name))
					})
					if err != nil {
						t.Error(err)
					}
				})
			}
			both.Wait()
			if n := h.count(); n != before+1 {
				t.Errorf("%s: %d were added", name, n-before)
			}
		}
	})
}
