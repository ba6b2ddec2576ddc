package careline

import "context"

// Hit is a customer that a lookup found, and why.
type Hit struct {
	Customer Customer
	Units    []Unit
	Match    Match
	Standing Standing
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

// Lookup finds customers by any scraps of name, phone, address, serial or
// number, in any order, heard or read (L1, L6). An empty query finds nothing.
// limit is how many are shown; 0 or less: 50.
func (s *Session) Lookup(ctx context.Context, text string, limit int) (Hits, error) {
	if limit <= 0 {
		limit = defaultHits
	}
	hits := Hits{Query: text}
	q := ParseQuery(text, s.desk.settings.Country)
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		numbered, err := byNumbers(ctx, r, q.Numbers)
		if err != nil {
			return err
		}
		search := newSearch(r, q, s.desk.settings.Hearing, limit)
		for i := range numbered {
			// A serial may look like a number; who has that serial is found as well.
			search.seen[numbered[i].Customer.ID] = true
		}
		ranked, err := search.run(ctx)
		if err != nil {
			return err
		}
		hits.Truncated = search.more || len(search.found)+len(numbered) > limit
		hits.Matches = append(numbered, ranked...)
		hits.Matches = hits.Matches[:min(len(hits.Matches), limit)]
		if err := escalated(ctx, r, hits.Matches); err != nil {
			return err
		}
		hits.Matches = eachOf(hits.Matches, s.veilHit)
		return nil
	})
	return hits, err
}

const defaultHits = 50

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

// byNumbers finds whose the numbers are; what nobody has is left out.
func byNumbers(ctx context.Context, r Reader, numbers []Ref) ([]Hit, error) {
	var hits []Hit
	for _, ref := range numbers {
		hit, err := byNumber(ctx, r, ref)
		if err != nil && CodeOf(err) == CodeNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		hits = append(hits, hit)
	}
	return hits, stand(ctx, r, hits)
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
