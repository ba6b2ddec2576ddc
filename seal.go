package careline

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Digest is a SHA-256.
type Digest [sha256.Size]byte

func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Seal is one link of the chain that the history hangs on. It covers the events
// that came since the seal before it, and names that by its digest, so that a
// seal that is known, in a drawer or a ledger elsewhere, vouches for every
// event up to it.
type Seal struct {
	Number int64
	From   EventID  // covers the events from this number
	Upto   EventID  // to this one,
	Holes  EventIDs // but for these, which were not there,
	Late   EventIDs // and those that have come since in the holes of seals before
	Events int64    // how many that are
	At     time.Time
	Digest Digest // of their digests, in the order of their numbers
	Leaves []byte // the first leafBytes of each event's digest, in the same order: tells which was changed
	Prior  Digest // the own digest of the seal before
}

// leafBytes is enough to tell which event of a seal was changed; that one was
// at all, the whole digest tells.
const leafBytes = 6

// SealedEvent is what a seal knows an event by.
type SealedEvent struct {
	ID     EventID
	Digest Digest
}

// EventRow is an event as it is written down; a seal vouches for every part of
// it. Moments are in microseconds since 1970 in UTC.
type EventRow struct {
	ID           EventID
	At, Recorded int64
	Staff        int64
	Kind, Action string
	Subjects     string
	Content      Digest // of what it says, which can be erased while the row stays
}

// ContentDigest is the digest of what an event says.
func ContentDigest(text, changes string) Digest {
	return sha256.Sum256(parts(nil, text, changes))
}

// Sealed gives what a seal knows the event by.
func (e *EventRow) Sealed() SealedEvent {
	b := make([]byte, 0, 160)
	for _, n := range []int64{int64(e.ID), e.At, e.Recorded, e.Staff} {
		b = number(b, n)
	}
	b = parts(b, e.Kind, e.Action, e.Subjects)
	return SealedEvent{e.ID, sha256.Sum256(append(b, e.Content[:]...))}
}

// parts appends texts so that no two lists of texts become the same bytes.
func parts(b []byte, texts ...string) []byte {
	for _, t := range texts {
		b = append(number(b, int64(len(t))), t...)
	}
	return b
}

func number(b []byte, n int64) []byte {
	return binary.BigEndian.AppendUint64(b, uint64(n)) //nolint:gosec // the same bits
}

// NextSeal makes the seal that follows prior, nil for the first: of the events
// after its last, which are given in the order of their numbers, and those that
// came late into holes before it.
func NextSeal(prior *Seal, late, events []SealedEvent, at time.Time) Seal {
	s := Seal{Number: 1, From: 1, At: at.UTC().Truncate(time.Microsecond), Events: int64(len(late) + len(events))}
	if prior != nil {
		s.Number, s.From, s.Prior = prior.Number+1, prior.Upto+1, prior.Own()
	}
	s.Upto = s.From - 1
	all := sha256.New()
	for _, e := range slices.Concat(late, events) {
		all.Write(e.Digest[:])
		s.Leaves = append(s.Leaves, e.Digest[:leafBytes]...)
	}
	all.Sum(s.Digest[:0])
	for _, e := range late {
		s.Late = s.Late.with(e.ID, e.ID)
	}
	for _, e := range events {
		if e.ID > s.Upto+1 {
			s.Holes = s.Holes.with(s.Upto+1, e.ID-1)
		}
		s.Upto = e.ID
	}
	return s
}

// adds tells whether the seal covers as many events as it says.
func (s *Seal) adds() bool {
	return s.From <= s.Upto+1 && int64(s.Upto-s.From)+1-s.Holes.count()+s.Late.count() == s.Events &&
		int64(len(s.Leaves)) == leafBytes*s.Events
}

// Own is the seal's own digest: of all that it says, and of the seal before.
func (s *Seal) Own() Digest {
	b := []byte("careline seal 1\n")
	for _, n := range []int64{s.Number, int64(s.From), int64(s.Upto), s.Events, s.At.UnixMicro()} {
		b = number(b, n)
	}
	b = parts(b, s.Holes.String(), s.Late.String(), string(s.Digest[:]), string(s.Leaves), string(s.Prior[:]))
	return sha256.Sum256(b)
}

// Head is a seal as people keep it elsewhere.
type Head struct {
	Number int64
	Digest string // its own digest in hexadecimal, or the beginning of it
}

// leastHead is how much of a digest a head must have.
const leastHead = 16

func (h Head) String() string { return strconv.FormatInt(h.Number, 10) + ":" + h.Digest }

// ParseHead reads a head, "1234:3f9a…".
func ParseHead(s string) (Head, error) {
	n, digest, _ := strings.Cut(strings.TrimSpace(s), ":")
	digest = strings.ToLower(digest)
	h := Head{Digest: digest}
	var err error
	h.Number, err = strconv.ParseInt(n, 10, 64)
	hexadecimal := strings.Trim(digest, "0123456789abcdef") == ""
	if err != nil || h.Number < 1 || !hexadecimal || len(digest) < leastHead || len(digest) > 2*sha256.Size {
		return h, NewError(CodeUsage, Say("%q is no head of the trail; it looks like 1234:3f9a0c51d2e4b677….",
			"%q 不是审计链头；格式如 1234:3f9a0c51d2e4b677…。", Sanitize(head(s, maxQuoted))), nil)
	}
	return h, nil
}

// EventIDs is a set of events' numbers, as ranges in their order.
type EventIDs []EventRange

// EventRange is the numbers from the first to the last.
type EventRange struct{ First, Last EventID }

func (r EventRange) String() string {
	if r.First == r.Last {
		return strconv.FormatInt(int64(r.First), 10)
	}
	return strconv.FormatInt(int64(r.First), 10) + "-" + strconv.FormatInt(int64(r.Last), 10)
}

func (s EventIDs) String() string {
	all := make([]string, len(s))
	for i, r := range s {
		all[i] = r.String()
	}
	return strings.Join(all, " ")
}

// ParseEventIDs reads what String writes.
func ParseEventIDs(text string) (s EventIDs, err error) {
	for part := range strings.FieldsSeq(text) {
		first, last, more := strings.Cut(part, "-")
		if !more {
			last = first
		}
		a, err := strconv.ParseInt(first, 10, 64)
		if err != nil {
			return nil, err
		}
		b, err := strconv.ParseInt(last, 10, 64)
		if err != nil {
			return nil, err
		}
		s = append(s, EventRange{EventID(a), EventID(b)})
	}
	return s, nil
}

// with adds numbers that come after all others.
func (s EventIDs) with(first, last EventID) EventIDs {
	if n := len(s); n > 0 && s[n-1].Last+1 == first {
		s[n-1].Last = last
		return s
	}
	return append(s, EventRange{first, last})
}

// Has tells whether a number is in the set.
func (s EventIDs) Has(id EventID) bool {
	_, found := slices.BinarySearchFunc(s, id, func(r EventRange, id EventID) int {
		switch {
		case r.Last < id:
			return -1
		case r.First > id:
			return 1
		}
		return 0
	})
	return found
}

func (s EventIDs) count() (n int64) {
	for _, r := range s {
		n += int64(r.Last-r.First) + 1
	}
	return n
}

// end gives the last number of the range that id is in.
func (s EventIDs) end(id EventID) EventID {
	for _, r := range s {
		if r.First <= id && id <= r.Last {
			return r.Last
		}
	}
	return id
}

// Without gives the set without numbers that are in any order.
func (s EventIDs) Without(gone EventIDs) EventIDs {
	var out EventIDs
	gone = slices.SortedFunc(slices.Values(gone), func(a, b EventRange) int { return cmp.Compare(a.First, b.First) })
	for _, r := range s {
		for _, g := range gone {
			if g.Last < r.First || g.First > r.Last {
				continue
			}
			if g.First > r.First {
				out = append(out, EventRange{r.First, g.First - 1})
			}
			r.First = g.Last + 1
		}
		if r.First <= r.Last {
			out = append(out, r)
		}
	}
	return out
}
