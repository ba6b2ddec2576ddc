package store_test

import (
	"database/sql"
	"io/fs"
	"math/rand/v2"
	"testing"

	"github.com/pressly/goose/v3"

	"careline"
	"careline/store"
	"careline/store/migration"
	"careline/store/pgtest"
	"careline/store/storetest"
)

func TestADatabaseWhoseMakerWasKilledIsFinishedByTheNext(t *testing.T) {
	dsn := pgtest.Database(t)
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Sub(migration.Postgres, "postgres")
	if err != nil {
		t.Fatal(err)
	}
	maker, err := goose.NewProvider(goose.DialectPostgres, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := maker.UpTo(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dsn, store.Options{Create: true, Migrate: true})
}

func TestSomebodyElsesDatabaseIsLeftAsItIs(t *testing.T) {
	for _, table := range []string{
		"CREATE TABLE orders (id INT)", "CREATE TABLE meta (name TEXT)", "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)",
	} {
		dsn := pgtest.Database(t)
		raw(t, dsn, table)
		_, err := store.Open(t.Context(), dsn, store.Options{Create: true, Migrate: true})
		wantCode(t, err, careline.CodeUnavailable)
		raw(t, dsn, "DROP TABLE "+map[bool]string{true: "meta", false: "orders"}[table[13] == 'm'])
		open(t, dsn, store.Options{Create: true, Migrate: true}) // nothing was left in it
	}
}

// A name that no index of the server takes is the record's fault, not the
// server's: it is said so, and nothing is saved.
func TestANameThatNoIndexTakesIsRefused(t *testing.T) {
	h := newHotline(t, storetest.FreshDatabase(t))
	luck := rand.New(rand.NewPCG(1, 2))
	name := make([]rune, 4000)
	for i := range name {
		name[i] = rune(0x4e00 + luck.IntN(0x5000))
	}
	h.refused(careline.CodeInvalid, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, named(string(name))) })
}
