package careline

import "context"

// SaveCategory adds a complaint category (Version zero; a code that is taken
// is a conflict) or replaces it. A save on an old version is a conflict, and
// Error.Current is the Category as it is now. It is retired by Retire only.
func (s *Session) SaveCategory(ctx context.Context, key string, k Category) (Category, error) {
	did, err := s.do(ctx, MaySetUp, "category.save", key, func(w Writer) (Ref, error) {
		if err := tidyCategory(&k); err != nil {
			return Ref{}, err
		}
		cat, err := w.Catalogue(ctx)
		if err != nil {
			return Ref{}, err
		}
		old, _ := cat.Category(k.Code)
		k.Retired = old.Retired
		return s.staff.ID.Ref(), s.keepCategory(ctx, w, old, &k, k.Version == 0)
	})
	return result(ctx, s, did, err, k, func(r Reader, ctx context.Context, _ StaffID) (Category, error) {
		cat, err := r.Catalogue(ctx)
		k, _ := cat.Category(k.Code)
		return k, err
	})
}

func (s *Session) keepCategory(ctx context.Context, w Writer, old Category, k *Category, fresh bool) error {
	return s.keep(ctx, w, reference{
		of: k.Subject(), name: k.Code, fresh: fresh, version: k.Version, present: old.Version, current: old,
		changed: categoryChanges(&old, k), save: func() error { return w.SaveCategory(ctx, k) },
	})
}

func tidyCategory(k *Category) error {
	if err := tidyCode(&k.Code); err != nil {
		return err
	}
	if err := tidyName(SubjectCategory, &k.Name); err != nil {
		return err
	}
	departments, err := checkLeads(k.Departments, k.Order)
	k.Departments = departments
	return err
}

func categoryChanges(a, b *Category) []Change {
	var c changes
	c.words("name", a.Name, b.Name)
	c.text("departments", joinedCodes(a.Departments), joinedCodes(b.Departments))
	c.text("order", string(a.Order), string(b.Order))
	c.flag("retired", a.Retired, b.Retired)
	return c
}

// checkOffered refuses a category that is retired, but for a case that has it
// already.
func (k *Category) checkOffered(ctx context.Context, r Reader, of CaseID) error {
	if !k.Retired {
		return nil
	}
	if of != 0 {
		was, err := r.Case(ctx, of)
		if err != nil || was.Category == k.Code {
			return err
		}
	}
	return retiredNow(SubjectCategory, k.Code)
}
