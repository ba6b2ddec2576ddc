package store

import (
	"context"
	"hash/maphash"
	"slices"

	"careline"
)

const (
	sampled = 200
	// termsAtOnce bounds one expression of the index's query language.
	termsAtOnce = 50
)

// lookup tells whether everybody is found under all that they should be.
func (x *examination) lookup(ctx context.Context, r *reader) error {
	var missing, extra int
	err := r.one(ctx, func(row scanner) error { return row.Scan(&missing, &extra) }, r.d.lookup.astray)
	if err != nil {
		return err
	}
	if missing > 0 || extra > 0 {
		x.tell("lookup", true, careline.Say("The lookup lacks %s and has %d that are none; run careline doctor --reindex.",
			"查询索引缺少%s，另有 %d 条多余；请运行 careline doctor --reindex。", customers(missing), extra))
		return nil
	}
	prove := x.sample
	if x.opts.Full {
		prove = x.everybody
	}
	looked, wrong, err := prove(ctx, r)
	switch {
	case err != nil:
		return err
	case len(wrong) > 0:
		x.tell("lookup", true, careline.Say("Of %s looked at, %s not found as they should be, such as %s; run careline doctor --reindex.",
			"抽查的%s中有%s无法正确查到，如 %s；请运行 careline doctor --reindex。", customers(looked),
			careline.Count(len(wrong), "%s is", "%s are", " %s 位"), wrong[0].String()))
	case x.opts.Full:
		x.tell("lookup", false, careline.Say("Everybody, %s, is found under every term that is theirs, and under no other.",
			"全部%s的查询索引完整无误。", customers(looked)))
	default:
		x.tell("lookup", false, careline.Say("Everybody is in the lookup; %s found under every term.",
			"所有客户均在查询索引中；抽查的%s均可正确查到。",
			careline.Count(looked, "the %s customer looked at is", "the %s customers looked at are", " %s 位")))
	}
	return nil
}

func customers(n int) careline.Phrase {
	return careline.Count(n, "%s customer", "%s customers", " %s 位客户")
}

// sample looks at the newest customers, whom a fault would hit first, and at
// others evenly from all.
func (x *examination) sample(ctx context.Context, r *reader) (looked int, wrong []careline.CustomerID, err error) {
	sample, err := ids[careline.CustomerID](ctx, r, "SELECT id FROM customer ORDER BY id DESC LIMIT ?", sampled/2)
	if err != nil || len(sample) == 0 {
		return 0, nil, err
	}
	for i := range int64(sampled / 2) {
		id, err := firstID[careline.CustomerID](ctx, r, "SELECT id FROM customer WHERE id >= ? ORDER BY id LIMIT 1",
			1+i*int64(sample[0])/(sampled/2))
		if err != nil {
			return 0, nil, err
		}
		sample = append(sample, id)
	}
	slices.Sort(sample)
	sample = slices.Compact(sample)
	err = r.eachTerms(ctx, sample, func(id careline.CustomerID, terms []careline.SearchTerm) error {
		var plan careline.SearchPlan
		for some := range slices.Chunk(terms, termsAtOnce) {
			plan = append(plan, careline.SearchScrap{careline.SearchWay(some)})
		}
		if len(plan) == 0 {
			return nil
		}
		found, err := firstID[careline.CustomerID](ctx, r, r.d.lookup.holds, r.d.lookup.plan(plan), int64(id))
		if err == nil && found == 0 {
			wrong = append(wrong, id)
		}
		return err
	})
	return len(sample), wrong, err
}

// everybody compares the whole index with what it should be: by a sum over the
// terms of each customer, eight bytes a customer.
func (x *examination) everybody(ctx context.Context, r *reader) (looked int, wrong []careline.CustomerID, err error) {
	total, err := r.CountCustomers(ctx)
	if err != nil {
		return 0, nil, err
	}
	last, err := firstID[careline.CustomerID](ctx, r, "SELECT id FROM customer ORDER BY id DESC LIMIT 1")
	if err != nil {
		return 0, nil, err
	}
	sums, seed := make([]uint64, last+1), maphash.MakeSeed()
	err = r.each(ctx, func(row scanner) error {
		var id int64
		var term string
		err := row.Scan(&id, &term)
		if err == nil && id >= 0 && id < int64(len(sums)) {
			sums[id] += maphash.String(seed, term)
		}
		return err
	}, r.d.lookup.instances)
	for at := careline.CustomerID(0); err == nil; {
		var some []careline.CustomerID
		some, err = ids[careline.CustomerID](ctx, r, "SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", int64(at), reindexBatch)
		if err != nil || len(some) == 0 {
			break
		}
		at = some[len(some)-1]
		looked += len(some)
		err = r.eachTerms(ctx, some, func(id careline.CustomerID, terms []careline.SearchTerm) error {
			for _, t := range terms {
				sums[id] -= maphash.String(seed, string(t))
			}
			if sums[id] != 0 {
				wrong = append(wrong, id)
			}
			return nil
		})
		if x.opts.Progress != nil {
			x.opts.Progress(looked, total)
		}
	}
	return looked, wrong, err
}

// eachTerms gives customers with the terms that they should be found under.
func (r *reader) eachTerms(ctx context.Context, of []careline.CustomerID, fn func(careline.CustomerID, []careline.SearchTerm) error) error {
	customers, err := r.Customers(ctx, of)
	if err != nil {
		return err
	}
	units, err := r.UnitsOfMany(ctx, of)
	if err != nil {
		return err
	}
	for i := range customers {
		id := customers[i].ID
		if err := fn(id, careline.SearchTerms(&customers[i], units[id])); err != nil {
			return err
		}
	}
	return nil
}
