package careline

import (
	"cmp"
	"context"
	"strings"
	"unicode"
)

// AddStaff adds a person. A login that is taken is a conflict.
func (s *Session) AddStaff(ctx context.Context, key string, p Staff) (Staff, error) {
	did, err := s.do(ctx, MayKeepStaff, "staff.add", key, func(w Writer) (Ref, error) {
		p.ID, p.Version = 0, 0
		if err := tidyStaff(&p); err != nil {
			return Ref{}, err
		}
		_, err := w.StaffByLogin(ctx, p.Login)
		if err == nil {
			return Ref{}, at("login", conflict(Say("The login %q is taken.", "登录名 %q 已被占用。", p.Login)))
		}
		if CodeOf(err) != CodeNotFound {
			return Ref{}, err
		}
		if err := checkEmployer(ctx, w, &Staff{}, &p); err != nil {
			return Ref{}, err
		}
		err = s.keepStaff(ctx, w, Staff{}, &p)
		return p.ID.Ref(), err
	})
	return result(ctx, s, did, err, p, staffMember)
}

// ChangeStaff replaces a person's name, role, provider and suspension; the
// login stays. The last administrator stays one, and nobody suspends
// themselves. A save on an old version is a conflict, and Error.Current is
// the Staff as it is now.
func (s *Session) ChangeStaff(ctx context.Context, key string, p Staff) (Staff, error) {
	did, err := s.do(ctx, MayKeepStaff, "staff.change", key, func(w Writer) (Ref, error) {
		old, err := staffMember(w, ctx, p.ID)
		if err != nil {
			return Ref{}, err
		}
		p.Login = old.Login
		if err := tidyStaff(&p); err != nil {
			return Ref{}, err
		}
		if err := checkEmployer(ctx, w, &old, &p); err != nil {
			return Ref{}, err
		}
		return p.ID.Ref(), s.changeStaff(ctx, w, old, &p)
	})
	return result(ctx, s, did, err, p, staffMember)
}

// changeStaff writes p over old where the hotline can go on after it.
func (s *Session) changeStaff(ctx context.Context, w Writer, old Staff, p *Staff) error {
	runs := func(p *Staff) bool { return p.Role == RoleAdmin && !p.Suspended }
	switch {
	case p.Version != old.Version:
		return staleNamed(old.Login, p.Version, old.Version, old)
	case p.Suspended && !old.Suspended && p.ID == s.staff.ID:
		return conflict(Say("Nobody suspends themselves; ask another administrator.", "不能停用自己；请由其他管理员操作。"))
	case runs(&old) && !runs(p):
		all, err := w.Staff(ctx)
		if err != nil {
			return err
		}
		others := 0
		for i := range all {
			if all[i].ID != p.ID && runs(&all[i]) {
				others++
			}
		}
		if others == 0 {
			return at("role", conflict(Say("%s is the last administrator; make another one first.", "%s 是最后一位管理员；请先设置另一位。", old.Login)))
		}
	}
	return s.keepStaff(ctx, w, old, p)
}

func (s *Session) keepStaff(ctx context.Context, w Writer, old Staff, p *Staff) error {
	x := reference{
		of: p.ID.Subject(), name: p.Login, fresh: p.ID == 0, version: p.Version, present: old.Version, current: old,
		changed: staffChanges(&old, p),
	}
	x.on = []Ref{p.ID.Ref(), p.Provider.Ref()}
	x.save = func() error {
		err := w.SaveStaff(ctx, p)
		x.on[0] = p.ID.Ref()
		return err
	}
	return s.keep(ctx, w, x)
}

// StaffList gives everybody, by login.
func (s *Session) StaffList(ctx context.Context) ([]Staff, error) {
	var all []Staff
	err := s.see(ctx, MayKeepStaff, func(r Reader) (err error) {
		all, err = r.Staff(ctx)
		return err
	})
	return all, err
}

func staffMember(r Reader, ctx context.Context, id StaffID) (Staff, error) {
	all, err := r.Staff(ctx)
	if err != nil {
		return Staff{}, err
	}
	for _, p := range all {
		if p.ID == id {
			return p, nil
		}
	}
	return Staff{}, NotFound(KindStaff, id.String())
}

func tidyStaff(p *Staff) error {
	p.Login = tidyLogin(p.Login)
	p.Name = strings.TrimSpace(Sanitize(p.Name))
	switch {
	case p.Login == "" || strings.ContainsFunc(p.Login, unicode.IsSpace):
		return at("login", invalid(Say("A login is one word; %q is not.", "登录名须为一个词；%q 不是。", p.Login)))
	case p.Role == RoleProvider && p.Provider == 0:
		return at("provider", invalid(Say("Staff with the role provider need the provider whose they are.", "服务商角色的员工须指定所属服务商。")))
	}
	p.Name = cmp.Or(p.Name, p.Login)
	return at("role", oneOf(Words{"role", "角色"}, p.Role, Roles()))
}

func tidyLogin(login string) string { return strings.ToLower(strings.TrimSpace(Sanitize(login))) }

// checkEmployer asks that a provider that a person comes to work for is in
// business.
func checkEmployer(ctx context.Context, r Reader, old, p *Staff) error {
	if p.Provider == 0 || p.Provider == old.Provider {
		return nil
	}
	from, err := r.Provider(ctx, p.Provider)
	if err == nil && from.Retired {
		err = at("provider", retiredNow(SubjectProvider, from.Name))
	}
	return err
}

func staffChanges(a, b *Staff) []Change {
	var c changes
	c.text("name", a.Name, b.Name)
	c.text("role", string(a.Role), string(b.Role))
	c.text("provider", a.Provider.String(), b.Provider.String())
	c.flag("suspended", a.Suspended, b.Suspended)
	return c
}
