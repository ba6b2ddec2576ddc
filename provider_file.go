package careline

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// AddProvider adds a provider with its territories, skills and languages.
func (s *Session) AddProvider(ctx context.Context, key string, p Provider) (Provider, error) {
	did, err := s.do(ctx, MaySetUp, "provider.add", key, func(w Writer) (Ref, error) {
		p.ID, p.Version, p.Retired = 0, 0, false
		if err := s.tidyProvider(&p); err != nil {
			return Ref{}, err
		}
		err := s.keepProvider(ctx, w, Provider{}, &p)
		return p.ID.Ref(), err
	})
	return result(ctx, s, did, err, p, Reader.Provider)
}

// ChangeProvider replaces a provider. A save on an old version is a conflict,
// and Error.Current is the Provider as it is now. It is retired by Retire only.
func (s *Session) ChangeProvider(ctx context.Context, key string, p Provider) (Provider, error) {
	did, err := s.do(ctx, MaySetUp, "provider.change", key, func(w Writer) (Ref, error) {
		old, err := w.Provider(ctx, p.ID)
		if err != nil {
			return Ref{}, err
		}
		p.Retired = old.Retired
		if err := s.tidyProvider(&p); err != nil {
			return Ref{}, err
		}
		return p.ID.Ref(), s.keepProvider(ctx, w, old, &p)
	})
	return result(ctx, s, did, err, p, Reader.Provider)
}

// keepProvider writes p over old, or as a new one where it has no id.
func (s *Session) keepProvider(ctx context.Context, w Writer, old Provider, p *Provider) error {
	x := reference{
		of: p.ID.Subject(), name: p.Name, fresh: p.ID == 0, version: p.Version, present: old.Version, current: old,
		changed: providerChanges(&old, p),
	}
	x.on = []Ref{p.ID.Ref()}
	x.save = func() error {
		err := w.SaveProvider(ctx, p)
		x.on[0] = p.ID.Ref()
		return err
	}
	return s.keep(ctx, w, x)
}

func (s *Session) tidyProvider(p *Provider) (err error) {
	if p.Name = strings.TrimSpace(Sanitize(p.Name)); p.Name == "" {
		return at("name", invalid(Say("A provider needs a name.", "服务商需要名称。")))
	}
	if p.Kind == "" {
		p.Kind = OutletContracted
	}
	if err := oneOf(Words{"kind of provider", "服务商类型"}, p.Kind, ProviderKinds()); err != nil {
		return at("kind", err)
	}
	if err := s.tidyPhone(&p.Phone); err != nil {
		return at("phone", err)
	}
	if p.Capacity < 0 {
		return at("capacity", invalid(Say("A capacity counts open orders, 0 for no limit; %d does not.", "接单上限为在办工单数，0 表示不限；不能是 %d。",
			p.Capacity)))
	}
	if p.Skills, err = tidySkills(p.Skills); err != nil {
		return at("skills", err)
	}
	p.Languages = tidyList(p.Languages)
	p.Territories, err = s.tidyTerritories(p.Territories)
	return err
}

// tidyTerritories gives every territory its country, the hotline's own where
// none is named. An empty territory stays: it is everywhere.
func (s *Session) tidyTerritories(all []Region) ([]Region, error) {
	var kept []Region
	for i, t := range all {
		field := "territories." + strconv.Itoa(i)
		for _, f := range []*string{&t.Country, &t.Province, &t.City, &t.District} {
			*f = strings.TrimSpace(Sanitize(*f))
		}
		if t.Country = strings.ToUpper(t.Country); t.Country == "" && t != (Region{}) {
			t.Country = strings.ToUpper(s.desk.settings.Country)
		}
		if t.Country != "" && phonenumbers.GetCountryCodeForRegion(t.Country) == 0 {
			return nil, at(field, invalid(Say("There is no country %q; countries have two letters, as CN.", "没有国家代码 %q；国家为两个字母，如 CN。",
				head(t.Country, maxQuoted))))
		}
		// 南京市 is 江苏省南京市.
		same := func(k Region) bool { return k.Covers(t) && t.Covers(k) }
		if slices.ContainsFunc(kept, same) {
			return nil, at(field, invalid(Say("The territory %s is there twice.", "服务区域 %s 出现两次。", territoryText(t))))
		}
		kept = append(kept, t)
	}
	return kept, nil
}

func territoryText(t Region) string {
	if t == (Region{}) {
		return "*"
	}
	return joinNonEmpty(" ", t.Country, t.Province, t.City, t.District)
}

func providerChanges(a, b *Provider) []Change {
	territories := func(all []Region) string {
		parts := make([]string, len(all))
		for i, t := range all {
			parts[i] = territoryText(t)
		}
		return strings.Join(parts, "; ")
	}
	var c changes
	c.text("name", a.Name, b.Name)
	c.text("kind", string(a.Kind), string(b.Kind))
	c.text("phone", a.Phone, b.Phone)
	c.text("territories", territories(a.Territories), territories(b.Territories))
	c.text("skills", joinedCodes(a.Skills), joinedCodes(b.Skills))
	c.text("languages", joinedCodes(a.Languages), joinedCodes(b.Languages))
	c.number("capacity", int64(a.Capacity), int64(b.Capacity))
	c.flag("retired", a.Retired, b.Retired)
	return c
}

// ProviderRow is a provider as a list shows it.
type ProviderRow struct {
	Provider Provider
	Load     int // open orders now
}

// Providers lists the providers that are not retired, by number.
func (s *Session) Providers(ctx context.Context) ([]ProviderRow, error) {
	return s.providerRows(ctx, Reader.Providers)
}

// AllProviders lists every provider, those that are retired too, by number.
func (s *Session) AllProviders(ctx context.Context) ([]ProviderRow, error) {
	return s.providerRows(ctx, Reader.AllProviders)
}

func (s *Session) providerRows(ctx context.Context, read func(Reader, context.Context) ([]Provider, error)) ([]ProviderRow, error) {
	var rows []ProviderRow
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		all, err := read(r, ctx)
		if err != nil {
			return err
		}
		load, err := r.OpenLoad(ctx)
		if err != nil {
			return err
		}
		for _, p := range all {
			rows = append(rows, ProviderRow{Provider: p, Load: load[p.ID]})
		}
		return nil
	})
	return rows, err
}

// Provider gives one provider with its technicians.
func (s *Session) Provider(ctx context.Context, id ProviderID) (p Provider, t []Technician, err error) {
	err = s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if p, err = r.Provider(ctx, id); err != nil {
			return err
		}
		t, err = r.Technicians(ctx, id)
		return err
	})
	return p, t, err
}

// providerInBusiness gives a provider that may be sent new orders.
func providerInBusiness(ctx context.Context, r Reader, id ProviderID) (Provider, error) {
	p, err := r.Provider(ctx, id)
	if err == nil && p.Retired {
		err = retiredNow(SubjectProvider, p.Name)
	}
	return p, err
}
