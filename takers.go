package careline

import (
	"cmp"
	"context"
	"slices"
)

// Taker is a provider that could take several orders at once.
type Taker struct {
	Candidate     // as it stands for the first of them that it was not asked for already
	Fits      int // how many of the orders it covers, has the skill for and has room for
}

// Takers ranks the providers that could take all of the orders: those that fit
// the most first, then as each order ranks them. One that has them all already
// is left out, and so is one that declined them all.
func (s *Session) Takers(ctx context.Context, orders []OrderID) ([]Taker, error) {
	var all []Taker
	err := s.see(ctx, MayDispatch, func(r Reader) error {
		providers, err := r.Providers(ctx)
		if err != nil {
			return err
		}
		load, err := r.OpenLoad(ctx)
		if err != nil {
			return err
		}
		asked, err := s.asked(ctx, r)
		if err != nil {
			return err
		}
		places := map[ProviderID]int{}
		takers := map[ProviderID]*Taker{}
		for _, id := range orders {
			o, err := r.Order(ctx, id)
			if err != nil {
				return err
			}
			job, err := s.jobOf(ctx, r, &o)
			if err != nil {
				return err
			}
			job.Asked = asked
			for place, c := range RankProviders(providers, load, job) {
				places[c.Provider.ID] += place
				if c.Provider.ID == o.Provider() {
					continue
				}
				if takers[c.Provider.ID] == nil {
					takers[c.Provider.ID] = &Taker{Candidate: c}
				}
				takers[c.Provider.ID].Fits += yes(c.Fit)
			}
		}
		for _, t := range takers {
			all = append(all, *t)
		}
		slices.SortFunc(all, func(a, b Taker) int {
			return cmp.Or(cmp.Compare(b.Fits, a.Fits), cmp.Compare(places[a.Provider.ID], places[b.Provider.ID]),
				cmp.Compare(a.Provider.ID, b.Provider.ID))
		})
		return nil
	})
	return all, err
}

// jobOf tells what providers are ranked for where the order is to be given to
// one.
func (s *Session) jobOf(ctx context.Context, r Reader, o *WorkOrder) (Job, error) {
	job := Job{Declined: o.RejectedBy()}
	c, err := r.Customer(ctx, o.Customer)
	if err != nil {
		return job, err
	}
	job.Language = c.Language
	if o.Site != 0 {
		site, err := r.Site(ctx, o.Site)
		if err != nil {
			return job, err
		}
		job.Region = site.Region
	}
	unit, err := s.unitOf(ctx, r, o.Unit)
	if unit != nil {
		job.Skill = unit.Product.Skill
	}
	return job, err
}
