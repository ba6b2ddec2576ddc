package careline

import "context"

// SaveService adds an entry of the service catalogue (Version zero; a code
// that is taken is a conflict) or replaces it. A save on an old version is a
// conflict, and Error.Current is the Service as it is now. It is retired by
// Retire only.
func (s *Session) SaveService(ctx context.Context, key string, v Service) (Service, error) {
	did, err := s.do(ctx, MaySetUp, "service.save", key, func(w Writer) (Ref, error) {
		if err := tidyService(&v); err != nil {
			return Ref{}, err
		}
		cat, err := w.Catalogue(ctx)
		if err != nil {
			return Ref{}, err
		}
		old, _ := cat.Service(v.Code)
		v.Retired = old.Retired
		return s.staff.ID.Ref(), s.keepService(ctx, w, old, &v, v.Version == 0)
	})
	return result(ctx, s, did, err, v, func(r Reader, ctx context.Context, _ StaffID) (Service, error) {
		cat, err := r.Catalogue(ctx)
		v, _ := cat.Service(v.Code)
		return v, err
	})
}

func (s *Session) keepService(ctx context.Context, w Writer, old Service, v *Service, fresh bool) error {
	return s.keep(ctx, w, reference{
		of: v.Subject(), name: v.Code, fresh: fresh, version: v.Version, present: old.Version, current: old,
		changed: serviceChanges(&old, v), save: func() error { return w.SaveService(ctx, v) },
	})
}

func tidyService(v *Service) error {
	if err := tidyCode(&v.Code); err != nil {
		return err
	}
	if err := tidyName(SubjectService, &v.Name); err != nil {
		return err
	}
	if err := oneOf(Words{"phase", "阶段"}, v.Phase, Phases()); err != nil {
		return at("phase", err)
	}
	if err := oneOf(Words{"place", "服务地点"}, v.Place, Places()); err != nil {
		return at("place", err)
	}
	if err := oneOf(Words{"term", "期限"}, v.Term, Terms()); err != nil {
		return at("term", err)
	}
	departments, err := checkLeads(v.Departments, v.Order)
	v.Departments = departments
	return err
}

func serviceChanges(a, b *Service) []Change {
	var c changes
	c.words("name", a.Name, b.Name)
	c.text("phase", string(a.Phase), string(b.Phase))
	c.flag("technical", a.Technical, b.Technical)
	c.text("place", string(a.Place), string(b.Place))
	c.flag("charged", a.Charged, b.Charged)
	c.flag("recurring", a.Recurring, b.Recurring)
	c.text("term", string(a.Term), string(b.Term))
	c.text("departments", joinedCodes(a.Departments), joinedCodes(b.Departments))
	c.text("order", string(a.Order), string(b.Order))
	c.flag("retired", a.Retired, b.Retired)
	return c
}
