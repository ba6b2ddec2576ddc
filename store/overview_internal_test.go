package store

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
)

// openOnly are indexes of what is open, or of what was promised for a day.
var openOnly = []string{
	"_standing", "_promised (", "_promise (", "_due (", "PRIMARY KEY (rowid=?)",
}

// An overview asks a few questions, and none of them reads what is closed.
func TestAnOverviewReadsOnlyWhatIsOpen(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "care.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // of a test
	var queries []string
	err = s.View(ctx, func(r careline.Reader) error {
		_, err := r.Overview(ctx, careline.OverviewFilter{Now: time.Now()})
		for q := range r.(*reader).stmts {
			queries = append(queries, q)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(queries) != 9 {
		t.Errorf("it asks %d questions", len(queries))
	}
	for _, q := range queries {
		for _, step := range plan(ctx, t, s, q) {
			reads, by, _ := strings.Cut(step, " USING ")
			open := func(index string) bool { return strings.Contains(by, index) }
			if slices.Contains([]string{"SCAN x", "SEARCH x", "SCAN y", "SEARCH y"}, reads) && !slices.ContainsFunc(openOnly, open) {
				t.Errorf("%q is how it does\n%s", step, q)
			}
		}
	}
}

func plan(ctx context.Context, t *testing.T, s *Store, query string) (steps []string) {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	for i := range args {
		args[i] = 1
	}
	rows, err := s.reader.QueryContext(ctx, "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var a, b, c int
		var step string
		if err := rows.Scan(&a, &b, &c, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}
