package store

import (
	"context"
	"strconv"

	"careline"
)

// UseQueries gives the queries that Uses asks, for a look at their plans.
func UseQueries() map[careline.SubjectKind][]string {
	all := map[careline.SubjectKind][]string{}
	for of, queries := range usesOf {
		for _, q := range queries {
			all[of] = append(all[of], q.rows)
		}
	}
	return all
}

// PretendNewer gives a store the tables of a careline of tomorrow, whose steps
// say which is the oldest version that gets along with them, or say nothing.
func PretendNewer(ctx context.Context, s *Store, oldest *int64) error {
	return s.update(ctx, saving, func(w *writer) error {
		applied := "1"
		if w.d.many {
			applied = "true"
		}
		_, err := w.exec(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, "+applied+")")
		if err != nil || oldest == nil {
			return err
		}
		return w.setMeta(ctx, oldestKey, strconv.FormatInt(*oldest, 10))
	})
}
