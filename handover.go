package careline

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Handover is what one shift hands over to the next: everybody's to who
// supervises, else what is the person's own.
type Handover struct {
	At       time.Time // in the hotline's zone
	Shift    Shift     // that ends
	Next     Shift     // that begins
	All      bool      // it is everybody's
	Notes    []HandoverNote
	Calls    []LiveCall // that have not ended
	Owners   []OwnerStanding
	Waiting  int        // open orders that wait for a provider; of All
	LateWork int        // orders that are overdue; of All
	Cases    []CaseRow  // promised until Next ends and not put right, the earliest first; not what is overdue
	Orders   []OrderRow // the same by their windows; of All
	Drafts   []DraftRow // what people have begun and not saved
}

// HandoverRows is how many promised cases, and how many orders, a handover
// lists at most.
const HandoverRows = 200

// notesFor is how many shifts a note for the next is shown.
const notesFor = 3

const maxHandoverNote = 2000 // characters

// HandoverNote is what somebody writes for the next shift.
type HandoverNote struct {
	ID    int64
	Staff StaffID
	Who   string // the person's name, else the login; filled in on reading
	At    time.Time
	Text  string
}

// OwnerStanding is how many open cases somebody owns; nobody where Staff is zero.
type OwnerStanding struct {
	Staff StaffID
	Who   string
	Open  int
	Late  int
}

// HandoverReader reads what is handed over.
type HandoverReader interface {
	// HandoverNotes gives those written since, the newest first.
	HandoverNotes(ctx context.Context, since time.Time) ([]HandoverNote, error)
	// Owners counts open cases by owner, the most that is overdue first.
	Owners(ctx context.Context, now time.Time) ([]OwnerStanding, error)
	// Work counts open orders without a provider, and those that are overdue.
	Work(ctx context.Context, now time.Time) (waiting, late int, err error)
	// HeldDrafts gives the drafts that consoles hold and that were typed in
	// since a moment, the newest first.
	HeldDrafts(ctx context.Context, since time.Time) ([]DraftRow, error)
}

// HandoverWriter keeps notes for the next shift.
type HandoverWriter interface {
	// AddHandoverNote inserts and sets the id.
	AddHandoverNote(ctx context.Context, n *HandoverNote) error
}

// Handover gives what the present shift hands over to the next.
func (s *Session) Handover(ctx context.Context) (Handover, error) {
	h := Handover{At: s.Now(), Shift: ShiftAt(s.Now()), All: s.May(MaySupervise)}
	h.Next = h.Shift.Next()
	err := s.see(ctx, MayLookUp, func(r Reader) error { return s.handOver(ctx, r, &h) })
	if !h.All {
		me := s.staff.ID
		h.Calls = slices.DeleteFunc(h.Calls, func(c LiveCall) bool { return c.Operator != me })
		h.Owners = slices.DeleteFunc(h.Owners, func(o OwnerStanding) bool { return o.Staff != me })
		h.Drafts = slices.DeleteFunc(h.Drafts, func(d DraftRow) bool { return d.Staff != me })
	}
	return h, err
}

func (s *Session) handOver(ctx context.Context, r Reader, h *Handover) (err error) {
	now := h.At.UTC()
	since := h.Shift
	for range notesFor {
		since = since.Before()
	}
	if h.Notes, err = r.HandoverNotes(ctx, since.From); err != nil {
		return err
	}
	if h.Calls, err = r.LiveCalls(ctx); err != nil {
		return err
	}
	if h.Owners, err = r.Owners(ctx, now); err != nil {
		return err
	}
	cases := CaseFilter{Falls: Day{now, h.Next.To.UTC()}, Now: now, Limit: HandoverRows}
	if !h.All {
		cases.Owner = s.staff.ID
	}
	if h.Cases, err = r.Cases(ctx, cases); err != nil {
		return err
	}
	if h.Drafts, err = r.HeldDrafts(ctx, now.Add(-draftsFor)); err != nil || !h.All {
		return err
	}
	if h.Waiting, h.LateWork, err = r.Work(ctx, now); err != nil {
		return err
	}
	h.Orders, err = r.Orders(ctx, OrderFilter{Falls: Day{now, h.Next.To.UTC()}, Now: now, Limit: HandoverRows})
	return err
}

// WriteHandover leaves a note for the next shift.
func (s *Session) WriteHandover(ctx context.Context, key, text string) error {
	text = strings.TrimSpace(SanitizeText(text))
	_, err := s.do(ctx, MayHandle, "handover.write", key, func(w Writer) (Ref, error) {
		switch {
		case text == "":
			return Ref{}, invalid(Say("A note needs a text.", "请填写备注内容。"))
		case utf8.RuneCountInString(text) > maxHandoverNote:
			return Ref{}, invalid(Say("A note has at most %s.", "备注最多%s。", Count(maxHandoverNote, "%s character", "%s characters", " %s 个字符")))
		}
		n := HandoverNote{Staff: s.staff.ID, At: s.when().UTC(), Text: text}
		if err := w.AddHandoverNote(ctx, &n); err != nil {
			return Ref{}, err
		}
		return s.staff.ID.Ref(), s.tell(ctx, w, Event{Kind: EventNote, Action: DidWrite, On: []Ref{s.staff.ID.Ref()}})
	})
	return err
}
