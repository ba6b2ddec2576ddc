package careline

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"
	"time"
)

// LateFor is how long an event may be on its way: numbers are given out before
// they are committed, so one may come to stand below others that are sealed. An
// event that comes later than that was put there.
const LateFor = time.Hour

// mostFindings is how many findings an Audit keeps; of a history that was
// rewritten, more say nothing more.
const mostFindings = 100

// Audit is what the check of a history came to.
type Audit struct {
	Seals, Events int64
	Erased        int64 // events of which what they said was erased
	Head          Head  // the last seal; zero: none
	At            time.Time
	Found         []Phrase // what is not as it was sealed
	More          int64    // findings that are not in Found
}

// Auditor checks a history, seal by seal from the first.
type Auditor struct {
	Audit
	asks Head // kept elsewhere; zero: none
	last *Seal
	own  Digest // of last, as it was kept with it
	open map[EventID]latecomer
}

// latecomer is an event in a hole of a seal, until a later seal vouches for it.
type latecomer struct {
	digest Digest
	seal   int64
	at     time.Time
}

// NewAuditor begins a check, against a head that was kept elsewhere if there is
// one.
func NewAuditor(kept Head) *Auditor {
	return &Auditor{asks: kept, open: map[EventID]latecomer{}}
}

// After gives the number of the event up to which seals have been checked.
func (a *Auditor) After() EventID {
	if a.last == nil {
		return 0
	}
	return a.last.Upto
}

func (a *Auditor) find(says Phrase) {
	if len(a.Found) == mostFindings {
		a.More++
		return
	}
	a.Found = append(a.Found, says)
}

// Seal checks one seal and its events. stored is the seal's own digest as it
// was kept with it, and there are the events from Seal.From to Seal.Upto that
// are there, in the order of their numbers.
func (a *Auditor) Seal(s Seal, stored Digest, there []SealedEvent) {
	a.link(&s)
	if s.Own() == stored && s.adds() {
		a.covers(&s, there)
	} else {
		a.find(Say("Seal %d was changed.", "封印 %d 被修改。", s.Number))
	}
	a.Seals++
	a.Events += s.Events
	a.Head, a.At = Head{s.Number, stored.String()}, s.At
	if a.asks.Number == s.Number && !strings.HasPrefix(a.Head.Digest, a.asks.Digest) {
		a.find(Say("Seal %d is not the one that was kept elsewhere (%s): the history up to it was rewritten.",
			"封印 %d 与另处保存的（%s）不符：此前的历史被改写。", s.Number, a.asks.Digest))
	}
	a.last, a.own = &s, stored
}

// link checks the seal as a link of the chain.
func (a *Auditor) link(s *Seal) {
	want, prior, from := int64(1), Digest{}, EventID(1)
	if a.last != nil {
		want, prior, from = a.last.Number+1, a.own, a.last.Upto+1
	}
	switch {
	case s.Number == want+1:
		a.find(Say("Seal %d is missing.", "缺少封印 %d。", want))
	case s.Number > want:
		a.find(Say("The seals %d to %d are missing.", "缺少封印 %d 至 %d。", want, s.Number-1))
	case s.Prior != prior || s.From != from:
		a.find(Say("Seal %d does not follow from the one before it: one of the two was changed.",
			"封印 %d 与前一封印不相接：其一被修改。", s.Number))
	}
}

// covers checks the events that the seal vouches for.
func (a *Auditor) covers(s *Seal, there []SealedEvent) {
	var wrong, gone EventIDs
	leaves, all := s.Leaves, sha256.New()
	check := func(id EventID, d Digest, is bool) {
		var leaf []byte
		leaf, leaves = leaves[:min(leafBytes, len(leaves))], leaves[min(leafBytes, len(leaves)):]
		switch {
		case !is:
			gone = gone.with(id, id)
		case !bytes.Equal(leaf, d[:leafBytes]):
			wrong = wrong.with(id, id)
		}
		all.Write(d[:])
	}
	for _, r := range s.Late {
		for id := r.First; id <= r.Last; id++ {
			e, is := a.open[id]
			delete(a.open, id)
			check(id, e.digest, is)
		}
	}
	next := 0
	for id := s.From; id <= s.Upto; id++ {
		is := next < len(there) && there[next].ID == id
		var d Digest
		if is {
			d = there[next].Digest
			next++
		}
		switch hole := s.Holes.Has(id); {
		case hole && is:
			a.open[id] = latecomer{d, s.Number, s.At}
		case hole:
			id = s.Holes.end(id)
			if next < len(there) {
				id = min(id, there[next].ID-1)
			}
		default:
			check(id, d, is)
		}
	}
	for _, r := range gone {
		a.find(Say("Of the events under seal %d, %s is missing.", "封印 %d 所含事件 %s 缺失。", s.Number, r.String()))
	}
	for _, r := range wrong {
		a.find(Say("Of the events under seal %d, %s was changed.", "封印 %d 所含事件 %s 被修改。", s.Number, r.String()))
	}
	if len(gone)+len(wrong) == 0 && !bytes.Equal(all.Sum(nil), s.Digest[:]) {
		a.find(Say("An event under seal %d was changed, between %d and %d.", "封印 %d 所含事件（%d 至 %d）有改动。",
			s.Number, int64(s.From), int64(s.Upto)))
	}
}

// Unfounded tells of events that were erased though the history tells of no
// erasure.
func (a *Auditor) Unfounded(id EventID) {
	a.find(Say("What event %d said was erased, and the history tells of no erasure.", "事件 %d 的内容已被删除，但历史中没有删除记录。", int64(id)))
}

// End gives what the check came to at the moment now.
func (a *Auditor) End(now time.Time) Audit {
	late := make([]EventID, 0, len(a.open))
	for id := range a.open {
		late = append(late, id)
	}
	slices.Sort(late)
	for _, id := range late {
		if e := a.open[id]; now.Sub(e.at) > LateFor {
			a.find(Say("Event %d was put in after seal %d, which says that it was not there.",
				"事件 %d 是在封印 %d 之后插入的：该封印记录其当时不存在。", int64(id), e.seal))
		}
	}
	if a.asks.Number > a.Head.Number {
		a.find(Say("The history ends at seal %d, and seal %d was kept elsewhere: its end was cut off.",
			"历史止于封印 %d，而另处保存有封印 %d：末尾被截断。", a.Head.Number, a.asks.Number))
	}
	return a.Audit
}
