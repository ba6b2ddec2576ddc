package store

import "careline"

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
