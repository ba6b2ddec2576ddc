package complaint

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// label names the fields of a case in the present language.
func label(env *page.Env) func(string) string {
	return func(name string) string {
		w := &env.Words.Complaint
		return map[string]string{
			"kind": w.Kind, "category": w.Category, "severity": w.Severity, "text": w.Text, "unit": w.Unit,
			"cause": w.Cause, "remedy": w.Remedy, "plan": w.Plan, "promise": w.Promise, "outcome": w.Outcome,
			"matter": w.Matter, "way": env.Words.Care.Way, "content": env.Words.Care.Answer, "owner": w.Owner, "to": w.To, "pending": w.Pending, "into": w.Into, "reason": w.Reason,
		}[name]
	}
}

// newForm makes the form of a case, filled in from c.
func newForm(env *page.Env, c *careline.Case, cat *careline.Catalogue, units []careline.UnitView) *widget.Form {
	own, remedy, plan := widget.NewArea(2, 6), widget.NewArea(1, 3), widget.NewArea(1, 3)
	own.SetValue(c.Text)
	remedy.SetValue(c.Remedy)
	plan.SetValue(c.Plan)
	rows := []*widget.Row{
		{Name: "category", Input: widget.NewChoice(categories(cat, c.Category), c.Category)},
		{Name: "severity", Input: widget.NewChoice(widget.Options(careline.Severities()), string(c.Severity))},
		{Name: "text", Input: own},
		{Name: "unit", Input: widget.NewChoice(unitOptions(units), unitCode(c.Unit))},
		{Name: "cause", Input: widget.NewChoice(widget.Options(careline.Causes()), string(c.Cause))},
		{Name: "remedy", Input: remedy},
	}
	if c.ID == 0 { // the open case about the same matter stands after what it is about
		rows = slices.Insert(rows, 1, &widget.Row{Name: "matter", Input: widget.NewChoice(nil, ""), Hidden: true})
	} else {
		rows = append(rows, &widget.Row{Name: "plan", Input: plan})
	}
	promise := widget.Filled(widget.FormatMoment(c.Promise, zone(env))).Reads(17, widget.ReadMoment(env))
	rows = append(rows,
		&widget.Row{Name: "promise", Input: promise},
		&widget.Row{Name: "kind", Input: widget.NewChoice(widget.Options(kinds()), string(c.Kind))},
	)
	return widget.NewForm(label(env), rows...)
}

// read takes what the form says into c. The promise stays as it is where its
// text is not a moment; ctrl+s asks for that first.
func read(env *page.Env, f *widget.Form, c *careline.Case) {
	c.Category = f.Value("category")
	c.Severity = careline.Severity(f.Value("severity"))
	c.Text = f.Value("text")
	id, _ := strconv.ParseInt(f.Value("unit"), 10, 64)
	c.Unit = careline.UnitID(id)
	c.Cause = careline.Cause(f.Value("cause"))
	c.Remedy = f.Value("remedy")
	if f.Row("plan") != nil {
		c.Plan = f.Value("plan")
	}
	c.Kind = careline.CaseKind(f.Value("kind"))
	// A promise that was not touched keeps its seconds.
	if s := f.Value("promise"); s != widget.FormatMoment(c.Promise, zone(env)) {
		if t, ok := widget.ParseMoment(s, env.Session.Now()); ok {
			c.Promise = t
		}
	}
}

// amiss gives the field that can't be saved as it is, and why.
func amiss(env *page.Env, f *widget.Form) (field, why string) {
	switch name := f.Unmatched(); {
	case name != "":
		return name, env.Words.Form.NoMatch
	case f.Value("category") == "" && f.Value("kind") == string(careline.CaseComplaint):
		return "category", env.Words.Complaint.ChooseCategory
	}
	if _, ok := widget.ParseMoment(f.Value("promise"), env.Session.Now()); !ok {
		return "promise", env.Words.Complaint.Promise + ": " + env.Words.Form.NotRead
	}
	return "", ""
}

func kinds() []careline.CaseKind {
	return []careline.CaseKind{careline.CaseComplaint, careline.CaseRequest, careline.CaseInquiry}
}

// categories offers what is in use, and what the case has.
func categories(cat *careline.Catalogue, present string) []widget.Option {
	var all []widget.Option
	for _, k := range cat.Categories {
		if !k.Retired || k.Code == present {
			all = append(all, widget.Option{Code: k.Code, Name: k.Name})
		}
	}
	return all
}

func unitCode(id careline.UnitID) string { return strconv.FormatInt(int64(id), 10) }

// unitOptions offers a customer's units, and none of them.
func unitOptions(units []careline.UnitView) []widget.Option {
	var all []widget.Option
	for _, u := range units {
		name := u.Unit.Name()
		all = append(all, widget.Option{Code: unitCode(u.Unit.ID), Name: careline.Words{
			EN: strings.TrimSpace(name + " " + u.Product.Name.In(careline.English)),
			ZH: strings.TrimSpace(name + " " + u.Product.Name.In(careline.Chinese)),
		}})
	}
	return append(all, widget.Option{Code: unitCode(0), Name: careline.Words{
		EN: text.For(careline.English).Complaint.NoUnit, ZH: text.For(careline.Chinese).Complaint.NoUnit,
	}})
}

func zone(env *page.Env) *time.Location { return env.Session.Settings().Zone }
