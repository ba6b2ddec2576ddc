package careline

import (
	"context"
	"strings"
)

// Catalogue gives the reference data that pages choose from.
func (s *Session) Catalogue(ctx context.Context) (Catalogue, error) {
	var cat Catalogue
	err := s.see(ctx, s.seesOrders(), func(r Reader) (err error) {
		cat, err = r.Catalogue(ctx)
		return err
	})
	return cat, err
}

// SaveProduct adds a product, or replaces the one with its code.
func (s *Session) SaveProduct(ctx context.Context, key string, p Product) error {
	return s.setUp(ctx, key, "product.save", p.Code, func(w Writer) error { return w.SaveProduct(ctx, p) })
}

// SaveService adds an entry of the service catalogue, or replaces the one
// with its code.
func (s *Session) SaveService(ctx context.Context, key string, v Service) error {
	return s.setUp(ctx, key, "service.save", v.Code, func(w Writer) error { return w.SaveService(ctx, v) })
}

// SaveCategory adds a complaint category, or replaces the one with its code.
func (s *Session) SaveCategory(ctx context.Context, key string, k Category) error {
	return s.setUp(ctx, key, "category.save", k.Code, func(w Writer) error { return w.SaveCategory(ctx, k) })
}

func (s *Session) setUp(ctx context.Context, key, name, code string, save func(Writer) error) error {
	_, err := s.do(ctx, MaySetUp, name, key, func(w Writer) (Ref, error) {
		if code == "" || strings.ContainsAny(code, " \t\n") || Sanitize(code) != code {
			return Ref{}, invalid(Say("A code is one word; %q is not.", "代码须为一个词；%q 不是。", code))
		}
		if err := save(w); err != nil {
			return Ref{}, err
		}
		return s.staff.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidChange, On: []Ref{s.staff.ID.Ref()}, Text: name + " " + code,
		})
	})
	return err
}

// AddProvider adds a provider with its territories, skills and languages.
func (s *Session) AddProvider(ctx context.Context, key string, p Provider) (Provider, error) {
	did, err := s.do(ctx, MaySetUp, "provider.add", key, func(w Writer) (Ref, error) {
		p.ID, p.Version = 0, 0
		p.Name, p.Phone = strings.TrimSpace(Sanitize(p.Name)), strings.TrimSpace(Sanitize(p.Phone))
		if p.Name == "" {
			return Ref{}, invalid(Say("A provider needs a name.", "服务商需要名称。"))
		}
		if p.Kind == "" {
			p.Kind = OutletContracted
		}
		if err := w.SaveProvider(ctx, &p); err != nil {
			return Ref{}, err
		}
		return p.ID.Ref(), s.tell(ctx, w, Event{Kind: EventSetUp, Action: DidCreate, On: []Ref{p.ID.Ref()}, Text: p.Name})
	})
	return result(ctx, s, did, err, p, Reader.Provider)
}

// AddTechnician adds a technician to a provider.
func (s *Session) AddTechnician(ctx context.Context, key string, t Technician) (Technician, error) {
	did, err := s.do(ctx, MaySetUp, "technician.add", key, func(w Writer) (Ref, error) {
		t.ID = 0
		t.Name, t.Phone = strings.TrimSpace(Sanitize(t.Name)), strings.TrimSpace(Sanitize(t.Phone))
		if t.Name == "" {
			return Ref{}, invalid(Say("A technician needs a name.", "技师需要姓名。"))
		}
		if _, err := w.Provider(ctx, t.Provider); err != nil {
			return Ref{}, err
		}
		if err := w.SaveTechnician(ctx, &t); err != nil {
			return Ref{}, err
		}
		return t.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidCreate, On: []Ref{t.ID.Ref(), t.Provider.Ref()}, Text: t.Name,
		})
	})
	t.ID = TechnicianID(did.ref.ID)
	return t, err
}

// ProviderRow is a provider as a list shows it.
type ProviderRow struct {
	Provider Provider
	Load     int // open orders now
}

// Providers lists the providers that are not retired, by number.
func (s *Session) Providers(ctx context.Context) ([]ProviderRow, error) {
	var rows []ProviderRow
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		all, err := r.Providers(ctx)
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
