package careline

import (
	"cmp"
	"context"
	"slices"
)

// Hit is a customer that a lookup found, and why.
type Hit struct {
	Customer Customer
	Units    []Unit
	Match    Match
	// Escalated tells that a promise to the customer was broken and is not
	// put right yet.
	Escalated bool
	// Opens is the record whose number was asked for, such as a case; zero
	// where the customer's file is meant.
	Opens Ref
}

// Hits is the answer to a lookup, best first.
type Hits struct {
	Query     string
	Matches   []Hit
	Truncated bool // there are more
}

// lookupCandidates is how many customers the index is asked for: enough that the
// best of them are among those that match in the best way.
const lookupCandidates = 200

// Lookup finds customers by any scraps of name, phone, address, serial or
// number, in any order (L1). An empty query finds nothing.
func (s *Session) Lookup(ctx context.Context, text string, limit int) (Hits, error) {
	hits := Hits{Query: text}
	q := ParseQuery(text, s.desk.settings.Country)
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		numbered := map[CustomerID]bool{}
		for _, ref := range q.Numbers {
			hit, err := byNumber(ctx, r, ref)
			if err != nil && CodeOf(err) == CodeNotFound {
				continue
			}
			if err != nil {
				return err
			}
			hits.Matches = append(hits.Matches, hit)
			numbered[hit.Customer.ID] = true
		}
		ids, err := r.Search(ctx, q.Plan(), lookupCandidates+1)
		if err != nil {
			return err
		}
		if hits.Truncated = len(ids) > lookupCandidates; hits.Truncated {
			ids = ids[:lookupCandidates]
		}
		// A serial may look like a number; who has that serial is found as well.
		ids = slices.DeleteFunc(ids, func(id CustomerID) bool { return numbered[id] })
		matching, err := confirm(ctx, r, q, ids)
		if err != nil {
			return err
		}
		hits.Matches = append(hits.Matches, matching...)
		if limit > 0 && len(hits.Matches) > limit {
			hits.Matches, hits.Truncated = hits.Matches[:limit], true
		}
		return escalated(ctx, r, hits.Matches)
	})
	return hits, err
}

// escalated marks whose promise was broken, of those that are shown only.
func escalated(ctx context.Context, r Reader, hits []Hit) error {
	ids := make([]CustomerID, len(hits))
	for i := range hits {
		ids[i] = hits[i].Customer.ID
	}
	of, err := r.Escalated(ctx, ids)
	for i := range hits {
		hits[i].Escalated = of[hits[i].Customer.ID]
	}
	return err
}

// Empty tells whether the hotline has no customers yet.
func (s *Session) Empty(ctx context.Context) (bool, error) {
	has := true
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		has, err = r.HasCustomers(ctx)
		return err
	})
	return !has, err
}

// confirm keeps those that truly match, in the order of how well.
func confirm(ctx context.Context, r Reader, q Query, ids []CustomerID) ([]Hit, error) {
	found, err := r.Customers(ctx, ids)
	if err != nil {
		return nil, err
	}
	units, err := r.UnitsOfMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for i := range found {
		c := &found[i]
		if m, ok := q.Match(c, units[c.ID]); ok {
			hits = append(hits, Hit{Customer: *c, Units: units[c.ID], Match: m})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Match.Score, a.Match.Score), cmp.Compare(b.Customer.ID, a.Customer.ID))
	})
	return hits, nil
}

// byNumber finds whose a number is.
func byNumber(ctx context.Context, r Reader, ref Ref) (Hit, error) {
	hit := Hit{Opens: ref, Match: Match{Fields: []Matched{{Field: MatchNumber, Text: ref.String()}}}}
	var owner CustomerID
	switch ref.Kind {
	case KindCustomer:
		owner, hit.Opens = CustomerID(ref.ID), Ref{}
	case KindUnit:
		u, err := r.Unit(ctx, UnitID(ref.ID))
		if err != nil {
			return hit, err
		}
		owner, hit.Opens = u.Owner(), Ref{}
	case KindCase:
		c, err := r.Case(ctx, CaseID(ref.ID))
		if err != nil {
			return hit, err
		}
		owner = c.Customer
	case KindOrder:
		o, err := r.Order(ctx, OrderID(ref.ID))
		if err != nil {
			return hit, err
		}
		owner = o.Customer
	case KindInteraction:
		i, err := r.Interaction(ctx, InteractionID(ref.ID))
		if err != nil {
			return hit, err
		}
		owner, hit.Opens = i.Customer, Ref{}
	default:
		return hit, NotFound(ref.Kind, ref.String())
	}
	var err error
	hit.Customer, err = r.Customer(ctx, owner)
	return hit, err
}
