package careline

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// Candidate is a provider that could take an order, and why it stands where
// it stands.
type Candidate struct {
	Provider Provider
	Load     int  // open orders now
	Fit      bool // covers the site, has the skill and has room
	Reasons  []Phrase
	rank     []int
}

func (s *Session) candidates(ctx context.Context, r Reader, o *WorkOrder, site Site, unit *UnitView, language string) ([]Candidate, error) {
	skill := ""
	if unit != nil {
		skill = unit.Product.Skill
	}
	return s.rankFor(ctx, r, Job{Region: site.Region, Skill: skill, Language: language, Declined: o.RejectedBy()})
}

func (s *Session) rankFor(ctx context.Context, r Reader, job Job) ([]Candidate, error) {
	providers, err := r.Providers(ctx)
	if err != nil {
		return nil, err
	}
	if job.Asked, err = s.asked(ctx, r); err != nil {
		return nil, err
	}
	load, err := r.OpenLoad(ctx)
	return RankProviders(providers, load, job), err
}

// asked tells how often providers were asked lately, and declined.
func (s *Session) asked(ctx context.Context, r Reader) (map[ProviderID]Asked, error) {
	return r.Asked(ctx, s.desk.clock().UTC().Add(-declinesCount))
}

// declinesCount is how long it counts that a provider declined an order.
const declinesCount = 30 * 24 * time.Hour

// Asked is how many orders a provider was sent, and how many of them it
// declined.
type Asked struct {
	Orders   int
	Declined int
}

// share is the part that was declined, in tenths. A provider that was asked
// hardly ever is not judged by one order: fewer than twenty count as twenty.
func (a Asked) share() int { return 10 * a.Declined / max(20, a.Orders) }

// Job is what providers are ranked for.
type Job struct {
	Region   Region
	Skill    string // empty: any
	Language string // as in the customer's file
	Declined []ProviderID
	Asked    map[ProviderID]Asked // of the last 30 days
}

// RankProviders orders providers for a job, best first: those that cover the
// place, have the skill and have room before the rest; then the nearer
// territory, the customer's language, the smaller share of orders that it
// declined in the last 30 days, in tenths (W4), the smaller share of capacity in
// use, the older provider. One that declined is left out.
func RankProviders(providers []Provider, load map[ProviderID]int, job Job) []Candidate {
	var all []Candidate
	for _, p := range providers {
		if !p.Retired && !slices.Contains(job.Declined, p.ID) {
			all = append(all, rate(p, load[p.ID], job))
		}
	}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		return cmp.Or(slices.Compare(b.rank, a.rank), cmp.Compare(a.Provider.ID, b.Provider.ID))
	})
	return all
}

func rate(p Provider, load int, job Job) Candidate {
	c := Candidate{Provider: p, Load: load}
	depth := -1
	var nearest Region
	for _, t := range p.Territories {
		if t.Covers(job.Region) && t.Depth() > depth {
			depth, nearest = t.Depth(), t
		}
	}
	skilled := job.Skill == "" || len(p.Skills) == 0 || slices.Contains(p.Skills, job.Skill)
	speaks := slices.ContainsFunc(p.Languages, func(l string) bool {
		return l != "" && strings.Contains(strings.ToLower(job.Language), strings.ToLower(l))
	})
	room := p.Capacity == 0 || load < p.Capacity
	c.Fit = depth >= 0 && skilled && room
	switch {
	case depth < 0:
		c.Reasons = append(c.Reasons, Say("outside its territory", "不在服务区域内"))
	case nearest.Depth() == 0 || nearest.String() == "":
		c.Reasons = append(c.Reasons, Say("serves everywhere", "服务全国"))
	default:
		c.Reasons = append(c.Reasons, Say("serves %s", "服务%s", nearest.String()))
	}
	switch {
	case !skilled:
		c.Reasons = append(c.Reasons, Say("no skill in %s", "不具备%s技能", SkillName(job.Skill)))
	case job.Skill != "":
		c.Reasons = append(c.Reasons, Say("skilled in %s", "擅长%s", SkillName(job.Skill)))
	}
	if speaks {
		c.Reasons = append(c.Reasons, Say("speaks the customer's language", "会客户的语言"))
	}
	free := 100
	if p.Capacity > 0 {
		c.Reasons = append(c.Reasons, Say("%d of %d open", "在办 %d/%d", load, p.Capacity))
		free = 100 * (p.Capacity - load) / p.Capacity
	} else {
		c.Reasons = append(c.Reasons, Say("%d open", "在办 %d", load))
	}
	asked := job.Asked[p.ID]
	if asked.Declined > 0 {
		c.Reasons = append(c.Reasons, Say("declined %d of %d in 30 days", "30天内拒单 %d/%d", asked.Declined, asked.Orders))
	}
	c.rank = []int{yes(c.Fit), yes(depth >= 0), yes(skilled), depth, yes(speaks), -asked.share(), free}
	return c
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}
