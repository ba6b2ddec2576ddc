package transfer

import (
	"context"
	"errors"
	"slices"
	"strings"

	"careline"
)

// maxSamples is how many values of a column are shown, and maxSample how many
// characters of one.
const (
	maxSamples = 3
	maxSample  = 60
)

// File tells what the list was understood as.
func (r *Reader) File() careline.ListFile {
	encoding, separator := r.in.about()
	f := careline.ListFile{
		Kind: r.form.kind, Encoding: encoding, Separator: separator, Line: r.layout.line,
		Fields: slices.Clone(r.form.fields), Mapping: r.layout.mapping(), Saved: r.recalled, Problem: r.layout.problem(),
	}
	for i, name := range r.Header() {
		f.Columns = append(f.Columns, careline.ListColumn{Name: name, Samples: r.samplesOf(i)})
	}
	return f
}

func (r *Reader) samplesOf(column int) []string {
	var all []string
	for _, rec := range r.samples {
		if column >= len(rec.cells) || len(all) == maxSamples {
			continue
		}
		text := []rune(strings.TrimSpace(careline.Sanitize(rec.cells[column])))
		if len(text) > maxSample {
			text = append(text[:maxSample-1], '…')
		}
		if s := string(text); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Preview gives at most so many of the first rows as they would be taken; the
// store is asked, and keeps nothing of it.
func (r *Reader) Preview(ctx context.Context, s *careline.Session, n int) ([]careline.ListPreview, error) {
	if err := r.layout.problem(); err != nil {
		return nil, err
	}
	r.Country(s.Settings().Country)
	k := r.form.begin(r, s)
	rows := make([]Row, min(n, len(r.samples)))
	var good []*Row
	for i := range rows {
		rows[i] = r.layout.row(r.samples[i])
		if rows[i].Err == nil {
			k.ready(&rows[i])
		}
		if rows[i].Err == nil {
			good = append(good, &rows[i])
		}
	}
	key, err := newKey()
	if err != nil {
		return nil, err
	}
	err = s.Together(ctx, key, "list.preview", func(in *careline.Session) error {
		if err := k.take(ctx, in, good); err != nil {
			return err
		}
		return errDryRun
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return nil, err
	}
	shown := make([]careline.ListPreview, len(rows))
	for i := range rows {
		row := &rows[i]
		shown[i] = careline.ListPreview{Line: row.Line, Cells: row.Cells, Created: row.created, Updated: row.updated, Err: row.Err}
		if row.Err == nil {
			shown[i].Values = r.form.values(r, row)
		}
	}
	return shown, nil
}

func codesOf(fields []field) []string {
	codes := make([]string, len(fields))
	for i, f := range fields {
		codes[i] = string(f)
	}
	return codes
}
