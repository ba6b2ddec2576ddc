package careline

import (
	"context"
	"slices"
)

// Colleague is a person of the staff as everybody may see them.
type Colleague struct {
	ID    StaffID
	Login string
	Name  string
	Role  Role
}

// Colleagues lists who works here now, by login; people who are suspended are
// not among them.
func (s *Session) Colleagues(ctx context.Context) ([]Colleague, error) {
	var all []Colleague
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		staff, err := r.Staff(ctx)
		for _, p := range staff {
			if !p.Suspended {
				all = append(all, Colleague{ID: p.ID, Login: p.Login, Name: p.Name, Role: p.Role})
			}
		}
		return err
	})
	return all, err
}

// CaseAssign gives a case to an owner.
type CaseAssign struct {
	Case    CaseID
	Version int64
	Owner   StaffID // zero: nobody, it waits to be taken
}

// AssignCase gives an open case to somebody who may handle cases and is not
// suspended. A case that is theirs already stays as it is, and no event is
// written. Of two that take it at the same moment one gets it, and the other
// is told who has it.
func (s *Session) AssignCase(ctx context.Context, key string, a CaseAssign) (Case, error) {
	c, err := s.alterCase(ctx, "case.assign", key, a.Case, a.Version, func(w Writer, c *Case) (string, error) {
		c.Owner = a.Owner
		return ownerName(ctx, w, a.Owner)
	})
	return c, s.whoHas(ctx, err)
}

// CaseWeigh gives a case another severity.
type CaseWeigh struct {
	Case     CaseID
	Version  int64
	Severity Severity
}

// WeighCase changes the severity of an open case; its promise stays, for it
// was given to the customer.
func (s *Session) WeighCase(ctx context.Context, key string, a CaseWeigh) (Case, error) {
	return s.alterCase(ctx, "case.weigh", key, a.Case, a.Version, func(_ Writer, c *Case) (string, error) {
		if !slices.Contains(Severities(), a.Severity) {
			return "", invalid(Say("There is no severity %q; use low, normal, high or critical.", "没有严重程度 %q；可用 low、normal、high、critical。", string(a.Severity)))
		}
		c.Severity = a.Severity
		return "", nil
	})
}

// alterCase changes one thing of an open case, and tells of it with the text
// that alter gives.
func (s *Session) alterCase(
	ctx context.Context, name, key string, id CaseID, version int64, alter func(Writer, *Case) (string, error),
) (Case, error) {
	var c Case
	did, err := s.do(ctx, MayHandle, name, key, func(w Writer) (_ Ref, err error) {
		if c, err = w.Case(ctx, id); err != nil {
			return Ref{}, err
		}
		if c.Version != version {
			return Ref{}, stale(id.Ref(), version, c.Version, c)
		}
		if !c.State.Open() {
			return Ref{}, conflict(Say("%s is %s; nothing about it can be changed.", "%s %s，不能再修改。", id.String(), c.State))
		}
		old := c
		text, err := alter(w, &c)
		if err != nil || len(caseChanges(&old, &c)) == 0 {
			return id.Ref(), err
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		return id.Ref(), s.tellCase(ctx, w, &old, &c, DidChange, text)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

// ownerName names who is to own a case; one who can't is refused.
func ownerName(ctx context.Context, r Reader, id StaffID) (string, error) {
	if id == 0 {
		return "", nil
	}
	staff, err := r.Staff(ctx)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(staff, func(p Staff) bool { return p.ID == id })
	if at < 0 {
		return "", NotFound(KindStaff, id.String())
	}
	p := staff[at]
	switch {
	case p.Suspended:
		return "", invalid(Say("%s is suspended and can't own a case.", "%s 已停用，不能负责服务请求。", p.Name))
	case !p.Role.May(MayHandle):
		return "", invalid(Say("%s is a %s and may not handle cases.", "%s 的角色是%s，无权处理服务请求。", p.Name, p.Role))
	}
	return p.Name, nil
}
