package careline

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// whoHas makes the refusal of a claim say who has the case or the order now.
// Where nobody has it, or that can't be read, the refusal stands as it is.
func (s *Session) whoHas(ctx context.Context, err error) error {
	var e *Error
	if s.open != nil || !errors.As(err, &e) || e.Code != CodeConflict || e.Current == nil {
		return err
	}
	who := ""
	unread := s.view(ctx, func(r Reader) (err error) {
		who, err = holder(ctx, r, e.Current)
		return err
	})
	if unread == nil && who != "" {
		e.Message = Say("%s was changed by somebody else meanwhile; %s has it now.", "%s 刚被他人处理，现由%s负责。", e.On.String(), who)
	}
	return err
}

// holder names the owner of a case, and the provider of an order.
func holder(ctx context.Context, r Reader, record any) (string, error) {
	switch record := record.(type) {
	case Case:
		staff, err := r.Staff(ctx)
		if at := slices.IndexFunc(staff, func(p Staff) bool { return p.ID == record.Owner }); err == nil && at >= 0 {
			return cmp.Or(staff[at].Name, staff[at].Login), nil
		}
		return "", err
	case WorkOrder:
		if record.Provider() == 0 {
			return "", nil
		}
		p, err := r.Provider(ctx, record.Provider())
		return p.Name, err
	}
	return "", nil
}
