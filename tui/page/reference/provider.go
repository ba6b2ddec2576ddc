package reference

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func providers() Kind {
	return Kind{
		Of: careline.SubjectProvider, Plural: "providers", Needs: careline.MaySetUp,
		Name: func(w *text.Reference) string { return w.Network.Providers },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Network.Number }, width: 6},
			{label: func(w *text.Reference) string { return w.Name }},
			{label: func(w *text.Reference) string { return w.Network.Kind }, width: 19, wide: true},
			{label: func(w *text.Reference) string { return w.Network.Phone }, width: 13, wide: true},
			{label: func(w *text.Reference) string { return w.Network.Territories }},
			{label: func(w *text.Reference) string { return w.Network.Skills }, width: 14},
			{label: func(w *text.Reference) string { return w.Network.Languages }, width: 10, wide: true},
			{label: func(w *text.Reference) string { return w.Network.Load }, width: 7},
		},
		load: providerRows,
		form: func(env *page.Env, to page.ToSubject) page.Page { return newForm(env, to, providerSheet(env)) },
		keys: func(l *list) []page.Key {
			return []page.Key{{
				Name: "theirs", Keys: []string{"t"}, Label: l.env.Words.Reference.Network.Theirs, Off: l.none(), Do: func() tea.Cmd {
					return page.Open(page.ToReference{Kind: careline.SubjectTechnician, Provider: l.chosen().provider})
				},
			}}
		},
	}
}

func providerRows(ctx context.Context, s *careline.Session) ([]row, error) {
	all, err := s.AllProviders(ctx)
	var rows []row
	for _, r := range all {
		p := &r.Provider
		sought := []string{string(p.Kind)}
		for _, t := range p.Territories {
			sought = append(sought, t.String())
		}
		rows = append(rows, row{
			of: p.ID.Subject(), provider: p.ID, version: p.Version, retired: p.Retired, name: same(p.Name),
			cells: []cell{
				{said: same(p.ID.String()), rank: int64(p.ID)},
				said(p.Name),
				{said: p.Kind, rank: place(careline.ProviderKinds(), p.Kind)},
				said(p.Phone),
				{said: territoriesOf(p.Territories)},
				{said: skillsOf(p.Skills, true)},
				said(strings.Join(p.Languages, " ")),
				{said: same(loadOf(r)), rank: int64(-r.Load)},
			},
			sought: append(sought, p.Skills...),
		})
	}
	return rows, err
}

// loadOf writes how many orders are open, and of how many.
func loadOf(r careline.ProviderRow) string {
	if r.Provider.Capacity == 0 {
		return strconv.Itoa(r.Load)
	}
	return strconv.Itoa(r.Load) + "/" + strconv.Itoa(r.Provider.Capacity)
}

// territoriesOf writes territories in short: a city without its province, and
// once where districts of it follow one another.
func territoriesOf(all []careline.Region) careline.Words {
	in := func(l careline.Lang) string {
		parts := make([]string, len(all))
		for i, t := range all {
			switch {
			case i > 0 && t.District != "" && t.City != "" && t.City == all[i-1].City && t.Province == all[i-1].Province:
				t.Province, t.City = "", ""
			case t.City != "":
				t.Province = ""
			}
			if parts[i] = t.String(); parts[i] == "" {
				parts[i] = t.Country
			}
			if parts[i] == "" {
				parts[i] = text.For(l).Reference.Network.Everywhere
			}
		}
		return strings.Join(parts, text.For(l).Form.Comma)
	}
	return careline.Words{EN: in(careline.English), ZH: in(careline.Chinese)}
}

// skillsOf names skills; none is all of them where unlimited is true.
func skillsOf(all []string, unlimited bool) careline.Words {
	in := func(l careline.Lang) string {
		if len(all) == 0 && unlimited {
			return text.For(l).Reference.Network.AllSkills
		}
		parts := make([]string, len(all))
		for i, skill := range all {
			parts[i] = careline.SkillName(skill).In(l)
		}
		return strings.Join(parts, text.For(l).Form.Comma)
	}
	return careline.Words{EN: in(careline.English), ZH: in(careline.Chinese)}
}

func providerSheet(env *page.Env) sheet[careline.Provider] {
	country := env.Session.Settings().Country
	return sheet[careline.Provider]{
		needs: careline.MaySetUp,
		blank: func() careline.Provider { return careline.Provider{Kind: careline.OutletContracted} },
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Provider, error) {
			p, _, err := s.Provider(ctx, careline.ProviderID(x.ID))
			return p, err
		},
		about: func(p *careline.Provider) (careline.Subject, int64, careline.Speaker) {
			return p.ID.Subject(), p.Version, same(p.Name)
		},
		label: func(w *text.Reference, row string) string {
			n := &w.Network
			return map[string]string{
				"name": w.Name, "kind": n.Kind, "phone": n.Phone, "capacity": n.Capacity, "territories": n.Territories,
				"skills": n.Skills, "languages": n.Languages,
			}[row]
		},
		rows: func(env *page.Env, g *given, p *careline.Provider) []*widget.Row {
			return []*widget.Row{
				{Name: "name", Input: widget.Filled(p.Name)},
				{Name: "kind", Input: widget.NewChoice(widget.Options(careline.ProviderKinds()), string(p.Kind))},
				{Name: "phone", Input: phone(env, p.Phone)},
				{Name: "capacity", Input: widget.Filled(count(p.Capacity))},
				{Name: "territories", Input: territories(env, p.Territories)},
				{Name: "skills", Input: several(env, func(w *text.Network) string { return w.Skills }, func() []widget.Option { return skills(g) }, p.Skills)},
				{Name: "languages", Input: several(env, func(w *text.Network) string { return w.Language }, func() []widget.Option { return languages(g) }, p.Languages)},
			}
		},
		read: func(f *widget.Form, p *careline.Provider) {
			p.Name, p.Kind, p.Phone = f.Value("name"), careline.ProviderKind(f.Value("kind")), f.Value("phone")
			p.Capacity, _ = parseCapacity(f.Value("capacity"))
			p.Territories = nil
			for _, line := range widget.ReadLines(f.Value("territories")) {
				if t, ok := careline.ParseTerritory(line[0], country); ok {
					p.Territories = append(p.Territories, t)
				}
			}
			p.Skills, p.Languages = readSeveral(f.Value("skills")), readSeveral(f.Value("languages"))
		},
		check: func(env *page.Env, f *widget.Form) (field, why string) {
			w := &env.Words.Reference.Network
			if typed := f.Value("capacity"); !isCapacity(typed) {
				return "capacity", careline.Sanitize(fmt.Sprintf(w.NotOrders, typed))
			}
			for i, line := range widget.ReadLines(f.Value("territories")) {
				if _, ok := careline.ParseTerritory(line[0], country); !ok {
					return "territories." + strconv.Itoa(i), careline.Sanitize(fmt.Sprintf(w.NotTerritory, line[0]))
				}
			}
			return "", ""
		},
		save: func(p careline.Provider) careline.Intent[careline.Provider] {
			if p.ID == 0 {
				return careline.DeedAddProvider.With(p)
			}
			return careline.DeedChangeProvider.With(p)
		},
		below: busyAndShared,
	}
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// parseCapacity understands a number of orders; nothing is no limit.
func parseCapacity(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	return parseCount(s)
}

func isCapacity(s string) bool {
	_, ok := parseCapacity(s)
	return ok
}

// territories is the list of where a provider goes, each with how it is
// understood.
func territories(env *page.Env, present []careline.Region) *widget.List {
	country := env.Session.Settings().Country
	var lines [][]string
	for _, t := range present {
		lines = append(lines, []string{t.Written(country)})
	}
	read := func(s string) widget.Reading {
		t, ok := careline.ParseTerritory(s, country)
		switch {
		case s == "":
			return widget.Reading{}
		case !ok:
			return widget.Reading{Text: env.Words.Form.NotRead, Bad: true}
		case t == (careline.Region{}):
			return widget.Reading{Text: env.Words.Reference.Network.Everywhere}
		}
		var parts []string
		for _, part := range []string{t.Country, t.Province, t.City, t.District} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		return widget.Reading{Text: strings.Join(parts, " · ")}
	}
	return widget.NewList([]widget.Column{{
		Label: func() string { return env.Words.Reference.Network.Territory },
		Make:  func() widget.Input { return widget.Filled("").Reads(24, read) },
	}}, lines)
}

// mostNamed is how many providers are named that share a territory.
const mostNamed = 4

// busyAndShared says how much a provider has to do, and who else serves where
// it does.
func busyAndShared(env *page.Env, g *given, p *careline.Provider) string {
	w, said := &env.Words.Reference.Network, []string{}
	for _, r := range g.providers {
		switch {
		case r.Provider.ID != p.ID:
		case p.Capacity > 0:
			said = append(said, fmt.Sprintf(w.OpenOf, r.Load, p.Capacity))
		default:
			said = append(said, fmt.Sprintf(w.OpenNow, r.Load))
		}
	}
	shared := p.SharedWith(g.providers)
	names := make([]string, 0, len(shared))
	for _, o := range shared {
		names = append(names, o.Name)
	}
	switch n := len(names) - mostNamed; {
	case len(p.Territories) == 0:
	case len(names) == 0:
		said = append(said, w.NoShared)
	case n > 0:
		said = append(said, fmt.Sprintf(w.Shared, fmt.Sprintf(w.SharedMore, strings.Join(names[:mostNamed], env.Words.Form.Comma), n)))
	default:
		said = append(said, fmt.Sprintf(w.Shared, strings.Join(names, env.Words.Form.Comma)))
	}
	return sentences(env, said)
}

// sentences puts sentences behind one another.
func sentences(env *page.Env, said []string) string {
	if env.Lang == careline.Chinese {
		return strings.Join(said, "")
	}
	return strings.Join(said, " ")
}
