package reference

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func products() Kind {
	return Kind{
		Of: careline.SubjectProduct, Plural: "products", Needs: careline.MaySetUp,
		Name: func(w *text.Reference) string { return w.Products },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Code }, width: 14},
			{label: func(w *text.Reference) string { return w.Name }},
			{label: func(w *text.Reference) string { return w.Skill }, width: 15},
			{label: func(w *text.Reference) string { return w.Terms }, width: 22},
			{label: func(w *text.Reference) string { return w.Maker }, width: 16, wide: true},
			{label: func(w *text.Reference) string { return w.Trademark }, width: 12, wide: true},
		},
		load: productRows,
		form: func(env *page.Env, to page.ToSubject) page.Page { return newForm(env, to, productSheet()) },
	}
}

func productRows(ctx context.Context, s *careline.Session) ([]row, error) {
	cat, err := s.Catalogue(ctx)
	var rows []row
	for _, p := range cat.Products {
		longest := int64(0)
		for _, t := range p.Terms {
			longest = max(longest, int64(t.Months))
		}
		rows = append(rows, row{
			of: p.Subject(), version: p.Version, retired: p.Retired, name: p.Name,
			cells: []cell{
				said(p.Code),
				{said: p.Name},
				{said: careline.SkillName(p.Skill)},
				{said: termsOf(p.Terms), rank: longest},
				said(p.Maker), said(p.Trademark),
			},
			sought: []string{p.Name.EN, p.Name.ZH, p.Skill},
		})
	}
	return rows, err
}

// termsOf writes warranty terms in short: "labour 24, tank 96".
func termsOf(terms []careline.WarrantyTerm) careline.Words {
	in := func(l careline.Lang) string {
		parts := make([]string, len(terms))
		for i, t := range terms {
			parts[i] = t.Part.In(l) + " " + strconv.Itoa(t.Months)
		}
		return strings.Join(parts, text.For(l).Form.Comma)
	}
	return careline.Words{EN: in(careline.English), ZH: in(careline.Chinese)}
}

func productSheet() sheet[careline.Product] {
	return sheet[careline.Product]{
		needs: careline.MaySetUp,
		blank: func() careline.Product { return careline.Product{} },
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Product, error) {
			cat, err := s.Catalogue(ctx)
			p, ok := cat.Product(x.Code)
			if err == nil && !ok {
				err = careline.NotFound(x.Kind, x.Code)
			}
			return p, err
		},
		about: func(p *careline.Product) (careline.Subject, int64, careline.Speaker) {
			return p.Subject(), p.Version, p.Name
		},
		label: func(w *text.Reference, row string) string {
			return map[string]string{
				"code": w.Code, "name.en": w.NameEN, "name.zh": w.NameZH, "skill": w.Skill, "maker": w.Maker,
				"trademark": w.Trademark, "terms": w.Terms, "consumables": w.Consumables,
			}[row]
		},
		rows:  productFields,
		read:  readProduct,
		check: checkProduct,
		save:  careline.DeedSaveProduct.With,
		below: covered,
	}
}

func productFields(env *page.Env, g *given, p *careline.Product) []*widget.Row {
	var rows []*widget.Row
	if p.Version == 0 {
		rows = append(rows, codeRow(env, func(code string) (careline.Speaker, bool) {
			there, is := g.cat.Product(code)
			return there.Name, is
		}))
	}
	rows = append(rows, nameRows(p.Name)...)
	return append(
		rows,
		&widget.Row{Name: "skill", Input: widget.NewOwnChoice(skills(g), p.Skill)},
		&widget.Row{Name: "maker", Input: widget.Filled(p.Maker)},
		&widget.Row{Name: "trademark", Input: widget.Filled(p.Trademark)},
		&widget.Row{Name: "terms", Input: terms(env, p.Terms)},
		&widget.Row{Name: "consumables", Input: consumables(env, p.Consumables)},
	)
}

// skills offers those that have words, and the firm's own.
func skills(g *given) []widget.Option {
	all := careline.Skills()
	add := func(skill string) {
		if skill != "" && !slices.Contains(all, skill) {
			all = append(all, skill)
		}
	}
	for _, p := range g.cat.Products {
		add(p.Skill)
	}
	for _, p := range g.providers {
		for _, skill := range p.Provider.Skills {
			add(skill)
		}
	}
	options := make([]widget.Option, len(all))
	for i, skill := range all {
		options[i] = widget.Option{Code: skill, Name: careline.SkillName(skill)}
	}
	return options
}

const fromPurchase, fromInstallation = "purchase", "installation"

// terms is the list of what is covered, how long and since when.
func terms(env *page.Env, present []careline.WarrantyTerm) *widget.List {
	en, zh := &text.For(careline.English).Reference, &text.For(careline.Chinese).Reference
	since := []widget.Option{
		{Code: fromPurchase, Name: careline.Words{EN: en.FromPurchase, ZH: zh.FromPurchase}},
		{Code: fromInstallation, Name: careline.Words{EN: en.FromInstallation, ZH: zh.FromInstallation}},
	}
	var lines [][]string
	for _, t := range present {
		from := fromPurchase
		if t.FromInstallation {
			from = fromInstallation
		}
		lines = append(lines, []string{string(t.Part), strconv.Itoa(t.Months), from})
	}
	w := func() *text.Reference { return &env.Words.Reference }
	return widget.NewList([]widget.Column{
		{Label: func() string { return w().Part }, Width: 20, Make: func() widget.Input {
			return widget.NewChoice(widget.Options(careline.WarrantyParts()), "")
		}},
		{Label: func() string { return w().Months }, Width: 8, Make: func() widget.Input { return widget.Filled("") }},
		{Label: func() string { return w().From }, Make: func() widget.Input { return widget.NewChoice(since, fromPurchase) }},
	}, lines)
}

// consumables is the list of what wears out on schedule.
func consumables(env *page.Env, present []careline.Consumable) *widget.List {
	var lines [][]string
	for _, c := range present {
		lines = append(lines, []string{c.Code, c.Name.EN, c.Name.ZH, strconv.Itoa(c.Months)})
	}
	w := func() *text.Reference { return &env.Words.Reference }
	text := func() widget.Input { return widget.Filled("") }
	return widget.NewList([]widget.Column{
		{Label: func() string { return w().Code }, Width: 12, Make: text},
		{Label: func() string { return w().NameEN }, Make: text},
		{Label: func() string { return w().NameZH }, Make: text},
		{Label: func() string { return w().Months }, Width: 8, Make: text},
	}, lines)
}

func readProduct(f *widget.Form, p *careline.Product) {
	if f.Row("code") != nil {
		p.Code = f.Value("code")
	}
	p.Name = readName(f)
	p.Skill, p.Maker, p.Trademark = f.Value("skill"), f.Value("maker"), f.Value("trademark")
	p.Terms, p.Consumables = nil, nil
	for _, line := range widget.ReadLines(f.Value("terms")) {
		n, _ := parseCount(line[1])
		p.Terms = append(p.Terms, careline.WarrantyTerm{
			Part: careline.WarrantyPart(line[0]), Months: n, FromInstallation: line[2] == fromInstallation,
		})
	}
	for _, line := range widget.ReadLines(f.Value("consumables")) {
		n, _ := parseCount(line[3])
		p.Consumables = append(p.Consumables, careline.Consumable{
			Code: line[0], Name: careline.Words{EN: line[1], ZH: line[2]}, Months: n,
		})
	}
}

func checkProduct(env *page.Env, f *widget.Form) (field, why string) {
	for _, x := range []struct {
		row string
		col int
	}{{"terms", 1}, {"consumables", 3}} {
		if field, typed := wrongCount(f, x.row, x.col); field != "" {
			return field, careline.Sanitize(fmt.Sprintf(env.Words.Reference.NotMonths, typed))
		}
	}
	return "", ""
}

// installedIn is how many days after its purchase a unit is taken to be
// installed where the terms are explained.
const installedIn = 7

// covered says what a unit that is bought today and installed next week would
// be covered for.
func covered(env *page.Env, _ *given, p *careline.Product) string {
	w, today := &env.Words.Reference, env.Session.Today()
	installed := today.AddDays(installedIn)
	bought := careline.Unit{Purchase: careline.Purchase{Date: today}, Installed: installed}
	var parts []string
	for i, c := range careline.WarrantyOf(*p, bought, today).Covers {
		if t := p.Terms[i]; t.Part != "" && t.Months > 0 {
			parts = append(parts, fmt.Sprintf(w.CoveredUntil, c.Part.In(env.Lang), c.Until))
		}
	}
	if len(parts) == 0 {
		parts = []string{w.CoveredNot}
	}
	return fmt.Sprintf(w.Covered, installed, strings.Join(parts, env.Words.Form.Comma))
}
