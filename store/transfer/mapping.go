package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"careline"
)

// mapping says where the layout takes its fields from.
func (l *layout) mapping() careline.ListMapping {
	var m careline.ListMapping
	for _, f := range l.form.fields {
		for _, s := range l.sources[field(f.Code)] {
			m = append(m, careline.ListSource{Field: f.Code, Columns: s.columns, Guessed: !s.mapped})
		}
	}
	return m
}

// mapped gives the layout of the same header with another mapping.
func (l *layout) mapped(m careline.ListMapping) (*layout, error) {
	next := &layout{form: l.form, line: l.line, header: l.header, width: l.width, sources: map[field][]source{}}
	taken := map[int]bool{}
	for _, from := range m {
		f := field(from.Field)
		if _, ok := l.form.field(f); !ok {
			return nil, careline.NewError(careline.CodeUsage, careline.Say("There is no field %q.", "没有字段 %q。", from.Field), nil)
		}
		if len(from.Columns) == 0 {
			return nil, careline.NewError(careline.CodeUsage, careline.Say("The field %q is given no column.", "字段 %q 没有对应的列。", from.Field), nil)
		}
		for _, i := range from.Columns {
			if i < 0 || i >= l.width {
				return nil, careline.NewError(careline.CodeUsage, careline.Say(
					"There is no column %d; the file has %d.", "没有第 %d 列；文件共有 %d 列。", i+1, l.width), nil)
			}
			taken[i] = true
		}
		var s source
		if guess, known := l.form.fieldOf(l.header[from.Columns[0]]); from.Guessed && known && guess == f && len(from.Columns) == 1 {
			s = next.guessed(from.Columns[0])
		} else {
			s = next.sourceOf(from.Field)
			s.columns, s.mapped = from.Columns, true
		}
		next.sources[f] = append(next.sources[f], s)
	}
	for i, h := range l.header[:l.width] {
		if !taken[i] && h != "" {
			next.ignored = append(next.ignored, h)
		}
	}
	return next, nil
}

// headerPrint tells a header from all others.
func (l *layout) headerPrint() string {
	sum := sha256.New()
	_, _ = fmt.Fprintf(sum, "%q\n", l.header[:l.width]) // a hash takes everything
	return hex.EncodeToString(sum.Sum(nil))
}

// print writes the mapping as a text that tells it from others.
func (l *layout) print() string {
	text, _ := json.Marshal(l.mapping()) // strings and numbers
	return string(text)
}

// Recall uses the mapping that somebody confirmed for this header before;
// false where there is none, or maps were given.
func (r *Reader) Recall(ctx context.Context, s *careline.Session) (bool, error) {
	if len(r.opts.Map) > 0 {
		return false, nil
	}
	m, err := s.SavedMapping(ctx, r.form.kind, r.layout.headerPrint())
	if err != nil || len(m) == 0 {
		return false, err
	}
	if r.Map(m) != nil {
		return false, nil // an earlier version of careline had other fields
	}
	r.recalled = true
	return true, nil
}

// Map replaces the mapping.
func (r *Reader) Map(m careline.ListMapping) error {
	next, err := r.layout.mapped(m)
	if err != nil {
		return err
	}
	r.layout, r.recalled, r.country = next, false, ""
	return nil
}

// Keep saves the mapping for files with the same header.
func (r *Reader) Keep(ctx context.Context, s *careline.Session) error {
	key, err := newKey()
	if err != nil {
		return err
	}
	return s.SaveMapping(ctx, key, r.form.kind, r.layout.headerPrint(), r.layout.mapping())
}
