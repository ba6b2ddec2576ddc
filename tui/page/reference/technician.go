package reference

import (
	"context"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func technicians() Kind {
	return Kind{
		Of: careline.SubjectTechnician, Plural: "technicians", Needs: careline.MaySetUp,
		Name: func(w *text.Reference) string { return w.Network.Technicians },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Network.Number }, width: 7},
			{label: func(w *text.Reference) string { return w.Network.Person }},
			{label: func(w *text.Reference) string { return w.Network.Provider }},
			{label: func(w *text.Reference) string { return w.Network.Skills }, width: 16},
			{label: func(w *text.Reference) string { return w.Network.Phone }, width: 14},
		},
		load: technicianRows,
		form: func(env *page.Env, to page.ToSubject) page.Page {
			return newForm(env, to, technicianSheet(to.Provider))
		},
		keys: func(l *list) []page.Key {
			w := &l.env.Words.Reference.Network
			only := page.Key{Name: "only", Keys: []string{"p"}, Label: w.Only, Off: l.none(), Do: l.look(func() { l.only = l.chosen().provider })}
			if l.only != 0 {
				only.Label, only.Off, only.Do = w.Everybody, "", l.look(func() { l.only = 0 })
			}
			return []page.Key{only}
		},
	}
}

func technicianRows(ctx context.Context, s *careline.Session) ([]row, error) {
	all, err := s.AllTechnicians(ctx)
	var rows []row
	for i := range all {
		t := &all[i]
		rows = append(rows, row{
			of: t.ID.Subject(), provider: t.Provider, version: t.Version, retired: t.Retired, name: same(t.Name),
			cells: []cell{
				{said: same(t.ID.String()), rank: int64(t.ID)},
				said(t.Name),
				said(t.ProviderName),
				{said: skillsOf(t.Skills, false)},
				said(t.Phone),
			},
			sought: append([]string{t.Provider.String()}, t.Skills...),
		})
	}
	return rows, err
}

// technicianSheet is the form of a technician; a new one is of the provider
// from whose list it was opened.
func technicianSheet(of careline.ProviderID) sheet[careline.Technician] {
	return sheet[careline.Technician]{
		needs: careline.MaySetUp,
		blank: func() careline.Technician { return careline.Technician{Provider: of} },
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Technician, error) {
			t, _, err := s.Technician(ctx, careline.TechnicianID(x.ID))
			return t, err
		},
		about: func(t *careline.Technician) (careline.Subject, int64, careline.Speaker) {
			return t.ID.Subject(), t.Version, same(t.Name)
		},
		label: func(w *text.Reference, row string) string {
			n := &w.Network
			return map[string]string{"provider": n.Provider, "name": n.Person, "phone": n.Phone, "skills": n.Skills}[row]
		},
		rows: func(env *page.Env, g *given, t *careline.Technician) []*widget.Row {
			at := outlets(g, t.Provider)
			offered := func() []widget.Option { return offeredBy(g, at.Value()) }
			rows := []*widget.Row{
				{Name: "provider", Input: at},
				{Name: "name", Input: widget.Filled(t.Name)},
				{Name: "phone", Input: phone(env, t.Phone)},
				{Name: "skills", Input: several(env, func(w *text.Network) string { return w.Skills }, offered, t.Skills)},
			}
			if t.ID == 0 && t.Provider != 0 { // it is known: first comes the name
				rows = append(rows[1:], rows[0])
			}
			return rows
		},
		read: func(f *widget.Form, t *careline.Technician) {
			t.Provider = readOutlet(f.Value("provider"))
			t.Name, t.Phone, t.Skills = f.Value("name"), f.Value("phone"), readSeveral(f.Value("skills"))
		},
		save: func(t careline.Technician) careline.Intent[careline.Technician] {
			if t.ID == 0 {
				return careline.DeedAddTechnician.With(t)
			}
			return careline.DeedChangeTechnician.With(t)
		},
		lead: "provider",
		follow: func(g *given, f *widget.Form) {
			offered := offeredBy(g, f.Value("provider"))
			f.Row("skills").Input.(*widget.List).Each(func(in widget.Input) { in.(*widget.Choice).SetOptions(offered) })
		},
	}
}

// offeredBy gives the skills of a provider; all where it is not limited.
func offeredBy(g *given, code string) []widget.Option {
	p := outlet(g, code)
	if p == nil || len(p.Skills) == 0 {
		return skills(g)
	}
	options := make([]widget.Option, len(p.Skills))
	for i, skill := range p.Skills {
		options[i] = widget.Option{Code: skill, Name: careline.SkillName(skill)}
	}
	return options
}

func readOutlet(code string) careline.ProviderID {
	id, _ := careline.ParseID[careline.ProviderID](code) // of one of the options, or empty
	return id
}
