package reference

import (
	"context"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func services() Kind {
	return Kind{
		Of: careline.SubjectService, Plural: "services", Needs: careline.MaySetUp,
		Name: func(w *text.Reference) string { return w.Services },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Code }, width: 14},
			{label: func(w *text.Reference) string { return w.Name }},
			{label: func(w *text.Reference) string { return w.Phase }, width: 15},
			{label: func(w *text.Reference) string { return w.Place }, width: 16},
			{label: func(w *text.Reference) string { return w.Charged }, width: 7},
			{label: func(w *text.Reference) string { return w.Order }, width: 12, wide: true},
			{label: func(w *text.Reference) string { return w.Departments }, wide: true},
		},
		load: serviceRows,
		form: func(env *page.Env, to page.ToSubject) page.Page { return newForm(env, to, serviceSheet()) },
	}
}

func serviceRows(ctx context.Context, s *careline.Session) ([]row, error) {
	cat, err := s.Catalogue(ctx)
	var rows []row
	for _, v := range cat.Services {
		rows = append(rows, row{
			of: v.Subject(), version: v.Version, retired: v.Retired, name: v.Name,
			cells: []cell{
				said(v.Code),
				{said: v.Name},
				{said: v.Phase, rank: place(careline.Phases(), v.Phase)},
				{said: v.Place, rank: place(careline.Places(), v.Place)},
				flag(v.Charged), orderCell(v.Order), departmentCell(v.Departments),
			},
			sought: []string{v.Name.EN, v.Name.ZH},
		})
	}
	return rows, err
}

// place is where a value stands among all in their order.
func place[T comparable](all []T, v T) int64 {
	for i, x := range all {
		if x == v {
			return int64(i)
		}
	}
	return int64(len(all))
}

func serviceSheet() sheet[careline.Service] {
	return sheet[careline.Service]{
		needs: careline.MaySetUp,
		blank: func() careline.Service {
			return careline.Service{Phase: careline.AfterSale, Place: careline.OnSite, Term: careline.ShortTerm}
		},
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Service, error) {
			cat, err := s.Catalogue(ctx)
			v, ok := cat.Service(x.Code)
			if err == nil && !ok {
				err = careline.NotFound(x.Kind, x.Code)
			}
			return v, err
		},
		about: func(v *careline.Service) (careline.Subject, int64, careline.Speaker) {
			return v.Subject(), v.Version, v.Name
		},
		label: func(w *text.Reference, row string) string {
			return map[string]string{
				"code": w.Code, "name.en": w.NameEN, "name.zh": w.NameZH, "phase": w.Phase, "technical": w.Technical, "place": w.Place,
				"charged": w.Charged, "recurring": w.Recurring, "term": w.Term, "departments": w.Departments, "order": w.Order,
			}[row]
		},
		rows: serviceFields,
		read: readService,
		save: careline.DeedSaveService.With,
	}
}

func serviceFields(env *page.Env, g *given, v *careline.Service) []*widget.Row {
	var rows []*widget.Row
	if v.Version == 0 {
		rows = append(rows, codeRow(env, func(code string) (careline.Speaker, bool) {
			there, is := g.cat.Service(code)
			return there.Name, is
		}))
	}
	rows = append(rows, nameRows(v.Name)...)
	return append(
		rows,
		&widget.Row{Name: "phase", Input: widget.NewChoice(widget.Options(careline.Phases()), string(v.Phase))},
		&widget.Row{Name: "technical", Input: yesNo(v.Technical)},
		&widget.Row{Name: "place", Input: widget.NewChoice(widget.Options(careline.Places()), string(v.Place))},
		&widget.Row{Name: "charged", Input: yesNo(v.Charged)},
		&widget.Row{Name: "recurring", Input: yesNo(v.Recurring)},
		&widget.Row{Name: "term", Input: widget.NewChoice(widget.Options(careline.Terms()), string(v.Term))},
		&widget.Row{Name: "order", Input: orders(v.Order)},
		&widget.Row{Name: "departments", Input: departments(env, v.Departments)},
	)
}

func readService(f *widget.Form, v *careline.Service) {
	if f.Row("code") != nil {
		v.Code = f.Value("code")
	}
	v.Name = readName(f)
	v.Phase, v.Place, v.Term = careline.Phase(f.Value("phase")), careline.Place(f.Value("place")), careline.Term(f.Value("term"))
	v.Technical, v.Charged, v.Recurring = f.Value("technical") == yes, f.Value("charged") == yes, f.Value("recurring") == yes
	v.Order, v.Departments = readOrder(f.Value("order")), readDepartments(f.Value("departments"))
}
