package migration_test

import (
	"embed"
	"slices"
	"testing"

	"careline/store/migration"
)

// Both engines have each step, by the same number and name.
func TestStepsArePaired(t *testing.T) {
	sqlite, postgres := names(t, migration.SQLite, "sqlite"), names(t, migration.Postgres, "postgres")
	if len(sqlite) == 0 || !slices.Equal(sqlite, postgres) {
		t.Errorf("SQLite has %v\nPostgreSQL has %v", sqlite, postgres)
	}
}

func names(t *testing.T, steps embed.FS, folder string) (names []string) {
	t.Helper()
	entries, err := steps.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
