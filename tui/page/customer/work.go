package customer

import (
	"slices"
	"time"

	"careline"
)

// job is a case or a work order as the file lists it.
type job struct {
	ref     careline.Ref
	state   careline.Speaker
	text    string
	kind    careline.Speaker
	opened  time.Time
	due     time.Time // when it was promised, or somebody comes; zero: not said
	open    bool
	overdue bool
	raised  bool // escalated for a broken promise
	nobody  bool // an order that waits for a provider
}

func refs(jobs []job) []careline.Ref {
	all := make([]careline.Ref, len(jobs))
	for i := range jobs {
		all[i] = jobs[i].ref
	}
	return all
}

// jobsOf lists cases and orders, what is open first, then the newest.
func jobsOf(f *careline.File, now time.Time) []job {
	jobs := make([]job, 0, len(f.Cases)+len(f.Orders))
	for i := range f.Cases {
		c := &f.Cases[i]
		jobs = append(jobs, job{
			ref: c.ID.Ref(), state: c.State, kind: c.Kind, text: c.Text, opened: c.Opened, due: c.Promise,
			open: c.State.Open(), overdue: c.Overdue(now), raised: c.Escalated(),
		})
	}
	for i := range f.Orders {
		o := &f.Orders[i]
		j := job{
			ref: o.ID.Ref(), state: o.State, kind: o.Kind, text: o.ProviderName, opened: o.Opened, due: o.Window.From,
			open: o.State.Open(), overdue: o.Overdue(now),
		}
		j.nobody = j.open && o.Provider() == 0
		jobs = append(jobs, j)
	}
	slices.SortStableFunc(jobs, func(a, b job) int {
		if a.open != b.open {
			if a.open {
				return -1
			}
			return 1
		}
		return b.opened.Compare(a.opened)
	})
	return jobs
}
