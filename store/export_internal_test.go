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

// PretendNewer gives a store the tables of a careline of tomorrow, which suit
// whoever knows those of today and so many versions more.
func PretendNewer(ctx context.Context, s *Store, suits int64) error {
	return s.update(ctx, saving, func(w *writer) error {
		if _, err := w.exec(ctx, "DELETE FROM goose_db_version WHERE version_id = 99999"); err != nil {
			return err
		}
		if _, err := w.exec(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, "+map[bool]string{true: "true", false: "1"}[w.d.many]+")"); err != nil {
			return err
		}
		target, err := w.d.target()
		if err != nil {
			return err
		}
		return w.setMeta(ctx, oldestKey, strconv.FormatInt(target+suits, 10))
	})
}
