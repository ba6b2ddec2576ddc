package reference

import (
	"cmp"
	"context"
	"fmt"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// keysOf reads the keys by which a person comes in.
func keysOf(ctx context.Context, s *careline.Session, x careline.Subject, g *given) (err error) {
	g.keys, err = s.StaffKeys(ctx, careline.StaffID(x.ID))
	return err
}

// showKeys draws them, one a line.
func showKeys(env *page.Env, g *given, width int) (title string, lines []string) {
	w, ink := &env.Words.StaffKeys, env.Theme.Ink()
	title = fmt.Sprintf(w.Number, len(g.keys))
	if len(g.keys) == 0 {
		return title, []string{" " + ink.Dim.Render(w.NothingYet)}
	}
	const sort, since = 10, 10
	comment := max(6, min(30, width-sort-since-30))
	if width >= wide {
		comment = max(6, min(30, width-sort-since-57))
	}
	for i := range g.keys {
		k := &g.keys[i]
		day := careline.DateOf(k.Added.In(env.Session.Now().Location()))
		row := " " + widget.Fit(cmp.Or(careline.Sanitize(k.Comment), w.NoComment), comment) + "  " + widget.Fit(k.Sort(), sort) + "  " +
			widget.Fit(string(day), since) + "  " + k.Fingerprint
		lines = append(lines, ink.Text.Render(widget.Fit(row, width)))
	}
	return title, lines
}
