package careline

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Standing is what makes one of several customers who are met equally well
// the likelier to call.
type Standing struct {
	OpenCase    bool
	LastContact time.Time // when they last called or were called; zero: never
}

// rank puts the hits in the order in which they are shown and keeps at most
// limit: the very thing before what is near, that before what is met in part;
// then how well and where; an open case; the last contact; the number.
// found is in the order in which the index gave them.
func rank(ctx context.Context, r lookupReader, found []Hit, limit int) ([]Hit, error) {
	better := func(a, b *Hit) int {
		return cmp.Or(
			cmp.Compare(len(a.Match.Missed), len(b.Match.Missed)),
			compareFlags(a.Match.Near(), b.Match.Near()),
			cmp.Compare(b.Match.Score, a.Match.Score),
		)
	}
	slices.SortStableFunc(found, func(a, b Hit) int { return better(&a, &b) })
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	if err := stand(ctx, r, found); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b Hit) int {
		of, other := &a.Standing, &b.Standing
		return cmp.Or(
			better(&a, &b),
			compareFlags(other.OpenCase, of.OpenCase),
			other.LastContact.Compare(of.LastContact),
			cmp.Compare(b.Customer.ID, a.Customer.ID),
		)
	})
	return found, nil
}

// stand fills in who has an open case and when they last called.
func stand(ctx context.Context, r lookupReader, hits []Hit) error {
	ids := make([]CustomerID, len(hits))
	for i := range hits {
		ids[i] = hits[i].Customer.ID
	}
	standing, err := r.Standing(ctx, ids)
	for i := range hits {
		hits[i].Standing = standing[hits[i].Customer.ID]
	}
	return err
}

// compareFlags puts false before true.
func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
