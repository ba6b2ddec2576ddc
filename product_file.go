package careline

import (
	"context"
	"strconv"
	"strings"
)

// mostMonths is the longest term or life that is taken for meant: a century.
const mostMonths = 1200

// Catalogue gives the reference data that pages choose from, with what is
// retired.
func (s *Session) Catalogue(ctx context.Context) (Catalogue, error) {
	var cat Catalogue
	err := s.see(ctx, s.seesOrders(), func(r Reader) (err error) {
		cat, err = r.Catalogue(ctx)
		return err
	})
	return cat, err
}

// SaveProduct adds a product (Version zero; a code that is taken is a
// conflict) or replaces it. A save on an old version is a conflict, and
// Error.Current is the Product as it is now. It is retired by Retire only.
func (s *Session) SaveProduct(ctx context.Context, key string, p Product) (Product, error) {
	did, err := s.do(ctx, MaySetUp, "product.save", key, func(w Writer) (Ref, error) {
		if err := tidyProduct(&p); err != nil {
			return Ref{}, err
		}
		cat, err := w.Catalogue(ctx)
		if err != nil {
			return Ref{}, err
		}
		old, _ := cat.Product(p.Code)
		p.Retired = old.Retired
		return s.staff.ID.Ref(), s.keepProduct(ctx, w, old, &p, p.Version == 0)
	})
	return result(ctx, s, did, err, p, func(r Reader, ctx context.Context, _ StaffID) (Product, error) {
		cat, err := r.Catalogue(ctx)
		p, _ := cat.Product(p.Code)
		return p, err
	})
}

func (s *Session) keepProduct(ctx context.Context, w Writer, old Product, p *Product, fresh bool) error {
	return s.keep(ctx, w, reference{
		of: p.Subject(), name: p.Code, fresh: fresh, version: p.Version, present: old.Version, current: old,
		changed: productChanges(&old, p), save: func() error { return w.SaveProduct(ctx, p) },
	})
}

func tidyProduct(p *Product) error {
	if err := tidyCode(&p.Code); err != nil {
		return err
	}
	if err := tidyName(SubjectProduct, &p.Name); err != nil {
		return err
	}
	for _, f := range []*string{&p.Skill, &p.Maker, &p.Trademark} {
		*f = strings.TrimSpace(Sanitize(*f))
	}
	if _, err := tidySkills([]string{p.Skill}); err != nil {
		return at("skill", err)
	}
	if err := checkWarranty(p.Terms); err != nil {
		return err
	}
	return tidyConsumables(p)
}

func checkWarranty(terms []WarrantyTerm) error {
	seen := map[WarrantyPart]bool{}
	for i, t := range terms {
		if err := checkTerm(t, seen[t.Part]); err != nil {
			return at("terms."+strconv.Itoa(i), err)
		}
		seen[t.Part] = true
	}
	return nil
}

func checkTerm(t WarrantyTerm, twice bool) error {
	if err := oneOf(Words{"warranty part", "保修部件"}, t.Part, WarrantyParts()); err != nil {
		return err
	}
	if t.Months < 1 || t.Months > mostMonths {
		return invalid(Say("The warranty on %s is for 1 to %d months, not %d.", "%s的保修期须为 1 至 %d 个月，不能是 %d。",
			t.Part, mostMonths, t.Months))
	}
	if twice {
		return invalid(Say("The warranty names %s twice.", "保修条款中%s出现两次。", t.Part))
	}
	return nil
}

func tidyConsumables(p *Product) error {
	kept := append([]Consumable(nil), p.Consumables...)
	seen := map[string]bool{}
	for i := range kept {
		if err := tidyConsumable(&kept[i], seen); err != nil {
			return at("consumables."+strconv.Itoa(i), err)
		}
		seen[kept[i].Code] = true
	}
	p.Consumables = kept
	return nil
}

func tidyConsumable(c *Consumable, seen map[string]bool) error {
	if err := tidyCode(&c.Code); err != nil {
		return err
	}
	if err := tidyName(Words{"consumable", "耗材"}, &c.Name); err != nil {
		return err
	}
	if c.Months < 1 || c.Months > mostMonths {
		return invalid(Say("The consumable %s lasts 1 to %d months, not %d.", "耗材 %s 的寿命须为 1 至 %d 个月，不能是 %d。",
			c.Code, mostMonths, c.Months))
	}
	if seen[c.Code] {
		return invalid(Say("The consumable %s is there twice.", "耗材 %s 出现两次。", c.Code))
	}
	return nil
}

func productChanges(a, b *Product) []Change {
	var c changes
	c.words("name", a.Name, b.Name)
	c.text("skill", a.Skill, b.Skill)
	c.text("maker", a.Maker, b.Maker)
	c.text("trademark", a.Trademark, b.Trademark)
	c.text("warranty", termsText(a.Terms), termsText(b.Terms))
	c.text("consumables", consumablesText(a.Consumables), consumablesText(b.Consumables))
	c.flag("retired", a.Retired, b.Retired)
	return c
}

func termsText(terms []WarrantyTerm) string {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = string(t.Part) + " " + strconv.Itoa(t.Months)
		if t.FromInstallation {
			parts[i] += " from installation"
		}
	}
	return strings.Join(parts, "; ")
}

func consumablesText(all []Consumable) string {
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = joinNonEmpty(" ", c.Code, joinNonEmpty(" / ", c.Name.EN, c.Name.ZH), strconv.Itoa(c.Months))
	}
	return strings.Join(parts, "; ")
}
