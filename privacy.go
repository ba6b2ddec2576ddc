package careline

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PersonData is everything that the hotline holds about one person.
type PersonData struct {
	File         Customer
	Merged       []CustomerID // files of the same person that went into this one
	Units        []Unit       // that were ever theirs
	Contacts     []Interaction
	Cases        []Case
	Orders       []WorkOrder
	Events       []TimelineLine // of all of these, the newest first: what was changed from what to what
	Access       []TimelineLine // who looked, the newest first
	FormerPhones []string       // marks of phones that they had
	Neighbours   map[SiteID]int // of their homes that others live in too: how many
}

// Open gives what has to be settled before the person's data can be erased.
func (d *PersonData) Open() []Ref {
	var open []Ref
	for _, c := range d.Contacts {
		if c.Running() {
			open = append(open, c.ID.Ref())
		}
	}
	for i := range d.Cases {
		if d.Cases[i].State.Open() {
			open = append(open, d.Cases[i].ID.Ref())
		}
	}
	for i := range d.Orders {
		if d.Orders[i].State.Open() {
			open = append(open, d.Orders[i].ID.Ref())
		}
	}
	return open
}

// Stays says what an erasure leaves, and why.
func (d *PersonData) Stays() []Phrase {
	stays := []Phrase{Say("The number %s stays, so that nobody else gets it; it says that the file was erased.",
		"编号 %s 保留，不再分配给他人；显示档案已删除。", d.File.ID.String())}
	if n := len(d.Units); n > 0 {
		stays = append(stays, Count(n, "%s unit stays with its serial number and its warranty, which may be claimed.",
			"%s units stay with their serial numbers and warranties, which may be claimed.", "%s 台设备的序列号和保修信息保留，以便主张保修。"))
	}
	if n := len(d.Cases) + len(d.Orders) + len(d.Contacts); n > 0 {
		stays = append(stays, Count(n, "%s call, case or work order stays with its times, states and charges, for accounts and figures; what was written in it goes.",
			"%s calls, cases and work orders stay with their times, states and charges, for accounts and figures; what was written in them goes.",
			"%s 条来电、请求和工单的时间、状态和收费保留，用于结算和统计；其中的文字删除。"))
	}
	if n := len(d.Events) + len(d.Access); n > 0 {
		stays = append(stays, Count(n, "%s line of the history stays with who did what and when, as the chain needs it; what it says goes.",
			"%s lines of the history stay with who did what and when, as the chain needs them; what they say goes.",
			"%s 条历史记录的操作人、操作和时间保留，以维持审计链；其内容删除。"))
	}
	if n := len(d.Neighbours); n > 0 {
		stays = append(stays, Count(n, "%s address stays: others live there.", "%s addresses stay: others live there.", "%s 处地址保留：另有他人居住。"))
	}
	return append(stays, Say("Backups, lists that were handed out, drafts on operators' machines and notes left for another shift are not reached from here; words of a name may stay in the list by which slips are recognised.",
		"备份、已导出的列表、话务员电脑上的草稿和交接班备注不在此范围内；姓名用字可能仍留在用于识别误写的词表中。"))
}

// PrivacyReader reads what only these use cases ask for.
type PrivacyReader interface {
	// FormerMarks gives the marks of the phones that a customer had.
	FormerMarks(ctx context.Context, id CustomerID) ([]string, error)
}

// PrivacyWriter erases.
type PrivacyWriter interface {
	// EraseCustomer empties a file, those that went into it, and what people
	// have written in all that hangs on them, also in the history, and keeps of
	// that what its seals are made of. Addresses at which others live stay. It
	// gives the number of events that were emptied.
	EraseCustomer(ctx context.Context, id CustomerID, at time.Time) (events int, err error)
}

// Person gives all that is held about a person, to be looked at before it is
// handed out or erased. That is a look at their file.
func (s *Session) Person(ctx context.Context, id CustomerID) (PersonData, error) {
	var d PersonData
	err := s.see(ctx, MayKeepPrivacy, func(r Reader) (err error) {
		d, err = s.person(ctx, r, id)
		return err
	})
	if err == nil {
		err = s.look(ctx, d.File.ID, Ref{})
	}
	return d, err
}

// HandOut gives all that is held about a person, to be given to them, and tells
// it in the history.
func (s *Session) HandOut(ctx context.Context, key string, id CustomerID) (PersonData, error) {
	var d PersonData
	_, err := s.do(ctx, MayKeepPrivacy, "customer.data", key, func(w Writer) (Ref, error) {
		var err error
		if d, err = s.person(ctx, w, id); err != nil {
			return Ref{}, err
		}
		return d.File.ID.Ref(), s.tell(ctx, w, Event{Kind: EventAccess, Action: DidHandOut, On: []Ref{d.File.ID.Ref()}})
	})
	if err == nil && d.File.ID == 0 { // an earlier try has told it
		return s.Person(ctx, id)
	}
	return d, err
}

func (s *Session) person(ctx context.Context, r Reader, id CustomerID) (d PersonData, err error) {
	if d.File, err = living(r.Customer(ctx, id)); err != nil {
		return d, err
	}
	id = d.File.ID
	if d.Merged, err = r.MergedInto(ctx, id); err != nil {
		return d, err
	}
	if d.FormerPhones, err = r.FormerMarks(ctx, id); err != nil {
		return d, err
	}
	hanging, err := r.HangsOn(ctx, id)
	if err != nil {
		return d, err
	}
	for _, ref := range hanging {
		if err := d.take(ctx, r, ref); err != nil {
			return d, err
		}
	}
	d.Neighbours = map[SiteID]int{}
	on := append([]Ref{id.Ref()}, hanging...)
	for _, h := range d.File.Homes {
		there, err := r.Residents(ctx, h.Site.ID)
		if err != nil {
			return d, err
		}
		if n := len(slices.DeleteFunc(there, func(other CustomerID) bool { return other == id })); n > 0 {
			d.Neighbours[h.Site.ID] = n
		}
	}
	for _, gone := range d.Merged {
		on = append(on, gone.Ref())
	}
	if d.Events, err = s.lines(ctx, r, TimelineFilter{On: on}); err == nil {
		d.Access, err = s.lines(ctx, r, TimelineFilter{On: on, Kinds: []EventKind{EventAccess}})
	}
	return d, err
}

func (d *PersonData) take(ctx context.Context, r Reader, ref Ref) error {
	switch ref.Kind {
	case KindUnit:
		return takeOne(ctx, &d.Units, UnitID(ref.ID), r.Unit)
	case KindCase:
		return takeOne(ctx, &d.Cases, CaseID(ref.ID), r.Case)
	case KindOrder:
		return takeOne(ctx, &d.Orders, OrderID(ref.ID), r.Order)
	default:
		return takeOne(ctx, &d.Contacts, InteractionID(ref.ID), r.Interaction)
	}
}

func takeOne[I, T any](ctx context.Context, all *[]T, id I, read func(context.Context, I) (T, error)) error {
	one, err := read(ctx, id)
	*all = append(*all, one)
	return err
}

// Erasure says whose data go, and why.
type Erasure struct {
	Customer CustomerID
	Reason   string // "asked for by letter of 3 November"; it stays in the history
}

// Erase erases a person's data: name, contacts, homes that nobody else lives in,
// and what was written about them. What stays and why, PersonData.Stays says.
// While something is open it is a conflict that names it.
func (s *Session) Erase(ctx context.Context, key string, e Erasure) error {
	e.Reason = strings.TrimSpace(SanitizeText(e.Reason))
	_, err := s.do(ctx, MayKeepPrivacy, "customer.erase", key, func(w Writer) (Ref, error) {
		if e.Reason == "" {
			return Ref{}, at("reason", invalid(Say("An erasure needs a reason; it stays in the history.", "删除须说明理由；理由保留在历史中。")))
		}
		d, err := s.person(ctx, w, e.Customer)
		if err != nil {
			return Ref{}, err
		}
		if open := d.Open(); len(open) > 0 {
			names := make([]string, len(open))
			for i, ref := range open {
				names[i] = ref.String()
			}
			return Ref{}, conflict(Say("Still open, and to be closed first: %s.", "尚未结束，须先关闭：%s。", strings.Join(names, ", ")))
		}
		n, err := w.EraseCustomer(ctx, d.File.ID, s.desk.clock().UTC())
		if err != nil {
			return Ref{}, err
		}
		return d.File.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventChange, Action: DidErase, On: []Ref{d.File.ID.Ref()}, Text: e.Reason,
			Changes: []Change{{Field: "events", To: strconv.Itoa(n)}},
		})
	})
	return err
}

// living passes a file on unless it was erased.
func living(c Customer, err error) (Customer, error) {
	if err == nil && !c.Erased.IsZero() {
		return Customer{ID: c.ID, Erased: c.Erased}, NewError(CodeNotFound, Say("The file %s was erased on %s.", "档案 %s 已于 %s 删除。",
			c.ID.String(), string(DateOf(c.Erased))), nil)
	}
	return c, err
}
