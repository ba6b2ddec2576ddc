package store_test

import (
	"strings"
	"testing"

	"careline"
	"careline/store"
	"careline/store/pgtest"
)

// TestTheDoctorSeesWhetherSavingWaitsForAStandby: a login that may see no more
// than its own work is told so, and no problem is made up for it.
func TestTheDoctorSeesWhetherSavingWaitsForAStandby(t *testing.T) {
	t.Parallel()
	primary := pgtest.Start(t, pgtest.Options{})
	standby := primary.Standby(t, true)
	newHotline(t, primary.DSN())
	grant := func(statement string) {
		t.Helper()
		if err := primary.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	grant("REVOKE pg_monitor FROM careline")
	says := func(problem bool, want string) {
		t.Helper()
		found, err := store.Examine(t.Context(), primary.DSN(), store.ExamineOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			got := f.Says.In(careline.English)
			if strings.Contains(got, "%!") {
				t.Errorf("the doctor says %q", got)
			}
			if f.Check == "standby" && (f.Problem != problem || !strings.Contains(got, want)) {
				t.Errorf("of the standby, problem %v: %q; want %v and %q", f.Problem, got, problem, want)
			}
		}
	}
	says(false, "this login may not see")
	grant("GRANT pg_read_all_stats TO careline")
	says(false, "1 of 1 are asked")
	standby.Kill(t)
	says(true, "none is there")
}
