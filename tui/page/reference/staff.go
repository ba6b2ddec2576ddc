package reference

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func staff() Kind {
	return Kind{
		Of: careline.SubjectStaff, Plural: "staff", Needs: careline.MayKeepStaff,
		Name: func(w *text.Reference) string { return w.Network.Staff },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Network.Login }, width: 14},
			{label: func(w *text.Reference) string { return w.Network.Person }},
			{label: func(w *text.Reference) string { return w.Network.Role }, width: 14},
			{label: func(w *text.Reference) string { return w.Network.Provider }},
		},
		load: staffRows,
		form: func(env *page.Env, to page.ToSubject) page.Page { return newForm(env, to, staffSheet()) },
		keys: func(l *list) []page.Key {
			return []page.Key{{Name: "keys", Keys: []string{"k"}, Label: l.env.Words.StaffKeys.Keys, Off: l.none(), Do: func() tea.Cmd {
				return page.Open(page.ToStaffKeys{Staff: careline.StaffID(l.chosen().of.ID)})
			}}, {Name: "roles", Keys: []string{"m"}, Label: l.env.Words.Roles.Title, Hidden: true, Do: func() tea.Cmd {
				return page.Open(page.ToRoles{})
			}}}
		},
	}
}

func staffRows(ctx context.Context, s *careline.Session) ([]row, error) {
	all, err := s.StaffList(ctx)
	if err != nil {
		return nil, err
	}
	outlets, err := s.AllProviders(ctx)
	g := &given{providers: outlets}
	var rows []row
	for _, p := range all {
		at := careline.Provider{}
		if found := outlet(g, p.Provider.String()); found != nil {
			at = *found
		}
		rows = append(rows, row{
			of: p.ID.Subject(), version: p.Version, retired: p.Suspended, name: same(p.Name),
			cells: []cell{
				said(p.Login),
				said(p.Name),
				{said: p.Role, rank: place(careline.Roles(), p.Role)},
				said(at.Name),
			},
			sought: []string{p.Role.In(careline.English), p.Role.In(careline.Chinese)},
		})
	}
	return rows, err
}

func staffSheet() sheet[careline.Staff] {
	return sheet[careline.Staff]{
		needs: careline.MayKeepStaff,
		blank: func() careline.Staff { return careline.Staff{Role: careline.RoleOperator} },
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Staff, error) {
			all, err := s.StaffList(ctx)
			for _, p := range all {
				if p.ID.Subject() == x {
					return p, nil
				}
			}
			if err == nil {
				err = careline.NotFound(x.Kind, x.String())
			}
			return careline.Staff{}, err
		},
		about: func(p *careline.Staff) (careline.Subject, int64, careline.Speaker) {
			return p.ID.Subject(), p.Version, same(p.Name)
		},
		code: func(p *careline.Staff) string { return p.Login },
		label: func(w *text.Reference, row string) string {
			n := &w.Network
			return map[string]string{"login": n.Login, "name": n.Person, "role": n.Role, "provider": n.Provider}[row]
		},
		rows: func(_ *page.Env, g *given, p *careline.Staff) []*widget.Row {
			var rows []*widget.Row
			if p.Version == 0 {
				rows = append(rows, &widget.Row{Name: "login", Input: widget.Filled(p.Login)})
			}
			return append(
				rows,
				&widget.Row{Name: "name", Input: widget.Filled(p.Name)},
				&widget.Row{Name: "role", Input: widget.NewChoice(widget.Options(careline.Roles()), string(p.Role))},
				&widget.Row{Name: "provider", Input: outlets(g, p.Provider)},
			)
		},
		read: func(f *widget.Form, p *careline.Staff) {
			if f.Row("login") != nil {
				p.Login = f.Value("login")
			}
			p.Name, p.Role, p.Provider = f.Value("name"), careline.Role(f.Value("role")), 0
			if p.Role == careline.RoleProvider {
				p.Provider = readOutlet(f.Value("provider"))
			}
		},
		save: func(p careline.Staff) careline.Intent[careline.Staff] {
			if p.ID == 0 {
				return careline.DeedAddStaff.With(p)
			}
			return careline.DeedChangeStaff.With(p)
		},
		below:  mayDo,
		more:   keysOf,
		beside: showKeys,
		keys: func(env *page.Env, x careline.Subject) []page.Key {
			return []page.Key{{Name: "keys", Keys: []string{"alt+k"}, Label: env.Words.StaffKeys.Keys, Do: func() tea.Cmd {
				return page.Open(page.ToStaffKeys{Staff: careline.StaffID(x.ID)})
			}}}
		},
		lead: "role",
		follow: func(_ *given, f *widget.Form) {
			f.Row("provider").Hidden = f.Value("role") != string(careline.RoleProvider)
		},
	}
}

// mayDo says what the role lets a person do.
func mayDo(env *page.Env, _ *given, p *careline.Staff) string {
	w := &env.Words.Reference.Network
	var may []string
	for _, x := range careline.Permissions() {
		if p.Role.May(x) {
			may = append(may, x.In(env.Lang))
		}
	}
	if len(may) == 0 {
		may = []string{w.MayNothing}
	}
	said := []string{fmt.Sprintf(w.MayDo, p.Role.In(env.Lang), strings.Join(may, env.Words.Form.Comma))}
	if p.Role == careline.RoleProvider {
		said = append(said, w.OwnOrders)
	}
	if p.Suspended {
		said = append(said, w.CannotSignIn)
	}
	return sentences(env, said)
}

// words gives what a list says: people are suspended, not retired.
func (l *list) words() *text.Reference {
	w := &l.env.Words.Reference
	if l.kind.Of != careline.SubjectStaff {
		return w
	}
	n, own := &w.Network, *w
	own.Retire, own.TakeBack, own.All, own.Current = n.Suspend, n.Reinstate, n.ShowSuspended, n.HideSuspended
	own.Retired, own.WithRetired, own.Nowhere = n.Suspended, n.WithSuspended, n.NamedNowhere
	own.AskRetire, own.AskTakeBack, own.Keeps, own.Again = n.AskSuspend, n.AskReinstate, n.SuspendedKeeps, n.SignsInAgain
	own.DidRetire, own.IsRetired, own.DidTakeBack = n.DidSuspend, n.IsSuspended, n.DidReinstate
	return &own
}
