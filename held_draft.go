package careline

import (
	"context"
	"time"
)

// draftsFor is how long a draft is kept that nobody comes back to.
const draftsFor = 30 * 24 * time.Hour

// DraftKind is what was begun.
type DraftKind string

// The kinds of drafts, as the console names their places.
const (
	DraftNote        DraftKind = "customer"
	DraftNewCustomer DraftKind = "new-customer"
	DraftCustomer    DraftKind = "edit-customer"
	DraftNewUnit     DraftKind = "new-unit"
	DraftUnit        DraftKind = "unit"
	DraftCall        DraftKind = "call"
	DraftComplaint   DraftKind = "new-complaint"
	DraftCase        DraftKind = "case"
	DraftNewOrder    DraftKind = "new-order"
	DraftOrder       DraftKind = "order"
	DraftSubject     DraftKind = "subject"
	DraftHandover    DraftKind = "handover"
)

var draftKindNames = map[DraftKind]Words{
	DraftNote:        {"note", "备注"},
	DraftNewCustomer: {"new customer", "新客户"},
	DraftCustomer:    {"edit of a customer", "修改客户"},
	DraftNewUnit:     {"new unit", "新设备"},
	DraftUnit:        {"edit of a unit", "修改设备"},
	DraftCall:        {"end of a call", "结束通话"},
	DraftComplaint:   {"new complaint", "新投诉"},
	DraftCase:        {"case", "服务请求"},
	DraftNewOrder:    {"new work order", "新工单"},
	DraftOrder:       {"work order", "工单"},
	DraftSubject:     {"reference data", "基础数据"},
	DraftHandover:    {"note for the next shift", "交班备注"},
}

// In gives the kind's name in l.
func (k DraftKind) In(l Lang) string { return kindOf(draftKindNames, k).In(l) }

// HeldDraft is that somebody has begun something, and on which record; what
// they typed stays on their machine.
type HeldDraft struct {
	ID    string // of the draft; no two are alike
	Kind  DraftKind
	On    Ref       // zero: on none
	Since time.Time // when it was typed in last, UTC
}

// Holding is all the drafts of a person at a place, as one console knows them.
type Holding struct {
	Place  string // where the drafts are kept: a machine and a folder on it
	Desk   string // the console
	Staff  StaffID
	Drafts []HeldDraft
	At     time.Time // UTC
}

// DraftRow is a held draft as a list shows it.
type DraftRow struct {
	HeldDraft
	Staff StaffID
	Who   string
}

// HoldDrafts tells which drafts the person has at a place, in place of what
// this console and those that are closed said before. Like Attend it is no
// command and no event, and leaves no history.
func (s *Session) HoldDrafts(ctx context.Context, place, desk string, drafts []HeldDraft) error {
	if err := s.need(s.seesOrders()); err != nil {
		return err
	}
	now := s.desk.clock().UTC()
	h := Holding{Place: place, Desk: desk, Staff: s.staff.ID, Drafts: drafts, At: now}
	return s.desk.store.HoldDrafts(ctx, h, now.Add(-DeskLasts))
}
