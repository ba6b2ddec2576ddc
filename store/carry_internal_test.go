package store

import (
	"path/filepath"
	"slices"
	"testing"

	"careline/store/pgtest"
)

// Every table is copied or is among those that need not be, and has the same
// columns on both engines.
func TestNoTableIsForgottenByACopy(t *testing.T) {
	ctx := t.Context()
	tables := func(dsn string) (all []carryTable) {
		side, err := openCarrySide(ctx, dsn, 1, Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer side.close() //nolint:errcheck // it was only read
		if all, err = side.ways.tables(ctx, side.conn); err != nil {
			t.Fatal(err)
		}
		return all
	}
	sqlite := tables("sqlite:" + filepath.Join(t.TempDir(), "care.db"))
	seen := map[string]bool{}
	for _, table := range sqlite {
		seen[table.name] = true
		if len(table.key) == 0 {
			t.Errorf("%s has no key to be copied by", table.name)
		}
	}
	for name := range lookupTables {
		if !seen[name] {
			t.Errorf("there is no table %s", name)
		}
	}
	if len(sqlite) < 30 {
		t.Fatalf("there are only %d tables", len(sqlite))
	}
	postgres := tables(pgtest.Database(t))
	for _, table := range postgres {
		seen[table.name] = true
		i := slices.IndexFunc(sqlite, func(o carryTable) bool { return o.name == table.name })
		switch {
		case i < 0 && notCarried[table.name] == "":
			t.Errorf("only PostgreSQL has %s", table.name)
		case i >= 0 && (sqlite[i].names() != table.names() || sqlite[i].keyNames() != table.keyNames()):
			t.Errorf("%s differs: (%s; %s) and (%s; %s)", table.name, sqlite[i].names(), sqlite[i].keyNames(), table.names(), table.keyNames())
		}
	}
	for _, table := range sqlite {
		if !slices.ContainsFunc(postgres, func(o carryTable) bool { return o.name == table.name }) {
			t.Errorf("only SQLite has %s", table.name)
		}
	}
	for name := range notCarried {
		if !seen[name] {
			t.Errorf("there is no table %s", name)
		}
	}
}

func TestKeysComeBackFromTheNotesOfACopy(t *testing.T) {
	key := []any{int64(1<<62 + 1), "王\x00\xff", int64(-3)}
	back, err := readKey(writeKey(key))
	if err != nil || compareKeys(key, back) != 0 || len(back) != 3 {
		t.Errorf("%q came back as %q, %v", key, back, err)
	}
	for _, more := range [][]any{{int64(1<<62 + 1), "王\x00\xff\x00", int64(-3)}, {int64(1<<62 + 2), "", int64(-9)}} {
		if compareKeys(key, more) >= 0 || compareKeys(more, key) <= 0 {
			t.Errorf("%q does not come before %q", key, more)
		}
	}
}

// No two lists of values look alike to the checksum.
func TestTheChecksumTellsRowsApart(t *testing.T) {
	seen := map[string][]any{}
	for _, row := range [][]any{
		{}, {nil}, {""}, {[]byte{}}, {int64(0)}, {"a", "b"}, {"ab", ""}, {"", "ab"}, {"a"}, {[]byte("a")}, {int64('a')}, {nil, nil}, {"0"}, {"a\nb"},
	} {
		sum := newRowSum()
		sum.add(row)
		if other, there := seen[sum.text()]; there {
			t.Errorf("%#v and %#v look alike", row, other)
		}
		seen[sum.text()] = row
	}
}
