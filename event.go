package careline

import (
	"context"
	"time"
)

// EventKind is what sort of line an event is in the timeline.
type EventKind string

// The kinds of events.
const (
	EventCall     EventKind = "call" // an interaction on any channel
	EventCase     EventKind = "case"
	EventOrder    EventKind = "order"
	EventVisit    EventKind = "visit"
	EventPurchase EventKind = "purchase"
	EventDelivery EventKind = "delivery"
	EventInstall  EventKind = "install"
	EventRating   EventKind = "rating"
	EventNote     EventKind = "note"
	EventChange   EventKind = "change" // the file itself was changed
	EventSetUp    EventKind = "set_up" // staff, catalogue, providers
	EventAccess   EventKind = "access" // who saw what, and was refused what; see access.go
)

var eventKindNames = map[EventKind]Words{
	EventCall:     {"call", "来电"},
	EventCase:     {"case", "请求"},
	EventOrder:    {"order", "工单"},
	EventVisit:    {"visit", "上门"},
	EventPurchase: {"purchase", "购买"},
	EventDelivery: {"delivery", "送货"},
	EventInstall:  {"install", "安装"},
	EventRating:   {"rating", "评价"},
	EventNote:     {"note", "备注"},
	EventChange:   {"change", "变更"},
	EventSetUp:    {"set-up", "设置"},
	EventAccess:   {"access", "查阅"},
}

// In gives the kind's name in l.
func (k EventKind) In(l Lang) string { return kindOf(eventKindNames, k).In(l) }

// Action is what happened.
type Action string

// The actions that events tell of.
const (
	DidCreate   Action = "created"
	DidChange   Action = "changed"
	DidStart    Action = "started"
	DidEnd      Action = "ended"
	DidWrite    Action = "written" // a note
	DidAdvance  Action = "advanced"
	DidDispatch Action = "dispatched"
	DidBuy      Action = "bought"
	DidInstall  Action = "installed"
	DidDeliver  Action = "delivered"
	DidTransfer Action = "transferred" // the unit has a new owner
	DidImport   Action = "imported"
	// DidRecontact tells that a customer came back about an open case.
	DidRecontact Action = "recontacted"
	// DidTakeBack tells that an act was undone by who did it.
	DidTakeBack Action = "taken_back"
	// DidStep tells that a step of caring for a case was taken.
	DidStep Action = "stepped"
	// DidEscalate tells that a promise was broken, which escalated the case.
	DidEscalate Action = "escalated"
	// DidRing tells that the telephone system announced a call, DidDecline that
	// an operator left it to the others, DidMiss that nobody took it.
	DidRing    Action = "rang"
	DidDecline Action = "declined"
	DidMiss    Action = "missed"
	// DidAddKey tells that a person can come in by a key, DidRemoveKey that they
	// no longer can.
	DidAddKey    Action = "key_added"
	DidRemoveKey Action = "key_removed"
	// DidWatch tells that a supervisor watched a person's console.
	DidWatch Action = "watched"
)

// Change is one field's old and new value, as text.
type Change struct {
	Field string `json:"field"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
}

// Event is one line of the append-only history: who, when, on what, what
// changed. It is written in the transaction of the change that it tells of.
type Event struct {
	ID       EventID
	At       time.Time // when it happened, UTC
	Recorded time.Time // when it was written down, UTC
	Staff    StaffID
	Who      string // the staff member's name; filled in on reading
	Kind     EventKind
	Action   Action
	On       []Ref // everything that it concerns; the first is its subject
	Text     string
	Changes  []Change
}

// Subject gives the first record that the event concerns.
func (e *Event) Subject() Ref {
	if len(e.On) == 0 {
		return Ref{}
	}
	return e.On[0]
}

// To gives the new value of a changed field, empty where it did not change.
func (e *Event) To(field string) string {
	for _, c := range e.Changes {
		if c.Field == field {
			return c.To
		}
	}
	return ""
}

// TimelineFilter chooses events of some records, newest first by At, then ID.
type TimelineFilter struct {
	On     []Ref       // any of these
	Kinds  []EventKind // empty: every kind but EventAccess
	Before *Event      // only what comes after this one in the list; nil: from the top
	Limit  int
}

// EventReader reads the history.
type EventReader interface {
	Timeline(ctx context.Context, f TimelineFilter) ([]Event, error)
}

// EventWriter appends to the history; nothing is ever changed or removed.
type EventWriter interface {
	Append(ctx context.Context, events ...Event) error
}
