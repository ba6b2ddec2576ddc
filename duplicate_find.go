package careline

import (
	"context"
	"slices"
	"strings"
	"time"
)

// FindFrom says where a search for duplicates begins and ends.
type FindFrom struct {
	After CustomerID // everybody with a higher number is looked at
	UpTo  CustomerID // zero: to the last
	Limit int        // of customers at once; 500 if zero
}

// FoundDuplicates is what one batch of a search came to.
type FoundDuplicates struct {
	Last   CustomerID // the last who was looked at; the next batch begins after them
	Looked int        // customers
	Found  int        // pairs that were not known before
	Done   bool       // nobody is left
}

const findBatch = 500

// FindProgress tells where a search for duplicates goes on, or begins again
// from the first customer, and how many customers are left.
func (s *Session) FindProgress(ctx context.Context, again bool) (after CustomerID, left int, err error) {
	err = s.see(ctx, MayKeepFile, func(r Reader) (err error) {
		if after, err = r.Walked(ctx); err != nil {
			return err
		}
		if again {
			after = 0
		}
		left, err = r.CountCustomersAfter(ctx, after)
		return err
	})
	return after, left, err
}

// FindAmong looks for duplicates among the newest customers, so many as a list
// has just made, until all are looked at or the time is up; the next search
// looks at the rest. It gives how many were looked at, and the pairs.
func (s *Session) FindAmong(ctx context.Context, newest int, until time.Time) (looked, pairs int, err error) {
	from := FindFrom{Limit: 200}
	err = s.see(ctx, MayKeepFile, func(r Reader) error {
		last, err := r.LastCustomer(ctx)
		from.After = max(0, last-CustomerID(newest))
		return err
	})
	for err == nil && newest > 0 {
		var f FoundDuplicates
		if f, err = s.FindDuplicates(ctx, from); err != nil {
			break
		}
		looked, pairs, from.After = looked+f.Looked, pairs+f.Found, f.Last
		if f.Done || !s.desk.clock().Before(until) {
			break
		}
	}
	return looked, pairs, err
}

// FindDuplicates looks at one batch of customers, in the order of their
// numbers, for files that are likely the same person's, and keeps the pairs
// for somebody to judge. Where it goes on from where the last search came to,
// it keeps how far it is. To do it again does no harm, so it needs no key. It
// reads beside the work of others and writes only what it found.
func (s *Session) FindDuplicates(ctx context.Context, from FindFrom) (FoundDuplicates, error) {
	if from.Limit <= 0 {
		from.Limit = findBatch
	}
	found := FoundDuplicates{Last: from.After}
	var pairs []Pair
	err := s.see(ctx, MayKeepFile, func(r Reader) error {
		batch, err := r.CustomersAfter(ctx, from.After, from.Limit)
		if err != nil {
			return err
		}
		found.Done = len(batch) < from.Limit
		if end := slices.IndexFunc(batch, func(c Customer) bool { return from.UpTo != 0 && c.ID > from.UpTo }); end >= 0 {
			batch, found.Done = batch[:end], true
		}
		if found.Looked = len(batch); found.Looked == 0 {
			return nil
		}
		found.Last = batch[len(batch)-1].ID
		pairs, err = s.pairsAmong(ctx, r, batch)
		return err
	})
	if err != nil || found.Looked == 0 {
		return found, err
	}
	return found, s.desk.store.Update(ctx, func(w Writer) (err error) {
		if found.Found, err = keepNew(ctx, w, pairs); err != nil {
			return err
		}
		walked, err := w.Walked(ctx)
		if err != nil || walked < from.After || walked >= found.Last {
			return err
		}
		return w.SetWalked(ctx, found.Last)
	})
}

// keepNew keeps the pairs that are not known, and brings those that wait up
// to date.
func keepNew(ctx context.Context, w Writer, pairs []Pair) (fresh int, err error) {
	if len(pairs) == 0 {
		return 0, nil
	}
	ids := make([]CustomerID, 0, len(pairs))
	for _, p := range pairs {
		ids = append(ids, p.Low)
	}
	slices.Sort(ids)
	known, err := w.PairsWith(ctx, slices.Compact(ids))
	if err != nil {
		return 0, err
	}
	type key struct{ low, high CustomerID }
	was := make(map[key]Pair, len(known))
	for _, p := range known {
		was[key{p.Low, p.High}] = p
	}
	for _, p := range pairs {
		old, is := was[key{p.Low, p.High}]
		if is && (old.Verdict != PairWaiting || old.Score == p.Score) {
			continue
		}
		if !is {
			fresh++
		}
		p.PutOff = old.PutOff
		if err := w.SavePair(ctx, p); err != nil {
			return 0, err
		}
		was[key{p.Low, p.High}] = p
	}
	return fresh, nil
}

// pairsAmong gives the likely pairs of a batch of customers with anybody. Who
// has a number or an address of theirs is asked for all at once; by name,
// customer by customer.
func (s *Session) pairsAmong(ctx context.Context, r Reader, batch []Customer) ([]Pair, error) {
	ids := make([]CustomerID, len(batch))
	for i := range batch {
		ids[i] = batch[i].ID
	}
	units, err := r.UnitsOfMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	meets, err := reachedAlike(ctx, r, batch, units)
	if err != nil {
		return nil, err
	}
	var pairs []Pair
	for i := range batch {
		c := &batch[i]
		near := meets[c.ID]
		for _, text := range twinNameQueries(c) {
			found, err := r.Search(ctx, ParseQuery(text, s.desk.settings.Country).Plan(), twinCandidates)
			if err != nil {
				return nil, err
			}
			near = append(near, found...)
		}
		slices.Sort(near)
		near = slices.DeleteFunc(slices.Compact(near), func(id CustomerID) bool { return id == c.ID })
		twins, err := likelyTwins(ctx, r, c, units[c.ID], near)
		if err != nil {
			return nil, err
		}
		for _, t := range twins {
			p := PairOf(c.ID, t.Customer.ID)
			p.Score = t.Likeness.Score
			pairs = append(pairs, p)
		}
	}
	return pairs, nil
}

// crowdedNumber is how many may share a number before it tells nothing of who
// they are, as a shop's that was entered for all who bought there.
const crowdedNumber = 20

// reachedAlike gives, for each of the batch, who else has a phone, an e-mail
// or a serial of theirs.
func reachedAlike(ctx context.Context, r Reader, batch []Customer, units map[CustomerID][]Unit) (map[CustomerID][]CustomerID, error) {
	var marks CustomerMarks
	var serials []string
	for i := range batch {
		for _, p := range batch[i].Contacts {
			switch {
			case p.E164 != "":
				marks.E164 = append(marks.E164, p.E164)
			case p.Raw != "":
				marks.Raw = append(marks.Raw, p.Raw)
			}
		}
		for _, u := range units[batch[i].ID] {
			if u.Serial != "" {
				serials = append(serials, u.Serial)
			}
		}
	}
	ids, err := r.CustomersWithMarks(ctx, marks)
	if err != nil {
		return nil, err
	}
	people, err := r.Customers(ctx, ids)
	if err != nil {
		return nil, err
	}
	others, err := r.UnitsBySerial(ctx, serials)
	if err != nil {
		return nil, err
	}
	has := map[string][]CustomerID{}
	for i := range people {
		for _, p := range people[i].Contacts {
			has[markOf(p)] = append(has[markOf(p)], people[i].ID)
		}
	}
	for i := range others {
		if owner := others[i].Owner(); owner != 0 {
			mark := "#" + alnum(others[i].Serial)
			has[mark] = append(has[mark], owner)
		}
	}
	meets := make(map[CustomerID][]CustomerID, len(batch))
	for i := range batch {
		c := &batch[i]
		for _, p := range c.Contacts {
			if who := has[markOf(p)]; len(who) <= crowdedNumber {
				meets[c.ID] = append(meets[c.ID], who...)
			}
		}
		for _, u := range units[c.ID] {
			meets[c.ID] = append(meets[c.ID], has["#"+alnum(u.Serial)]...)
		}
	}
	return meets, nil
}

func markOf(p ContactPoint) string {
	if p.E164 != "" {
		return p.E164
	}
	return strings.ToLower(p.Raw)
}
