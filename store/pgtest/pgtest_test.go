package pgtest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"careline/store/pgtest"
)

// TestMain tells whoever sits at the terminal what is left out: go test shows
// nothing of what a package that passes has to say.
func TestMain(m *testing.M) {
	code := m.Run()
	if !pgtest.There() {
		if tty, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0); err == nil {
			_, _ = fmt.Fprintln(tty, pgtest.LeftOut)
			_ = tty.Close()
		}
	}
	os.Exit(code)
}

// ask runs one query on a connection of its own and gives its first column.
func ask[T any](t *testing.T, dsn, query string) (answer T) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background()) //nolint:errcheck // it has answered
	if err := c.QueryRow(t.Context(), query).Scan(&answer); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return answer
}

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	filled := 0
	fill := func(dsn string) error {
		filled++
		c, err := pgx.Connect(t.Context(), dsn)
		if err != nil {
			return err
		}
		_, err = c.Exec(t.Context(), "CREATE TABLE things AS SELECT 7 AS n")
		return errors.Join(err, c.Close(t.Context()))
	}
	var names []string
	for range 2 {
		t.Run("", func(t *testing.T) {
			dsn := pgtest.Filled(t, "things", fill)
			if n := ask[int](t, dsn, "SELECT n FROM things"); n != 7 {
				t.Errorf("it has %d", n)
			}
			names = append(names, ask[string](t, dsn, "SELECT current_database()"))
		})
	}
	if !pgtest.There() {
		t.Skip(pgtest.LeftOut)
	}
	dsn := pgtest.Database(t)
	for _, name := range names {
		if ask[bool](t, dsn, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '"+name+"')") {
			t.Errorf("the database %s is still there", name)
		}
	}
	if filled != 1 || names[0] == names[1] {
		t.Errorf("filled %d times for %q", filled, names)
	}
}

func TestAKilledPrimaryIsFollowedByItsStandbyAndBack(t *testing.T) {
	t.Parallel()
	a := pgtest.Start(t, pgtest.Options{TLS: true})
	b := a.Standby(t, true)
	dsn := pgtest.Hosts(a, b)
	write(t, dsn, "CREATE TABLE kept (n int)")
	for round := range 2 {
		write(t, dsn, fmt.Sprint("INSERT INTO kept VALUES (", round, ")"))
		a.Kill(t)
		b.Promote(t)
		a.Follow(t, b, true)
		if n := ask[int](t, dsn, "SELECT count(*) FROM kept"); n != round+1 {
			t.Errorf("round %d: %d rows", round, n)
		}
		a, b = b, a
	}
	a.Pause(t)
	a.Resume(t)
	a.Restart(t)
	if n := ask[int](t, dsn, "SELECT count(*) FROM kept"); n != 2 {
		t.Errorf("%d rows after a restart", n)
	}
	_, err := pgx.Connect(t.Context(), pgtest.With(dsn, "sslrootcert", pgtest.Stranger(t)))
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("with a stranger's authority: %v", err)
	}
	if n := ask[int](t, pgtest.With(a.Bouncer(t), "default_query_exec_mode", "exec"), "SELECT count(*) FROM kept"); n != 2 {
		t.Errorf("%d rows through the pooler", n)
	}
}

func write(t *testing.T, dsn, statement string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background()) //nolint:errcheck // it has answered
	if _, err := c.Exec(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
