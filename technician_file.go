package careline

import (
	"context"
	"slices"
	"strings"
)

// AddTechnician adds a technician to a provider.
func (s *Session) AddTechnician(ctx context.Context, key string, t Technician) (Technician, error) {
	did, err := s.do(ctx, MaySetUp, "technician.add", key, func(w Writer) (Ref, error) {
		t.ID, t.Version, t.Retired = 0, 0, false
		if err := s.tidyTechnician(ctx, w, &Technician{}, &t); err != nil {
			return Ref{}, err
		}
		err := s.keepTechnician(ctx, w, Technician{}, &t)
		return t.ID.Ref(), err
	})
	return result(ctx, s, did, err, t, Reader.Technician)
}

// ChangeTechnician replaces a technician. A save on an old version is a
// conflict, and Error.Current is the Technician as it is now. It is retired
// by Retire only.
func (s *Session) ChangeTechnician(ctx context.Context, key string, t Technician) (Technician, error) {
	did, err := s.do(ctx, MaySetUp, "technician.change", key, func(w Writer) (Ref, error) {
		old, err := w.Technician(ctx, t.ID)
		if err != nil {
			return Ref{}, err
		}
		t.Retired = old.Retired
		if err := s.tidyTechnician(ctx, w, &old, &t); err != nil {
			return Ref{}, err
		}
		return t.ID.Ref(), s.keepTechnician(ctx, w, old, &t)
	})
	return result(ctx, s, did, err, t, Reader.Technician)
}

// keepTechnician writes t over old, or as a new one where it has no id.
func (s *Session) keepTechnician(ctx context.Context, w Writer, old Technician, t *Technician) error {
	x := reference{
		of: t.ID.Subject(), name: t.Name, fresh: t.ID == 0, version: t.Version, present: old.Version, current: old,
		changed: technicianChanges(&old, t),
	}
	x.on = []Ref{t.ID.Ref(), t.Provider.Ref(), old.Provider.Ref()}
	x.save = func() error {
		err := w.SaveTechnician(ctx, t)
		x.on[0] = t.ID.Ref()
		return err
	}
	return s.keep(ctx, w, x)
}

// tidyTechnician asks that the provider is in business and offers what the
// technician can do. Neither is held against one who stays as before.
func (s *Session) tidyTechnician(ctx context.Context, r Reader, old, t *Technician) (err error) {
	if t.Name = strings.TrimSpace(Sanitize(t.Name)); t.Name == "" {
		return at("name", invalid(Say("A technician needs a name.", "技师需要姓名。")))
	}
	if err := s.tidyPhone(&t.Phone); err != nil {
		return at("phone", err)
	}
	if t.Skills, err = tidySkills(t.Skills); err != nil {
		return at("skills", err)
	}
	if t.Provider == 0 {
		return at("provider", invalid(Say("A technician needs a provider.", "技师需要所属服务商。")))
	}
	p, err := r.Provider(ctx, t.Provider)
	if err != nil {
		return err
	}
	moved := t.Provider != old.Provider
	if moved && p.Retired {
		return at("provider", retiredNow(SubjectProvider, p.Name))
	}
	if len(p.Skills) == 0 || !moved && slices.Equal(t.Skills, old.Skills) {
		return nil
	}
	for _, skill := range t.Skills {
		if !slices.Contains(p.Skills, skill) {
			return at("skills", invalid(Say("%s does not offer the skill %q; it offers: %s.", "%s不具备技能 %q；具备：%s。",
				p.Name, skill, joinedCodes(p.Skills))))
		}
	}
	return nil
}

func technicianChanges(a, b *Technician) []Change {
	var c changes
	c.text("provider", a.Provider.String(), b.Provider.String())
	c.text("name", a.Name, b.Name)
	c.text("phone", a.Phone, b.Phone)
	c.text("skills", joinedCodes(a.Skills), joinedCodes(b.Skills))
	c.flag("retired", a.Retired, b.Retired)
	return c
}

// Technician gives one technician with the provider whose they are.
func (s *Session) Technician(ctx context.Context, id TechnicianID) (t Technician, p Provider, err error) {
	err = s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if t, err = r.Technician(ctx, id); err != nil {
			return err
		}
		p, err = r.Provider(ctx, t.Provider)
		return err
	})
	return t, p, err
}

// TechnicianRow is a technician as a list shows it.
type TechnicianRow struct {
	Technician
	ProviderName string
}

// AllTechnicians lists every technician, those that are retired too, by number.
func (s *Session) AllTechnicians(ctx context.Context) ([]TechnicianRow, error) {
	var rows []TechnicianRow
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		providers, err := r.AllProviders(ctx)
		if err != nil {
			return err
		}
		names := make(map[ProviderID]string, len(providers))
		for _, p := range providers {
			names[p.ID] = p.Name
		}
		all, err := r.AllTechnicians(ctx)
		for _, t := range all {
			rows = append(rows, TechnicianRow{Technician: t, ProviderName: names[t.Provider]})
		}
		return err
	})
	return rows, err
}

// checkGoes refuses a technician who can't be sent for the provider.
func checkGoes(ctx context.Context, r Reader, id TechnicianID, p ProviderID) error {
	if id == 0 {
		return nil
	}
	t, err := r.Technician(ctx, id)
	switch {
	case err != nil:
		return err
	case t.Retired:
		return retiredNow(SubjectTechnician, t.Name)
	case t.Provider != p:
		return invalid(Say("%s does not work for %s.", "%s 不属于 %s。", t.Name, p.String()))
	}
	return nil
}
