package careline

import (
	"context"
	"time"
)

// Line is the hotline's line that a contact came in on (C1).
type Line string

// The three lines.
const (
	LineAdvice    Line = "advice"    // free pre-sale advice
	LineService   Line = "service"   // 24-hour service
	LineComplaint Line = "complaint" // complaints
)

var lineNames = map[Line]Words{
	LineAdvice:    {"pre-sale advice", "售前咨询"},
	LineService:   {"24 h service", "24小时服务"},
	LineComplaint: {"complaints", "投诉"},
}

// Lines lists the lines.
func Lines() []Line { return []Line{LineService, LineAdvice, LineComplaint} }

// In gives the line's name in l.
func (x Line) In(l Lang) string { return kindOf(lineNames, x).In(l) }

// Channel is how a contact was made (C1).
type Channel string

// The channels.
const (
	ChannelPhone  Channel = "phone"
	ChannelFax    Channel = "fax"
	ChannelEmail  Channel = "email"
	ChannelLetter Channel = "letter"
	ChannelVisit  Channel = "visit"
	ChannelWeb    Channel = "web"
	ChannelSocial Channel = "social"
)

var channelNames = map[Channel]Words{
	ChannelPhone:  {"phone", "电话"},
	ChannelFax:    {"fax", "传真"},
	ChannelEmail:  {"e-mail", "电子邮件"},
	ChannelLetter: {"letter", "信函"},
	ChannelVisit:  {"visit", "来访"},
	ChannelWeb:    {"web", "网站"},
	ChannelSocial: {"social media", "社交媒体"},
}

// Channels lists the channels, the usual one first.
func Channels() []Channel {
	return []Channel{ChannelPhone, ChannelEmail, ChannelWeb, ChannelSocial, ChannelVisit, ChannelLetter, ChannelFax}
}

// In gives the channel's name in l.
func (c Channel) In(l Lang) string { return kindOf(channelNames, c).In(l) }

// Outcome is how a contact ended (C2).
type Outcome string

// The outcomes.
const (
	OutcomeResolved   Outcome = "resolved"    // settled in the contact
	OutcomeFollowUp   Outcome = "follow_up"   // a case or an order goes on from here
	OutcomeCallBack   Outcome = "call_back"   // somebody is to ring the customer
	OutcomePassedOn   Outcome = "passed_on"   // handed to another department
	OutcomeBrokenOff  Outcome = "broken_off"  // line dropped, or customer hung up
	OutcomeUnanswered Outcome = "unanswered"  // nobody spoke
	OutcomeInformed   Outcome = "information" // the customer only told or asked something
)

var outcomeNames = map[Outcome]Words{
	OutcomeResolved:   {"resolved", "已解决"},
	OutcomeFollowUp:   {"follow-up under way", "后续处理中"},
	OutcomeCallBack:   {"call back", "需回电"},
	OutcomePassedOn:   {"passed on", "已转交"},
	OutcomeBrokenOff:  {"broken off", "中断"},
	OutcomeUnanswered: {"unanswered", "无人应答"},
	OutcomeInformed:   {"information given", "已告知"},
}

// Outcomes lists the outcomes, the usual ones first.
func Outcomes() []Outcome {
	return []Outcome{OutcomeResolved, OutcomeFollowUp, OutcomeInformed, OutcomeCallBack, OutcomePassedOn, OutcomeBrokenOff, OutcomeUnanswered}
}

// In gives the outcome's name in l.
func (o Outcome) In(l Lang) string { return kindOf(outcomeNames, o).In(l) }

// Interaction is one contact with a customer; a call is one (C2).
type Interaction struct {
	ID       InteractionID
	Customer CustomerID // zero for a caller who is not known yet
	Number   string     // the number that rang, as shown by the exchange
	Line     Line
	Channel  Channel
	Operator StaffID
	Started  time.Time
	Ended    time.Time // zero while it runs
	Reason   string    // Service.Code
	Outcome  Outcome
	Note     string
	Version  int64
}

// Running tells whether the contact has not ended.
func (i *Interaction) Running() bool { return i.Ended.IsZero() }

// Duration is how long the contact has lasted at the moment now.
func (i *Interaction) Duration(now time.Time) time.Duration {
	if i.Running() {
		return max(0, now.Sub(i.Started))
	}
	return i.Ended.Sub(i.Started)
}

// InteractionReader finds interactions. One that does not exist is not_found.
type InteractionReader interface {
	Interaction(ctx context.Context, id InteractionID) (Interaction, error)
	// RunningInteraction gives the operator's contact that has not ended, the
	// newest; false where there is none.
	RunningInteraction(ctx context.Context, operator StaffID) (Interaction, bool, error)
}

// InteractionWriter keeps interactions.
type InteractionWriter interface {
	// SaveInteraction inserts (ID zero) or replaces, and sets id and version.
	SaveInteraction(ctx context.Context, i *Interaction) error
}
