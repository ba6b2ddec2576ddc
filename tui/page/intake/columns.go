package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/theme"
	"careline/tui/widget"
)

// rowCountry is the row of the country; those of columns are their numbers.
const rowCountry = "country"

// columns is the second step: what each column of the file is taken for.
type columns struct {
	env  *page.Env
	got  page.Looked
	form *widget.Form
}

func newColumns(env *page.Env, got page.Looked) *columns {
	c := &columns{env: env, got: got}
	options := make([]widget.Option, 0, len(got.File.Fields)+1)
	options = append(options, widget.Option{Name: careline.Words{
		EN: text.For(careline.English).Intake.NotTaken, ZH: text.For(careline.Chinese).Intake.NotTaken,
	}})
	for _, f := range got.File.Fields {
		options = append(options, widget.Option{Code: f.Code, Name: f.Name})
	}
	country := widget.NewLine("").Reads(4, func(typed string) widget.Reading {
		if typed == "" {
			return widget.Reading{Text: fmt.Sprintf(c.env.Words.Intake.CountryRead, c.got.Country)}
		}
		return widget.Reading{Text: fmt.Sprintf(c.env.Words.Intake.CountryRead, strings.ToUpper(typed))}
	})
	country.Limit = 2
	rows := []*widget.Row{{Name: rowCountry, Input: country}}
	holds := map[int]string{}
	for _, s := range got.File.Mapping {
		for _, i := range s.Columns {
			if _, twice := holds[i]; !twice {
				holds[i] = s.Field
			}
		}
	}
	for i, col := range got.File.Columns {
		if col.Name == "" && len(col.Samples) == 0 {
			continue
		}
		rows = append(rows, &widget.Row{Name: strconv.Itoa(i), Input: &column{
			Choice: widget.NewChoice(options, holds[i]), of: c, at: i,
		}})
	}
	c.form = widget.NewForm(c.label, rows...)
	if len(rows) > 1 {
		c.form.GoTo(rows[1].Name)
	}
	return c
}

func (c *columns) label(name string) string {
	w := &c.env.Words.Intake
	i, err := strconv.Atoi(name)
	if err != nil {
		return w.Country
	}
	return c.nameOf(i)
}

func (c *columns) nameOf(i int) string {
	if name := c.got.File.Columns[i].Name; name != "" {
		return careline.Sanitize(name)
	}
	return fmt.Sprintf(c.env.Words.Intake.Nameless, i+1)
}

// field is what a column is taken for; empty where it is not taken.
func (c *columns) field(i int) string { return c.form.Value(strconv.Itoa(i)) }

// changed tells whether somebody chose other than what was found.
func (c *columns) changed() bool { return len(c.form.Typed()) > 0 }

// mapping is what was found, with what was chosen laid over it: a column that
// is given a field of which there is only one joins the one that has it.
func (c *columns) mapping() careline.ListMapping {
	m := careline.ListMapping{}
	kept := map[int]bool{}
	for _, s := range c.got.File.Mapping {
		if slices.ContainsFunc(s.Columns, func(i int) bool { return c.field(i) != s.Field }) {
			continue
		}
		m = append(m, careline.ListSource{Field: s.Field, Columns: slices.Clone(s.Columns), Guessed: s.Guessed})
		for _, i := range s.Columns {
			kept[i] = true
		}
	}
	for i := range c.got.File.Columns {
		code := c.field(i)
		if kept[i] || code == "" {
			continue
		}
		f, _ := c.got.File.Field(code)
		at := slices.IndexFunc(m, func(s careline.ListSource) bool { return s.Field == code })
		if f.Many || at < 0 {
			m = append(m, careline.ListSource{Field: code, Columns: []int{i}})
			continue
		}
		m[at].Columns, m[at].Guessed = append(m[at].Columns, i), false
		slices.Sort(m[at].Columns)
	}
	return m
}

// lacks names the fields without which such a list can't be taken in.
func (c *columns) lacks(env *page.Env) string {
	has := map[string]bool{}
	for i := range c.got.File.Columns {
		has[c.field(i)] = true
	}
	var must, either []string
	met := false
	for _, f := range c.got.File.Fields {
		name := env.Say(f.Name)
		switch {
		case f.Needed && f.Or:
			either, met = append(either, name), met || has[f.Code]
		case f.Needed && !has[f.Code]:
			must = append(must, name)
		}
	}
	if len(either) > 0 && !met {
		must = append(must, strings.Join(either, env.Words.Intake.Or))
	}
	return strings.Join(must, env.Words.Form.Comma)
}

// ignored names the columns that are not taken.
func (c *columns) ignored(env *page.Env) string {
	var names []string
	for i, col := range c.got.File.Columns {
		if c.field(i) == "" && col.Name != "" {
			names = append(names, c.nameOf(i))
		}
	}
	return strings.Join(names, env.Words.Form.Comma)
}

// joined names the columns that column i makes one value with.
func (c *columns) joined(i int) string {
	for _, s := range c.mapping() {
		if len(s.Columns) > 1 && slices.Contains(s.Columns, i) {
			names := make([]string, len(s.Columns))
			for n, col := range s.Columns {
				names[n] = c.nameOf(col)
			}
			return strings.Join(names, " + ")
		}
	}
	return ""
}

// column is the choice of what a column holds, with what stands in it.
type column struct {
	*widget.Choice
	of *columns
	at int
	on bool
}

// Focus lets the choice take keys.
func (c *column) Focus() { c.on = true; c.Choice.Focus() }

// Blur ends Focus.
func (c *column) Blur() { c.on = false; c.Choice.Blur() }

// chosenCells is how much room a field's name has beside the samples.
const chosenCells = 18

// Draw draws the choice and the samples: beside it, or, while it is made,
// below.
func (c *column) Draw(env *page.Env, width int) (lines []string, x, y int) {
	var samples []string
	for _, s := range c.of.got.File.Columns[c.at].Samples {
		samples = append(samples, careline.Sanitize(s))
	}
	said := strings.Join(samples, " · ")
	if with := c.of.joined(c.at); with != "" {
		said = fmt.Sprintf(env.Words.Intake.Joined, with) + "  " + said
	}
	dim := theme.Style(env.Theme.Dim)
	lines, x, y = c.Choice.Draw(env, width)
	switch {
	case c.on:
		lines = append(lines, dim.Render(ansi.Truncate(said, width, "…")))
	case width > chosenCells+10:
		chosen := widget.Fit(lines[0], chosenCells)
		if c.Value() == "" {
			chosen = dim.Render(widget.Fit(env.Words.Intake.NotTaken, chosenCells))
		}
		lines[0] = chosen + "  " + dim.Render(ansi.Truncate(said, width-chosenCells-2, "…"))
	}
	return lines, x, y
}
