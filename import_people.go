package careline

import (
	"context"
	"strings"
)

// ImportProviders takes in a batch of providers from a list, in one
// transaction. One who is there is brought up to date: by name, and of several
// alike the one with the phone, else the one whose number (ID) the row bears.
// Claims are kept from batch to batch of a list.
func (s *Session) ImportProviders(ctx context.Context, key string, claims Claims, rows []Filled[Provider]) ([]Taken, error) {
	return takeRows(ctx, s, key, ListProviders, rows, func(in *Session) (func(Filled[Provider]) (Taken, error), error) {
		all, err := in.open.AllProviders(ctx)
		if err != nil {
			return nil, err
		}
		known := make([]namesake, len(all))
		for i, p := range all {
			known[i] = namesake{ref: p.ID.Ref(), name: p.Name, phone: p.Phone}
		}
		return func(row Filled[Provider]) (Taken, error) {
			var p, old Provider
			row(&p)
			at, err := claims.pick(known, namesake{ref: p.ID.Ref(), name: tidied(p.Name), phone: tidied(p.Phone)})
			if err != nil {
				return Taken{}, err
			}
			if at >= 0 {
				old = all[at]
			}
			p = old
			row(&p)
			p.ID, p.Version = old.ID, old.Version
			if err := in.tidyProvider(&p); err != nil {
				return Taken{}, err
			}
			if err := in.keepProvider(ctx, in.open, old, &p); err != nil {
				return Taken{}, err
			}
			now := namesake{ref: p.ID.Ref(), name: p.Name, phone: p.Phone}
			if at < 0 {
				all, known = append(all, p), append(known, now)
			} else {
				all[at], known[at] = p, now
			}
			claims[now.ref] = true
			return kept(now.ref, old.Version, p.Version), nil
		}, nil
	})
}

func tidied(text string) string { return strings.TrimSpace(Sanitize(text)) }

// TechnicianFill is a technician of a list; the provider is given by number,
// by name, or by both.
type TechnicianFill struct {
	Technician
	ProviderName string
}

// ImportTechnicians is ImportProviders for technicians, who are known by their
// provider and their name.
func (s *Session) ImportTechnicians(ctx context.Context, key string, claims Claims, rows []Filled[TechnicianFill]) ([]Taken, error) {
	return takeRows(ctx, s, key, ListTechnicians, rows, func(in *Session) (func(Filled[TechnicianFill]) (Taken, error), error) {
		providers, err := in.open.AllProviders(ctx)
		if err != nil {
			return nil, err
		}
		all, err := in.open.AllTechnicians(ctx)
		if err != nil {
			return nil, err
		}
		known := make([]namesake, len(all))
		for i, t := range all {
			known[i] = namesake{ref: t.ID.Ref(), of: t.Provider.Ref(), name: t.Name, phone: t.Phone}
		}
		return func(row Filled[TechnicianFill]) (Taken, error) {
			var t TechnicianFill
			row(&t)
			if t.Provider == 0 && t.ProviderName == "" {
				return Taken{}, invalid(Say("A technician needs a provider.", "技师需要所属服务商。"))
			}
			at, err := providerNamed(providers, t.Provider, t.ProviderName)
			if err != nil {
				return Taken{}, err
			}
			i, err := claims.pick(known, namesake{t.ID.Ref(), at.Ref(), tidied(t.Name), tidied(t.Phone)})
			if err != nil {
				return Taken{}, err
			}
			var old Technician
			if i >= 0 {
				old = all[i]
			}
			t = TechnicianFill{Technician: old}
			row(&t)
			x := t.Technician
			if x.Skills, err = tidySkills(x.Skills); err != nil {
				return Taken{}, err
			}
			x.ID, x.Version, x.Provider = old.ID, old.Version, at
			before := old
			if t.ID != 0 { // it was handed out so: it may be what is refused to new ones
				before.Provider, before.Skills = at, x.Skills
			}
			if err := in.tidyTechnician(ctx, in.open, &before, &x); err != nil {
				return Taken{}, err
			}
			if err := in.keepTechnician(ctx, in.open, old, &x); err != nil {
				return Taken{}, err
			}
			now := namesake{x.ID.Ref(), at.Ref(), x.Name, x.Phone}
			if i < 0 {
				all, known = append(all, x), append(known, now)
			} else {
				all[i], known[i] = x, now
			}
			claims[now.ref] = true
			return kept(now.ref, old.Version, x.Version), nil
		}, nil
	})
}

// StaffFill is a staff member of a list; the provider is given by number, by
// name, or by both.
type StaffFill struct {
	Staff
	ProviderName string
}

// ImportStaff takes in a batch of staff from a list, in one transaction. Who
// is there by login is brought up to date under the rules of ChangeStaff.
func (s *Session) ImportStaff(ctx context.Context, key string, rows []Filled[StaffFill]) ([]Taken, error) {
	return takeRows(ctx, s, key, ListStaff, rows, func(in *Session) (func(Filled[StaffFill]) (Taken, error), error) {
		providers, err := in.open.AllProviders(ctx)
		if err != nil {
			return nil, err
		}
		return func(row Filled[StaffFill]) (Taken, error) {
			var named StaffFill
			row(&named)
			old, err := in.open.StaffByLogin(ctx, strings.ToLower(tidied(named.Login)))
			if err != nil && CodeOf(err) != CodeNotFound {
				return Taken{}, err
			}
			if err != nil {
				old = Staff{}
			}
			filled := StaffFill{Staff: old}
			row(&filled)
			p := filled.Staff
			p.ID, p.Version, p.Provider = old.ID, old.Version, old.Provider
			if named.Provider != 0 || named.ProviderName != "" {
				if p.Provider, err = providerNamed(providers, named.Provider, named.ProviderName); err != nil {
					return Taken{}, err
				}
			}
			if err := tidyStaff(&p); err != nil {
				return Taken{}, err
			}
			if named.Provider == 0 { // by number it was handed out so
				if err := checkEmployer(ctx, in.open, &old, &p); err != nil {
					return Taken{}, err
				}
			}
			if old.ID == 0 {
				err = in.keepStaff(ctx, in.open, Staff{}, &p)
			} else {
				err = in.changeStaff(ctx, in.open, old, &p)
			}
			return kept(p.ID.Ref(), old.Version, p.Version), err
		}, nil
	})
}
