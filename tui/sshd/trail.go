package sshd

import (
	"sync"

	"careline"
	"careline/tui/console"
)

// trails are where people were when their line dropped, as long as the server
// runs. What they had typed is on disk.
type trails struct {
	mu   sync.Mutex
	last map[careline.StaffID][]console.Step
}

func newTrails() *trails { return &trails{last: map[careline.StaffID][]console.Step{}} }

// of gives a person's trail.
func (t *trails) of(person careline.StaffID) *console.Trail {
	return &console.Trail{
		Take: func() []console.Step {
			t.mu.Lock()
			defer t.mu.Unlock()
			return t.last[person]
		},
		Leave: func(steps []console.Step) {
			t.mu.Lock()
			defer t.mu.Unlock()
			if len(steps) == 0 {
				delete(t.last, person)
				return
			}
			t.last[person] = steps
		},
	}
}
