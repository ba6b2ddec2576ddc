package careline

import (
	"context"
	"time"
)

// CaseKind is the kind of a case.
type CaseKind string

// The kinds of cases.
const (
	CaseInquiry   CaseKind = "inquiry"
	CaseRequest   CaseKind = "request"
	CaseComplaint CaseKind = "complaint"
)

var caseKindNames = map[CaseKind]Words{
	CaseInquiry:   {"inquiry", "咨询"},
	CaseRequest:   {"request", "服务请求"},
	CaseComplaint: {"complaint", "投诉"},
}

// In gives the kind's name in l.
func (k CaseKind) In(l Lang) string { return kindOf(caseKindNames, k).In(l) }

// Severity is how much a case weighs.
type Severity string

// The severities.
const (
	SeverityLow      Severity = "low"
	SeverityNormal   Severity = "normal"
	SeverityHigh     Severity = "high"
	SeverityCritical Severity = "critical"
)

var severityNames = map[Severity]Words{
	SeverityLow:      {"low", "低"},
	SeverityNormal:   {"normal", "一般"},
	SeverityHigh:     {"high", "高"},
	SeverityCritical: {"critical", "紧急"},
}

// Severities lists the severities, lightest first.
func Severities() []Severity {
	return []Severity{SeverityLow, SeverityNormal, SeverityHigh, SeverityCritical}
}

// In gives the severity's name in l.
func (s Severity) In(l Lang) string { return kindOf(severityNames, s).In(l) }

// Cause is what was found to be at fault; it decides the way (C5).
type Cause string

// The causes.
const (
	CauseUnknown Cause = ""
	CauseProduct Cause = "product"
	CauseService Cause = "service"
	CauseMisuse  Cause = "misuse"
	CauseOther   Cause = "other"
)

var causeNames = map[Cause]Words{
	CauseUnknown: {"not known yet", "待查"},
	CauseProduct: {"product at fault", "产品原因"},
	CauseService: {"service at fault", "服务原因"},
	CauseMisuse:  {"misuse", "使用不当"},
	CauseOther:   {"other", "其他"},
}

// Causes lists the causes, the unknown one first.
func Causes() []Cause {
	return []Cause{CauseUnknown, CauseProduct, CauseService, CauseMisuse, CauseOther}
}

// In gives the cause's name in l.
func (c Cause) In(l Lang) string { return kindOf(causeNames, c).In(l) }

// PendingOn is whom a pending case waits for.
type PendingOn string

// Whom a case waits for.
const (
	PendingCustomer PendingOn = "customer"
	PendingParts    PendingOn = "parts"
	PendingProvider PendingOn = "provider"
)

var pendingNames = map[PendingOn]Words{
	PendingCustomer: {"customer", "客户"},
	PendingParts:    {"parts", "配件"},
	PendingProvider: {"provider", "服务商"},
}

// Pendings lists whom a case may wait for.
func Pendings() []PendingOn { return []PendingOn{PendingCustomer, PendingParts, PendingProvider} }

// In gives the words for p in l.
func (p PendingOn) In(l Lang) string { return kindOf(pendingNames, p).In(l) }

// Case is a matter that a customer has brought up.
type Case struct {
	ID          CaseID
	Kind        CaseKind
	Customer    CustomerID
	Unit        UnitID        // zero: about none
	Interaction InteractionID // the contact that it was logged in; zero for none
	Category    string        // Category.Code
	Severity    Severity
	Text        string // the customer's own words
	Cause       Cause
	Remedy      string    // what the customer would find fair
	Plan        string    // what is to be done
	Promise     time.Time // when it was promised to be done; zero: no promise
	State       CaseState
	Pending     PendingOn // set while State is pending
	Outcome     string    // how it ended, or why
	Broken      time.Time // the promise that was broken last, UTC; zero: none ever was
	Owner       StaffID
	Into        CaseID // the case that this one was merged into or is a duplicate of
	Opened      time.Time
	Closed      time.Time // zero while open
	Version     int64
}

// Overdue tells whether the promise was broken, or is as of now.
func (c *Case) Overdue(now time.Time) bool {
	return !c.Promise.IsZero() && c.State.Open() && c.State != CaseResolved && now.After(c.Promise)
}

// CaseRow is a case as a list shows it.
type CaseRow struct {
	Case
	CustomerName string
	OwnerName    string
}

// CaseFilter chooses cases for a list.
type CaseFilter struct {
	States   []CaseState // empty: every state
	Customer CustomerID
	Provider ProviderID // with an open order at this provider
	Owner    StaffID
	Unowned  bool         // nobody's
	Severity Severity     // empty: every severity
	Since    time.Time    // opened at or after; zero: whenever
	Before   time.Time    // opened before; zero: whenever
	In       Region       // the city that the case is in, without district; zero: anywhere
	Promise  PromiseState // of what was promised for Day, as of Now; empty: whatever was promised
	Day      Day
	Falls    Day  // promised for a moment in it and not put right, the earliest first; zero: whenever
	Overdue  bool // as of Now
	Unheeded bool // overdue as of Now, and not yet escalated for it
	Now      time.Time
	Oldest   bool // the oldest first
	Limit    int
}

// CaseReader finds cases. One that does not exist is not_found.
type CaseReader interface {
	Case(ctx context.Context, id CaseID) (Case, error)
	// Cases gives the newest first, or the oldest where asked; unheeded
	// promises the oldest first.
	Cases(ctx context.Context, f CaseFilter) ([]CaseRow, error)
	// Escalated gives, of several customers, those with a case whose promise
	// was broken and that is not put right, as Case.Escalated tells, in one
	// statement.
	Escalated(ctx context.Context, customers []CustomerID) (map[CustomerID]bool, error)
	// Standing gives, of several customers, who has an open case and when they
	// were last in contact, in one question; who has neither is left out.
	Standing(ctx context.Context, customers []CustomerID) (map[CustomerID]Standing, error)
}

// CaseWriter keeps cases.
type CaseWriter interface {
	// SaveCase inserts (ID zero) or replaces, and sets id and version.
	SaveCase(ctx context.Context, c *Case) error
}
