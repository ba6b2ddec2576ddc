package careline

import (
	"context"
	"sync"
	"time"
)

// What is told of who saw what, beside what was changed: looks at a person's
// file, numbers shown for a reason, refusals, and what was handed out.
const (
	DidSee     Action = "seen"
	DidUnmask  Action = "unmasked"
	DidRefuse  Action = "refused"
	DidHandOut Action = "handed_out"
	// DidErase tells that a person's data were erased.
	DidErase Action = "erased"
)

const (
	// LookLasts is how long a file that a Session has opened counts as open: a
	// page that loads again is no other look.
	LookLasts = 15 * time.Minute
	// refusalLasts is how long the same refusal is not told again, so that what
	// asks without end can't fill the history.
	refusalLasts = time.Minute
	// witnessWait is how long an answer waits for its look to be written down.
	witnessWait = time.Second
	// mostOwed is how many looks a Session keeps for a store that takes none.
	mostOwed = 1000
)

// Witness writes down who saw what.
type Witness interface {
	// Witness appends events of the kind EventAccess. They are no news to
	// anybody, and outlive a killed process; a power failure may take those of
	// the last seconds.
	Witness(ctx context.Context, events ...Event) error
}

// access is what a Session has seen and was refused, shared by its copies.
type access struct {
	mu       sync.Mutex
	seen     map[CustomerID]time.Time
	unmasked map[CustomerID]time.Time // since when their numbers are shown for a reason
	refused  map[refusal]time.Time
	owed     []Event // not written down yet
}

type refusal struct {
	of  Permission
	use string
	on  Ref
}

func newAccess() *access {
	return &access{seen: map[CustomerID]time.Time{}, unmasked: map[CustomerID]time.Time{}, refused: map[refusal]time.Time{}}
}

// look tells that the person sees a customer's data, in their file or in what
// via is, before they do. A store that takes no writes at present, or has a
// longer one under way, keeps nobody from a file that an operator needs now:
// then the Session owes it to the history, and writes it down with what it
// tells next.
func (s *Session) look(ctx context.Context, id CustomerID, via Ref) error {
	if s.open != nil || id == 0 {
		return nil // what a use case reads within another is not shown to anybody
	}
	if err := ctx.Err(); err != nil {
		return err // nobody waits for the answer
	}
	now := s.desk.clock()
	if !recently(s.access, s.access.seen, id, now, LookLasts) {
		s.owe(Event{Action: DidSee, On: []Ref{id.Ref(), via}})
		s.payUp(ctx)
	}
	return nil
}

// refuse tells that the person was kept from something; payUp writes it down.
func (s *Session) refuse(p Permission, use string, on Ref) {
	if recently(s.access, s.access.refused, refusal{p, use, on}, s.desk.clock(), refusalLasts) {
		return
	}
	told := []Change{{Field: "permission", To: string(p)}}
	if use != "" {
		told = append(told, Change{Field: "use", To: use})
	}
	s.owe(Event{Action: DidRefuse, On: []Ref{s.staff.ID.Ref(), on}, Changes: told})
}

// recently tells whether something was there within the last while, and notes
// that it is now. A Session that lives for days forgets what is long ago.
func recently[K comparable](a *access, at map[K]time.Time, what K, now time.Time, lasts time.Duration) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if last, was := at[what]; was && now.Before(last.Add(lasts)) {
		return true
	}
	if len(at) >= mostOwed {
		for k, last := range at {
			if !now.Before(last.Add(lasts)) {
				delete(at, k)
			}
		}
	}
	at[what] = now
	return false
}

// owe has an event written down with the next that can be.
func (s *Session) owe(e Event) {
	e.Kind, e.At = EventAccess, s.desk.clock().UTC()
	e = s.signed(e)
	a := s.access
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.owed) < mostOwed {
		a.owed = append(a.owed, e)
	}
}

// payUp writes down what is owed, except inside a transaction, which may be
// taken back and is the store's only one.
func (s *Session) payUp(ctx context.Context) {
	a := s.access
	a.mu.Lock()
	owed := a.owed
	if s.open != nil || len(owed) == 0 {
		a.mu.Unlock()
		return
	}
	a.owed = nil
	a.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), witnessWait)
	defer cancel()
	if s.desk.store.Witness(ctx, owed...) == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.owed = append(owed, a.owed...)
}

func tellAccess(e *Event, text string) Phrase {
	switch e.Action {
	case DidSee:
		if len(e.On) > 1 {
			return Say("%s seen in %s", "在 %[2]s 中查看 %[1]s", e.Subject().text(), e.On[1].text())
		}
		return Say("%s seen", "查看 %s", e.Subject().text())
	case DidWatch:
		return Say("console watched", "旁观控制台")
	case DidUnmask:
		return Say("%s shown in full: %s", "完整显示 %s：%s", e.Subject().text(), text)
	case DidHandOut:
		if what := Export(e.To("what")); exportNames[what] != (Words{}) {
			return Say("%s handed out: %s", "导出%s：%s", what, e.To("rows"))
		}
		return Say("%s handed out", "提供 %s 的个人数据", e.Subject().text())
	case DidRefuse:
		if len(e.On) > 1 {
			return Say("refused: %s (%s)", "拒绝：%s（%s）", Permission(e.To("permission")), e.On[1].text())
		}
		return Say("refused: %s", "拒绝：%s", Permission(e.To("permission")))
	}
	return Say("%s", "%s", text)
}
