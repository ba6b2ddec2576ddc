package bench

import (
	"context"
	"slices"
	"strings"

	"careline"
)

// Recall is how often the person meant was found.
type Recall struct {
	N         int `json:"n"`
	First     int `json:"first"`
	Ten       int `json:"first_ten"`
	FairFirst int `json:"fair_first"`     // first, but for others who answer as well
	FairTen   int `json:"fair_first_ten"` // in the first ten, but for others who answer as well
	Alike     int `json:"alike"`          // queries that others in the first ten answer as well
}

func (r *Recall) add(o Outcome) {
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	r.N++
	count(&r.First, o.First)
	count(&r.Ten, o.Ten)
	count(&r.FairFirst, o.FairFirst)
	count(&r.FairTen, o.FairTen)
	count(&r.Alike, o.Alike)
}

// Recalls is how often the person meant was found, by slip, by the true scrap
// beside it, and over all that the goal is about.
type Recalls struct {
	Slips  map[string]*Recall
	Scraps map[string]*Recall
	All    Recall
}

// SlipKinds lists the kinds of slips in the order in which they are told.
// Those from aside on are beyond the goal, which is about one slip of a name.
func SlipKinds() (kinds []string, aside int) {
	kinds = []string{
		slipHomophone, slipDialect, slipDialectPinyin, slipPinyin, slipLatin, slipLatinSound, slipAccents, slipSwapped,
		slipTurned, slipTraditional,
	}
	return append(kinds, slipHomophones, slipLatinTwo, wrongStreet), len(kinds)
}

// wrongStreet is no slip of a name but a scrap that is plainly wrong beside
// two that are true.
const wrongStreet = "a wrong street"

// Slip is an invented query with what is needed to judge its answer.
type Slip struct {
	Query

	Scrap string // the kind of the true scrap beside

	typed string // the name as it was typed
	truth string // the true scrap
}

// Slips invents so many slips of each kind of people drawn by chance, and
// hands each to take.
func Slips(ctx context.Context, s *careline.Session, seed uint64, each int, take func(Slip) error) error {
	d, err := newDrawer(ctx, s, seed)
	if err != nil {
		return err
	}
	made := map[string]Slip{}
	return d.draw(ctx, each, func(f *careline.File) []Query {
		clear(made)
		var all []Query
		for _, slip := range d.slipsOf(f) {
			made[slip.Kind] = slip
			all = append(all, slip.Query)
		}
		return all
	}, func(q Query) error { return take(made[q.Kind]) })
}

// slipsOf invents a slip of each kind, each with one true scrap.
func (d *drawer) slipsOf(f *careline.File) []Slip {
	k := factsOf(f)
	var all []Slip
	add := func(kind, typed string, besides ...string) {
		scrap, truth := d.trueScrap(&k)
		if kind == wrongStreet {
			scrap, truth = scrapTail, ends(k.phone, 4, false)
		}
		if typed == "" || truth == "" {
			return
		}
		slip := Slip{Query: Query{Kind: kind, Meant: k.id, Parts: []string{typed, truth}}, Scrap: scrap, typed: typed, truth: truth}
		slip.Parts = append(slip.Parts, besides...)
		if d.rand.IntN(2) == 0 {
			slices.Reverse(slip.Parts)
		}
		all = append(all, slip)
	}
	kinds, _ := SlipKinds()
	for _, kind := range kinds {
		if invent := slips[kind]; invent != nil {
			add(kind, invent(d.rand, &k))
		}
	}
	if wrong := d.otherStreet(k.street); wrong != "" {
		add(wrongStreet, k.name, wrong)
	}
	return all
}

// The kinds of true scraps.
const (
	scrapTail     = "phone tail"
	scrapStreet   = "street"
	scrapCompound = "compound"
	scrapHouse    = "district and house"
)

// ScrapKinds lists the kinds of true scraps in the order in which they are told.
func ScrapKinds() []string { return []string{scrapTail, scrapStreet, scrapCompound, scrapHouse} }

// trueScrap gives another scrap of the person that a caller may say.
func (d *drawer) trueScrap(k *facts) (kind, text string) {
	house := k.house
	if house != "" {
		house = k.district + " " + house
	}
	ways := [][2]string{
		{scrapTail, ends(k.phone, 4, false)},
		{scrapStreet, orElse(k.street, strings.ToLower(k.latinRoad))},
		{scrapCompound, k.compound},
		{scrapHouse, house},
	}
	for _, i := range d.rand.Perm(len(ways)) {
		if ways[i][1] != "" {
			return ways[i][0], ways[i][1]
		}
	}
	return "", ""
}

// Outcome is how one query was answered.
type Outcome struct{ First, Ten, FairFirst, FairTen, Alike bool }

const tenHits = 10

// judge reads an answer. Others who stand before the person meant take nothing
// from a fair reading where the query is as true of them.
func (s *Slip) judge(hits []careline.Hit) Outcome {
	o := Outcome{FairFirst: true}
	worse, alike := 0, 0
	for i := range hits[:min(len(hits), tenHits)] {
		c := &hits[i].Customer
		switch {
		case c.ID == s.Meant:
			o.First, o.Ten = i == 0, true
			o.FairFirst = o.FairFirst && worse == 0
		case s.asTrueOf(&hits[i]):
			alike++
		case !o.Ten:
			worse++
		}
	}
	o.Alike = alike > 0
	if !o.Ten { // crowded out is fair only where all ten answer as well
		o.FairFirst = alike == tenHits
	}
	o.FairTen = o.Ten || alike == tenHits
	return o
}

// Measure asks the slip once, and adds to all how it was answered.
func (s *Slip) Measure(ctx context.Context, session *careline.Session, all *Recalls) (Outcome, error) {
	hits, err := session.Lookup(ctx, s.Text(), 2*tenHits)
	if err != nil {
		return Outcome{}, err
	}
	o := s.judge(hits.Matches)
	for _, m := range []*map[string]*Recall{&all.Slips, &all.Scraps} {
		if *m == nil {
			*m = map[string]*Recall{}
		}
	}
	add := func(m map[string]*Recall, kind string) {
		if m[kind] == nil {
			m[kind] = &Recall{}
		}
		m[kind].add(o)
	}
	add(all.Slips, s.Kind)
	if kinds, aside := SlipKinds(); slices.Contains(kinds[:aside], s.Kind) {
		add(all.Scraps, s.Scrap)
		all.All.add(o)
	}
	return o, nil
}
