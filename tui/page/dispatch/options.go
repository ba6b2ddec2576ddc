package dispatch

import (
	"strconv"

	"careline"
	"careline/tui/text"
	"careline/tui/widget"
)

// The codes of the choices are plain row numbers: nobody sees them.
func unitCode(id careline.UnitID) string         { return strconv.FormatInt(int64(id), 10) }
func siteCode(id careline.SiteID) string         { return strconv.FormatInt(int64(id), 10) }
func providerCode(id careline.ProviderID) string { return strconv.FormatInt(int64(id), 10) }

func unitOf(code string) careline.UnitID         { return careline.UnitID(number(code)) }
func siteOf(code string) careline.SiteID         { return careline.SiteID(number(code)) }
func providerOf(code string) careline.ProviderID { return careline.ProviderID(number(code)) }

func number(code string) int64 {
	n, _ := strconv.ParseInt(code, 10, 64)
	return n
}

// both makes the words of an option from a word of this section.
func both(word func(*text.Dispatch) string) careline.Words {
	return careline.Words{
		EN: word(&text.For(careline.English).Dispatch), ZH: word(&text.For(careline.Chinese).Dispatch),
	}
}

func same(s string) careline.Words { return careline.Words{EN: s, ZH: s} }

func providers(candidates []careline.Candidate) []widget.Option {
	all := make([]widget.Option, len(candidates))
	for i, c := range candidates {
		all[i] = widget.Option{Code: providerCode(c.Provider.ID), Name: same(c.Provider.Name)}
	}
	return all
}

func units(p *careline.Proposal) []widget.Option {
	var all []widget.Option
	listed := map[careline.UnitID]bool{}
	add := func(u *careline.UnitView) {
		if !listed[u.Unit.ID] {
			listed[u.Unit.ID] = true
			all = append(all, widget.Option{Code: unitCode(u.Unit.ID), Name: same(u.Unit.Name())})
		}
	}
	if p.Unit != nil { // a case may be about a unit that has a new owner since
		add(p.Unit)
	}
	for i := range p.Units {
		add(&p.Units[i])
	}
	// Where there is a unit the rules take it: "none" can't be asked for.
	if p.Unit == nil {
		all = append(all, widget.Option{Code: unitCode(0), Name: both(func(w *text.Dispatch) string { return w.NoUnit })})
	}
	return all
}

func sites(p *careline.Proposal) []widget.Option {
	var all []widget.Option
	listed := map[careline.SiteID]bool{}
	add := func(s careline.Site) {
		if s.ID != 0 && !listed[s.ID] {
			listed[s.ID] = true
			all = append(all, widget.Option{Code: siteCode(s.ID), Name: same(s.Address())})
		}
	}
	add(p.Site)
	for _, h := range p.Customer.Homes {
		if h.Until == "" {
			add(h.Site)
		}
	}
	if len(all) == 0 {
		all = append(all, widget.Option{Code: siteCode(0), Name: both(func(w *text.Dispatch) string { return w.NoSite })})
	}
	return all
}

// charges offers what the rules say, in their words, and to waive it.
func charges(c careline.Charge) []widget.Option {
	why := c.Why()
	all := []widget.Option{{Code: byRule, Name: careline.Words{EN: why.In(careline.English), ZH: why.In(careline.Chinese)}}}
	if !c.Free {
		all = append(all, widget.Option{Code: goodwill, Name: both(func(w *text.Dispatch) string { return w.Goodwill })})
	}
	return all
}
