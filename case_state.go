package careline

import "slices"

// CaseState is where a case stands.
type CaseState string

// The states of a case.
const (
	CaseNew           CaseState = "new"
	CaseAcknowledged  CaseState = "acknowledged"
	CaseAssessed      CaseState = "assessed"
	CaseInvestigating CaseState = "investigating"
	CasePending       CaseState = "pending"
	CaseResponded     CaseState = "responded"
	CaseResolved      CaseState = "resolved"
	CaseClosed        CaseState = "closed"
	CaseReopened      CaseState = "reopened"
	CaseRejected      CaseState = "rejected"
	CaseDuplicate     CaseState = "duplicate"
	CaseMerged        CaseState = "merged"
	CaseCancelled     CaseState = "cancelled"
)

var caseStateNames = map[CaseState]Words{
	CaseNew:           {"new", "新建"},
	CaseAcknowledged:  {"acknowledged", "已受理"},
	CaseAssessed:      {"assessed", "已评估"},
	CaseInvestigating: {"investigating", "调查中"},
	CasePending:       {"pending", "等待中"},
	CaseResponded:     {"responded", "已答复"},
	CaseResolved:      {"resolved", "已解决"},
	CaseClosed:        {"closed", "已关闭"},
	CaseReopened:      {"reopened", "重新打开"},
	CaseRejected:      {"rejected", "已驳回"},
	CaseDuplicate:     {"duplicate", "重复"},
	CaseMerged:        {"merged", "已合并"},
	CaseCancelled:     {"cancelled", "已取消"},
}

// In gives the state's name in l.
func (s CaseState) In(l Lang) string { return kindOf(caseStateNames, s).In(l) }

// caseEnds are the ends that any open case may come to.
var caseEnds = []CaseState{CaseRejected, CaseDuplicate, CaseMerged, CaseCancelled}

// caseWays is the whole state machine: what may follow each state (C4).
var caseWays = map[CaseState][]CaseState{
	CaseNew:           {CaseAcknowledged, CaseAssessed, CaseInvestigating, CasePending, CaseResponded, CaseResolved},
	CaseAcknowledged:  {CaseAssessed, CaseInvestigating, CasePending, CaseResponded, CaseResolved},
	CaseAssessed:      {CaseInvestigating, CasePending, CaseResponded, CaseResolved},
	CaseInvestigating: {CasePending, CaseResponded, CaseResolved},
	CasePending:       {CaseInvestigating, CaseResponded, CaseResolved},
	CaseResponded:     {CaseInvestigating, CasePending, CaseResolved},
	CaseResolved:      {CaseClosed, CaseReopened},
	CaseClosed:        {CaseReopened},
	CaseReopened:      {CaseAcknowledged, CaseAssessed, CaseInvestigating, CasePending, CaseResponded, CaseResolved},
	CaseRejected:      {CaseReopened},
	CaseDuplicate:     {CaseReopened},
	CaseMerged:        {CaseReopened},
	CaseCancelled:     {CaseReopened},
}

// CaseStates lists every state in the order of a case's life.
func CaseStates() []CaseState {
	return []CaseState{
		CaseNew, CaseAcknowledged, CaseAssessed, CaseInvestigating, CasePending, CaseResponded,
		CaseResolved, CaseClosed, CaseReopened, CaseRejected, CaseDuplicate, CaseMerged, CaseCancelled,
	}
}

// OpenCaseStates lists the states in which a case still needs somebody.
func OpenCaseStates() []CaseState {
	return slices.DeleteFunc(CaseStates(), func(s CaseState) bool { return !s.Open() })
}

// Open tells whether a case in this state still needs somebody.
func (s CaseState) Open() bool { return s != CaseClosed && !slices.Contains(caseEnds, s) }

// Next lists what may follow the state: first the way on, then the ends.
func (s CaseState) Next() []CaseState {
	next := slices.Clone(caseWays[s])
	if s.Open() {
		next = append(next, caseEnds...)
	}
	return next
}

// Needs gives the permission that bringing a case into the state asks for:
// what ends a matter against the customer, or takes it up again, is not every
// operator's.
func (s CaseState) Needs() Permission {
	if s == CaseReopened || slices.Contains(caseEnds, s) {
		return MayClose
	}
	return MayHandle
}

// To checks that a case may go from s to next.
func (s CaseState) To(next CaseState) error {
	if slices.Contains(s.Next(), next) {
		return nil
	}
	return conflict(Say("A case that is %s can't become %s; it can become: %s.", "服务请求当前为“%s”，不能变为“%s”；可变为：%s。",
		s, next, list[CaseState](s.Next())))
}
