package reference

import (
	"context"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

func categories() Kind {
	return Kind{
		Of: careline.SubjectCategory, Plural: "categories", Needs: careline.MaySetUp,
		Name: func(w *text.Reference) string { return w.Categories },
		columns: []column{
			{label: func(w *text.Reference) string { return w.Code }, width: 14},
			{label: func(w *text.Reference) string { return w.Name }},
			{label: func(w *text.Reference) string { return w.Order }, width: 13},
			{label: func(w *text.Reference) string { return w.Departments }},
		},
		load: categoryRows,
		form: func(env *page.Env, to page.ToSubject) page.Page { return newForm(env, to, categorySheet()) },
	}
}

func categoryRows(ctx context.Context, s *careline.Session) ([]row, error) {
	cat, err := s.Catalogue(ctx)
	var rows []row
	for _, k := range cat.Categories {
		rows = append(rows, row{
			of: k.Subject(), version: k.Version, retired: k.Retired, name: k.Name,
			cells:  []cell{said(k.Code), {said: k.Name}, orderCell(k.Order), departmentCell(k.Departments)},
			sought: []string{k.Name.EN, k.Name.ZH},
		})
	}
	return rows, err
}

func categorySheet() sheet[careline.Category] {
	return sheet[careline.Category]{
		needs: careline.MaySetUp,
		blank: func() careline.Category { return careline.Category{} },
		find: func(ctx context.Context, s *careline.Session, x careline.Subject) (careline.Category, error) {
			cat, err := s.Catalogue(ctx)
			k, ok := cat.Category(x.Code)
			if err == nil && !ok {
				err = careline.NotFound(x.Kind, x.Code)
			}
			return k, err
		},
		about: func(k *careline.Category) (careline.Subject, int64, careline.Speaker) {
			return k.Subject(), k.Version, k.Name
		},
		label: func(w *text.Reference, row string) string {
			return map[string]string{
				"code": w.Code, "name.en": w.NameEN, "name.zh": w.NameZH, "order": w.Order, "departments": w.Departments,
			}[row]
		},
		rows: func(env *page.Env, g *given, k *careline.Category) []*widget.Row {
			var rows []*widget.Row
			if k.Version == 0 {
				rows = append(rows, codeRow(env, func(code string) (careline.Speaker, bool) {
					there, is := g.cat.Category(code)
					return there.Name, is
				}))
			}
			rows = append(rows, nameRows(k.Name)...)
			return append(
				rows,
				&widget.Row{Name: "order", Input: orders(k.Order)},
				&widget.Row{Name: "departments", Input: departments(env, k.Departments)},
			)
		},
		read: func(f *widget.Form, k *careline.Category) {
			if f.Row("code") != nil {
				k.Code = f.Value("code")
			}
			k.Name = readName(f)
			k.Order, k.Departments = readOrder(f.Value("order")), readDepartments(f.Value("departments"))
		},
		save: careline.DeedSaveCategory.With,
	}
}
