package store

import (
	"context"
	"slices"

	"careline"
	"careline/store/index"
)

const sampled = 200

// lookup tells whether everybody is found under all that they should be.
func (x *examination) lookup(ctx context.Context, r *reader) error {
	missing := 0
	err := r.one(ctx, func(row scanner) error { return row.Scan(&missing) }, "SELECT count(*) FROM customer WHERE lookup_doc IS NULL")
	if err != nil {
		return err
	}
	if missing > 0 {
		x.tell("lookup", true, careline.Say("The lookup lacks %s; run careline doctor --reindex.",
			"查询索引缺少%s；请运行 careline doctor --reindex。", customers(missing)))
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
	catalogue, err := r.catalogueOfTerms(ctx)
	if err != nil {
		return 0, nil, err
	}
	err = r.eachTerms(ctx, sample, func(id careline.CustomerID, doc int64, terms []index.Term) error {
		ok, err := catalogue.holds(ctx, doc, terms)
		if !ok {
			wrong = append(wrong, id)
		}
		return err
	})
	return len(sample), wrong, err
}

// termCatalogue is where documents and their terms stand.
type termCatalogue struct {
	pages    pages
	segments []index.Segment
	waiting  []index.Document
}

func (r *reader) catalogueOfTerms(ctx context.Context) (c termCatalogue, err error) {
	c.pages = pages{r}
	if c.segments, err = r.segments(ctx); err != nil {
		return c, err
	}
	c.waiting, err = r.waiting(ctx)
	return c, err
}

// holds tells whether a document is found under all its terms.
func (c *termCatalogue) holds(ctx context.Context, doc int64, terms []index.Term) (bool, error) {
	for _, d := range c.waiting {
		if d.Number == doc {
			return slices.Equal(d.Terms, terms), nil
		}
	}
	for _, s := range c.segments {
		if doc < s.First || doc > s.Last {
			continue
		}
		if has, err := index.Holds(ctx, c.pages, s, doc, terms); has || err != nil {
			return has, err
		}
	}
	return false, nil
}

// each gives all documents with each of their terms.
func (c *termCatalogue) each(ctx context.Context, fn func(doc int64, t index.Term)) error {
	for _, d := range c.waiting {
		for _, t := range d.Terms {
			fn(d.Number, t)
		}
	}
	for _, s := range c.segments {
		if err := index.Walk(ctx, c.pages, s, fn); err != nil {
			return err
		}
	}
	return nil
}

// everybody compares the whole index with what it should be: by a sum over the
// terms of each document, eight bytes a document.
func (x *examination) everybody(ctx context.Context, r *reader) (looked int, wrong []careline.CustomerID, err error) {
	total, err := r.CountCustomers(ctx)
	if err != nil {
		return 0, nil, err
	}
	catalogue, err := r.catalogueOfTerms(ctx)
	if err != nil {
		return 0, nil, err
	}
	last, err := r.lastDocument(ctx)
	if err != nil {
		return 0, nil, err
	}
	sums := make([]uint64, last+1)
	err = catalogue.each(ctx, func(doc int64, t index.Term) {
		if doc >= 0 && doc <= last {
			sums[doc] += scattered(t)
		}
	})
	for at := careline.CustomerID(0); err == nil; {
		var some []careline.CustomerID
		some, err = ids[careline.CustomerID](ctx, r, "SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", int64(at), reindexBatch)
		if err != nil || len(some) == 0 {
			break
		}
		at = some[len(some)-1]
		looked += len(some)
		err = r.eachTerms(ctx, some, func(id careline.CustomerID, doc int64, terms []index.Term) error {
			for _, t := range terms {
				sums[doc] -= scattered(t)
			}
			if sums[doc] != 0 {
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

// scattered makes sums of different terms differ.
func scattered(t index.Term) uint64 { return (uint64(t) + 1) * 0x9e3779b97f4a7c15 }

// eachTerms gives customers with their document and the terms that it should have.
func (r *reader) eachTerms(ctx context.Context, of []careline.CustomerID, fn func(careline.CustomerID, int64, []index.Term) error) error {
	customers, err := r.Customers(ctx, of)
	if err != nil {
		return err
	}
	units, err := r.UnitsOfMany(ctx, of)
	if err != nil {
		return err
	}
	open, err := r.withOpenCase(ctx, of)
	if err != nil {
		return err
	}
	docs := map[careline.CustomerID]int64{}
	err = r.each(ctx, func(row scanner) error {
		var id, doc int64
		err := row.Scan(&id, &doc)
		docs[careline.CustomerID(id)] = doc
		return err
	}, "SELECT id, lookup_doc FROM customer WHERE "+r.d.among("id"), r.d.list(raw(of)))
	if err != nil {
		return err
	}
	for i := range customers {
		id := customers[i].ID
		if err := fn(id, docs[id], documentTerms(&customers[i], units[id], open[id])); err != nil {
			return err
		}
	}
	return nil
}
