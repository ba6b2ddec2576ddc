package reference

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// codeRow is the field of a new code; one that is taken says so at once.
func codeRow(env *page.Env, taken func(code string) (careline.Speaker, bool)) *widget.Row {
	return &widget.Row{Name: "code", Input: widget.Filled("").Reads(24, func(code string) widget.Reading {
		if name, is := taken(code); is {
			return widget.Reading{Text: careline.Sanitize(fmt.Sprintf(env.Words.Reference.Taken, env.Say(name))), Bad: true}
		}
		return widget.Reading{}
	})}
}

// nameRows are the fields of a name in both languages.
func nameRows(name careline.Words) []*widget.Row {
	return []*widget.Row{
		{Name: "name.en", Input: widget.Filled(name.EN)},
		{Name: "name.zh", Input: widget.Filled(name.ZH)},
	}
}

func readName(f *widget.Form) careline.Words {
	return careline.Words{EN: f.Value("name.en"), ZH: f.Value("name.zh")}
}

const yes, no = "yes", "no"

// yesNo is a field that is one or the other.
func yesNo(is bool) *widget.Choice {
	en, zh := &text.For(careline.English).Reference, &text.For(careline.Chinese).Reference
	present := no
	if is {
		present = yes
	}
	return widget.NewChoice([]widget.Option{
		{Code: yes, Name: careline.Words{EN: en.Yes, ZH: zh.Yes}}, {Code: no, Name: careline.Words{EN: en.No, ZH: zh.No}},
	}, present)
}

// flag is a yes in a list; a no is left empty, so that the eye finds what is.
func flag(is bool) cell {
	en, zh := &text.For(careline.English).Reference, &text.For(careline.Chinese).Reference
	if is {
		return cell{said: careline.Words{EN: en.Yes, ZH: zh.Yes}, rank: -1}
	}
	return said("")
}

// departments is the list of who answers, the first of them first.
func departments(env *page.Env, present []careline.Department) *widget.List {
	var lines [][]string
	for _, d := range present {
		lines = append(lines, []string{string(d)})
	}
	return widget.NewList([]widget.Column{{
		Label: func() string { return env.Words.Reference.Department },
		Make:  func() widget.Input { return widget.NewChoice(widget.Options(careline.Departments()), "") },
	}}, lines)
}

func readDepartments(value string) []careline.Department {
	var all []careline.Department
	for _, line := range widget.ReadLines(value) {
		all = append(all, careline.Department(line[0]))
	}
	return all
}

// noOrder is the option of a service or a category that leads to no order.
const noOrder = "-"

// orders is the field of the kind of order that something leads to.
func orders(present careline.OrderKind) *widget.Choice {
	en, zh := &text.For(careline.English).Reference, &text.For(careline.Chinese).Reference
	options := append([]widget.Option{{Code: noOrder, Name: careline.Words{EN: en.NoOrder, ZH: zh.NoOrder}}},
		widget.Options(careline.OrderKinds())...)
	code := string(present)
	if code == "" {
		code = noOrder
	}
	return widget.NewChoice(options, code)
}

func readOrder(value string) careline.OrderKind {
	if value == noOrder {
		return ""
	}
	return careline.OrderKind(value)
}

// orderCell names the kind of order; empty for none.
func orderCell(k careline.OrderKind) cell {
	if k == "" {
		return cell{said: careline.Words{}, rank: 1}
	}
	return cell{said: k}
}

func departmentCell(all []careline.Department) cell {
	names := func(l careline.Lang) string {
		parts := make([]string, len(all))
		for i, d := range all {
			parts[i] = d.In(l)
		}
		return strings.Join(parts, text.For(l).Form.Comma)
	}
	return cell{said: careline.Words{EN: names(careline.English), ZH: names(careline.Chinese)}}
}

// parseCount understands a number of months and the like, in full-width
// digits too.
func parseCount(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(width.Fold.String(s)))
	return n, err == nil
}

// wrongCount gives the first line of a list whose cell at col is no number.
func wrongCount(f *widget.Form, row string, col int) (field, cell string) {
	for i, line := range widget.ReadLines(f.Value(row)) {
		if _, ok := parseCount(line[col]); !ok {
			return row + "." + strconv.Itoa(i), line[col]
		}
	}
	return "", ""
}
