package careline

import (
	"context"
	"strings"
)

// Found makes an empty store a hotline: with the default catalogue, the
// firm's own service office, and its first person, who is the administrator.
// A store that has staff is left as it is.
func (d *Desk) Found(ctx context.Context, login, name string) error {
	admin := Staff{Login: login, Name: name, Role: RoleAdmin}
	if err := tidyStaff(&admin); err != nil {
		return err
	}
	return d.store.Update(ctx, func(w Writer) error {
		staff, err := w.Staff(ctx)
		if err != nil || len(staff) > 0 {
			return err
		}
		if err := w.SaveStaff(ctx, &admin); err != nil {
			return err
		}
		for _, p := range defaultProducts() {
			if err := w.SaveProduct(ctx, p); err != nil {
				return err
			}
		}
		for _, v := range defaultServices() {
			if err := w.SaveService(ctx, v); err != nil {
				return err
			}
		}
		for _, k := range defaultCategories() {
			if err := w.SaveCategory(ctx, k); err != nil {
				return err
			}
		}
		office := defaultOffice()
		if err := w.SaveProvider(ctx, &office); err != nil {
			return err
		}
		return d.For(admin).tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidCreate, On: []Ref{admin.ID.Ref()}, Text: "hotline founded",
		})
	})
}

// AddStaff adds a person. A login that is taken is a conflict.
func (s *Session) AddStaff(ctx context.Context, key string, p Staff) (Staff, error) {
	did, err := s.do(ctx, MayKeepStaff, "staff.add", key, func(w Writer) (Ref, error) {
		p.ID = 0
		if err := tidyStaff(&p); err != nil {
			return Ref{}, err
		}
		_, err := w.StaffByLogin(ctx, p.Login)
		if err == nil {
			return Ref{}, conflict(Say("The login %q is taken.", "登录名 %q 已被占用。", p.Login))
		}
		if CodeOf(err) != CodeNotFound {
			return Ref{}, err
		}
		if p.Provider != 0 {
			if _, err := w.Provider(ctx, p.Provider); err != nil {
				return Ref{}, err
			}
		}
		if err := w.SaveStaff(ctx, &p); err != nil {
			return Ref{}, err
		}
		return p.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidCreate, On: []Ref{p.ID.Ref()}, Text: p.Login,
			Changes: []Change{{Field: "role", To: string(p.Role)}},
		})
	})
	p.ID = StaffID(did.ref.ID)
	return p, err
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

func tidyStaff(p *Staff) error {
	p.Login = strings.ToLower(strings.TrimSpace(Sanitize(p.Login)))
	p.Name = strings.TrimSpace(Sanitize(p.Name))
	switch {
	case p.Login == "" || strings.ContainsAny(p.Login, " \t"):
		return invalid(Say("A login is one word; %q is not.", "登录名须为一个词；%q 不是。", p.Login))
	case !p.Role.Valid():
		return invalid(Say("There is no role %q; there are: %s.", "没有角色 %q；可用：%s。", string(p.Role), roleCodes()))
	case p.Role == RoleProvider && p.Provider == 0:
		return invalid(Say("Staff with the role provider need the provider whose they are.", "服务商角色的员工须指定所属服务商。"))
	}
	if p.Name == "" {
		p.Name = p.Login
	}
	return nil
}

func roleCodes() string {
	all := make([]string, 0, len(roleNames))
	for _, r := range Roles() {
		all = append(all, string(r))
	}
	return strings.Join(all, ", ")
}
