package careline

import "context"

// Retire takes a piece of reference data out of use, or back in. What is
// retired is not offered for new work; all that exists keeps working. Staff
// are suspended. It asks for the permission to change the thing; an old
// version is a conflict as for a save.
func (s *Session) Retire(ctx context.Context, key string, x Subject, retired bool, version int64) error {
	_, err := s.do(ctx, x.needs(), "retire", key, func(w Writer) (Ref, error) {
		switch x.Kind {
		case SubjectProduct, SubjectService, SubjectCategory:
			return s.staff.ID.Ref(), s.retireEntry(ctx, w, x, retired, version)
		case SubjectProvider:
			old, err := w.Provider(ctx, ProviderID(x.ID))
			if err != nil {
				return Ref{}, err
			}
			p := old
			p.Retired, p.Version = retired, version
			return p.ID.Ref(), s.keepProvider(ctx, w, old, &p)
		case SubjectTechnician:
			old, err := w.Technician(ctx, TechnicianID(x.ID))
			if err != nil {
				return Ref{}, err
			}
			t := old
			t.Retired, t.Version = retired, version
			return t.ID.Ref(), s.keepTechnician(ctx, w, old, &t)
		case SubjectStaff:
			old, err := staffMember(w, ctx, StaffID(x.ID))
			if err != nil {
				return Ref{}, err
			}
			p := old
			p.Suspended, p.Version = retired, version
			return p.ID.Ref(), s.changeStaff(ctx, w, old, &p)
		}
		return Ref{}, noSubject(x)
	})
	return err
}

// retireEntry is Retire for what the catalogue holds.
func (s *Session) retireEntry(ctx context.Context, w Writer, x Subject, retired bool, version int64) error {
	cat, err := w.Catalogue(ctx)
	if err != nil {
		return err
	}
	switch x.Kind {
	case SubjectProduct:
		old, _ := cat.Product(x.Code)
		p := old
		p.Code, p.Retired, p.Version = x.Code, retired, version
		return s.keepProduct(ctx, w, old, &p, false)
	case SubjectService:
		old, _ := cat.Service(x.Code)
		v := old
		v.Code, v.Retired, v.Version = x.Code, retired, version
		return s.keepService(ctx, w, old, &v, false)
	default:
		old, _ := cat.Category(x.Code)
		k := old
		k.Code, k.Retired, k.Version = x.Code, retired, version
		return s.keepCategory(ctx, w, old, &k, false)
	}
}
