package careline

import (
	"context"
	"slices"
	"time"
)

// Verdict is what was decided about a pair of files.
type Verdict string

// The verdicts. A pair that was merged needs none: one of its files is no more.
const (
	PairWaiting   Verdict = "waiting"
	PairDifferent Verdict = "different" // two people; nobody is asked again
)

var verdictNames = map[Verdict]Words{
	PairWaiting:   {"waiting", "待处理"},
	PairDifferent: {"different people", "不是同一人"},
}

// In gives the verdict's name in l.
func (v Verdict) In(l Lang) string { return kindOf(verdictNames, v).In(l) }

// Pair is two files that were found to be alike. Low is the older number.
type Pair struct {
	Low, High CustomerID
	Score     int // as it was when they were found; see Alike
	Verdict   Verdict
	PutOff    time.Time // when somebody last put it off; zero: nobody has
	Judged    time.Time // when the verdict was given
	By        StaffID   // who gave it
}

// PairOf gives two numbers as a pair.
func PairOf(a, b CustomerID) Pair {
	if b < a {
		a, b = b, a
	}
	return Pair{Low: a, High: b, Verdict: PairWaiting}
}

// Other gives the one of the pair that id is not.
func (p Pair) Other(id CustomerID) CustomerID {
	if p.Low == id {
		return p.High
	}
	return p.Low
}

// DuplicateReader reads what is known of files that may be one person's.
type DuplicateReader interface {
	// Pairs gives the pairs of files that are both there and wait for a
	// verdict: the likeliest first, and those that were put off after all
	// others, the longest ago first.
	Pairs(ctx context.Context, limit int) ([]Pair, error)
	// CountPairs counts them as far as most.
	CountPairs(ctx context.Context, most int) (int, error)
	// PairsWith gives the pairs of which one is among ids, whatever the verdict
	// and whether both are there.
	PairsWith(ctx context.Context, ids []CustomerID) ([]Pair, error)
	// HangsOn gives the units that were ever a customer's, and the cases, orders
	// and interactions that are.
	HangsOn(ctx context.Context, id CustomerID) ([]Ref, error)
	// Merge gives the merge by which a file went into another; not_found where
	// there is none that stands.
	Merge(ctx context.Context, gone CustomerID) (Merge, error)
	// Gone gives, of ids, those whose files went into others, with the files
	// that they went into, in a number of statements that does not grow with
	// that of ids.
	Gone(ctx context.Context, ids []CustomerID) (map[CustomerID]CustomerID, error)
	// MergedInto gives the files that went into a file, directly or by way of
	// others.
	MergedInto(ctx context.Context, kept CustomerID) ([]CustomerID, error)
	// CountCustomersAfter counts those with a higher number.
	CountCustomersAfter(ctx context.Context, after CustomerID) (int, error)
	// LastCustomer gives the highest number; zero where there is nobody.
	LastCustomer(ctx context.Context) (CustomerID, error)
	// Walked tells how far the search for duplicates has come: every customer
	// up to this number was looked at.
	Walked(ctx context.Context) (CustomerID, error)
}

// DuplicateWriter keeps it.
type DuplicateWriter interface {
	// SavePair inserts or replaces a pair.
	SavePair(ctx context.Context, p Pair) error
	// SaveMerge inserts (ID zero) a merge and sets its id, or marks it undone.
	SaveMerge(ctx context.Context, m *Merge) error
	// PassOn makes cases, orders and interactions of one customer those of
	// another; their versions stay, for nothing in them that people write is changed.
	PassOn(ctx context.Context, from, to CustomerID, what []Ref) error
	// DropCustomer takes a file away with its contact points and residences,
	// and out of the lookup index. Nothing else may hang on it. It gives the
	// marks of the phones that the customer had before; see KeepFormer.
	DropCustomer(ctx context.Context, id CustomerID) (had []string, err error)
	// RestoreCustomer inserts a file under the number that it had; its sites
	// are as they are in the store.
	RestoreCustomer(ctx context.Context, c *Customer) error
	SetWalked(ctx context.Context, upTo CustomerID) error
}

// Duplicate is a pair with both files, and why they are alike now.
type Duplicate struct {
	Pair     Pair
	Files    [2]Customer // Low, High
	Units    [2][]Unit
	Likeness Likeness
}

// Duplicates is what waits for a verdict.
type Duplicates struct {
	Pairs []Duplicate // in the order in which they should be looked at
	Count int         // of all that wait, at most MostUses
	More  bool        // there are more than Count
}

// Duplicates lists the pairs that wait for a verdict, the likeliest first.
func (s *Session) Duplicates(ctx context.Context, limit int) (Duplicates, error) {
	var d Duplicates
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		n, err := r.CountPairs(ctx, MostUses+1)
		if err != nil {
			return err
		}
		d.Count, d.More = min(n, MostUses), n > MostUses
		pairs, err := r.Pairs(ctx, limit)
		if err != nil {
			return err
		}
		d.Pairs, err = both(ctx, r, pairs)
		return err
	})
	for i := range d.Pairs {
		p := &d.Pairs[i]
		p.Likeness = s.veilLikeness(p.Likeness, p.Pair.Low, p.Pair.High)
		p.Files = [2]Customer{s.veilCustomer(p.Files[0]), s.veilCustomer(p.Files[1])}
	}
	return d, err
}

// both reads the files of pairs.
func both(ctx context.Context, r Reader, pairs []Pair) ([]Duplicate, error) {
	ids := make([]CustomerID, 0, 2*len(pairs))
	for _, p := range pairs {
		ids = append(ids, p.Low, p.High)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	found, err := r.Customers(ctx, ids)
	if err != nil {
		return nil, err
	}
	units, err := r.UnitsOfMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	files := make(map[CustomerID]Customer, len(found))
	for _, c := range found {
		files[c.ID] = c
	}
	all := make([]Duplicate, 0, len(pairs))
	for _, p := range pairs {
		d := Duplicate{Pair: p, Files: [2]Customer{files[p.Low], files[p.High]}, Units: [2][]Unit{units[p.Low], units[p.High]}}
		if d.Files[0].ID == 0 || d.Files[1].ID == 0 {
			continue
		}
		d.Likeness = Alike(&d.Files[0], &d.Files[1], d.Units[0], d.Units[1])
		all = append(all, d)
	}
	return all, nil
}

// TellApart judges two files to be different people's; nobody is asked again.
func (s *Session) TellApart(ctx context.Context, key string, a, b CustomerID) error {
	_, err := s.do(ctx, MayKeepFile, "duplicate.different", key, func(w Writer) (Ref, error) {
		x, y, err := twoFiles(ctx, w, a, b)
		if err != nil {
			return Ref{}, err
		}
		return x.ID.Ref(), s.tellApart(ctx, w, x.ID, y.ID)
	})
	return err
}

func (s *Session) tellApart(ctx context.Context, w Writer, a, b CustomerID) error {
	p := PairOf(a, b)
	p.Verdict, p.Judged, p.By = PairDifferent, s.desk.clock().UTC(), s.staff.ID
	if err := w.SavePair(ctx, p); err != nil {
		return err
	}
	return s.tell(ctx, w, Event{Kind: EventChange, Action: DidTellApart, On: []Ref{p.Low.Ref(), p.High.Ref()}})
}

// PutOff leaves a pair for later: all others are asked about first.
func (s *Session) PutOff(ctx context.Context, key string, a, b CustomerID) error {
	_, err := s.do(ctx, MayKeepFile, "duplicate.put_off", key, func(w Writer) (Ref, error) {
		x, y, err := twoFiles(ctx, w, a, b)
		if err != nil {
			return Ref{}, err
		}
		p, known, err := pairOf(ctx, w, x.ID, y.ID)
		if err != nil {
			return Ref{}, err
		}
		if !known {
			p.Score = Alike(&x, &y, nil, nil).Score
		}
		if p.Verdict != PairWaiting {
			return Ref{}, conflict(Say("%s and %s were judged to be different people meanwhile.",
				"%s 与 %s 已被判定为不同的人。", x.ID.String(), y.ID.String()))
		}
		p.PutOff = s.desk.clock().UTC()
		return x.ID.Ref(), w.SavePair(ctx, p)
	})
	return err
}

// twoFiles gives the files of two numbers, which must be two.
func twoFiles(ctx context.Context, r Reader, a, b CustomerID) (x, y Customer, err error) {
	if x, err = living(r.Customer(ctx, a)); err != nil {
		return x, y, err
	}
	if y, err = living(r.Customer(ctx, b)); err != nil {
		return x, y, err
	}
	if x.ID != y.ID {
		return x, y, nil
	}
	if a == b {
		return x, y, invalid(Say("%s is one file; name two.", "%s 是同一份档案；请给出两份。", a.String()))
	}
	return x, y, conflict(Say("%s and %s are one file already.", "%s 与 %s 已是同一份档案。", a.String(), b.String()))
}

// pairOf gives what is known of two files.
func pairOf(ctx context.Context, r Reader, a, b CustomerID) (Pair, bool, error) {
	want := PairOf(a, b)
	known, err := r.PairsWith(ctx, []CustomerID{a})
	for _, p := range known {
		if p.Low == want.Low && p.High == want.High {
			return p, true, err
		}
	}
	return want, false, err
}

// judgedOthers tells which of the twins were judged to be other people than
// the customer. What was judged of a file holds for the one it went into.
func judgedOthers(ctx context.Context, r Reader, id CustomerID, all []Twin) (map[CustomerID]bool, error) {
	mine, err := r.MergedInto(ctx, id)
	if err != nil {
		return nil, err
	}
	pairs, err := r.PairsWith(ctx, append(mine, id))
	if err != nil || len(pairs) == 0 {
		return nil, err
	}
	mine = append(mine, id)
	apart := map[CustomerID]bool{}
	for _, p := range pairs {
		if p.Verdict != PairDifferent {
			continue
		}
		other := p.High
		if slices.Contains(mine, other) {
			other = p.Low
		}
		apart[other] = true
	}
	judged := map[CustomerID]bool{}
	for _, t := range all {
		theirs, err := r.MergedInto(ctx, t.Customer.ID)
		if err != nil {
			return nil, err
		}
		judged[t.Customer.ID] = slices.ContainsFunc(append(theirs, t.Customer.ID), func(o CustomerID) bool { return apart[o] })
	}
	return judged, nil
}
