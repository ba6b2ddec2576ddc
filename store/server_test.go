package store_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"careline"
	"careline/store"
	"careline/store/pgtest"
)

// These tests are about the ways to a PostgreSQL server.

// sentence holds an error to what a person is told: one line, with those words,
// and no password.
func sentence(t *testing.T, err error, dsn, says string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error that says %q", says)
	}
	told := err.Error()
	if !strings.Contains(told, says) || strings.ContainsAny(told, "\n\r") || strings.Count(told, ". ") > 0 {
		t.Errorf("it says %q, not one sentence with %q", told, says)
	}
	u, bad := url.Parse(dsn)
	if bad != nil {
		t.Fatal(bad)
	}
	if secret, _ := u.User.Password(); secret != "" && strings.Contains(fmt.Sprintf("%v %+v", told, err), secret) {
		t.Errorf("it tells the password: %q", told)
	}
}

func TestAServerIsTrustedByItsCertificateOnly(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{TLS: true})
	h := newHotline(t, c.DSN()) // verify-full
	h.customer(wang())
	stranger := pgtest.With(c.DSN(), "sslrootcert", pgtest.Stranger(t))
	for _, dsn := range []string{
		stranger, pgtest.With(stranger, "sslmode", "verify-ca"),
		strings.Replace(c.DSN(), "127.0.0.1", "localhost", 1), // not the certificate's name
	} {
		_, err := store.Open(t.Context(), dsn, store.Options{})
		wantCode(t, err, careline.CodeUnavailable)
		sentence(t, err, dsn, "certificate")
	}
	plain := pgtest.With(c.DSN(), "sslmode", "disable")
	_, err := store.Open(t.Context(), plain, store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, plain, "let this user in")
}

func TestAWrongPasswordOrDatabaseIsToldInOneSentence(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	u, err := url.Parse(c.DSN())
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("careline", "not-the-password")
	_, err = store.Open(t.Context(), u.String(), store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, u.String(), "password")
	absent := strings.Replace(c.DSN(), "/careline?", "/nowhere?", 1)
	_, err = store.Open(t.Context(), absent, store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, absent, ".")
	_, err = store.Open(t.Context(), c.DSN(), store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, c.DSN(), "is empty")
	c.Stop(t)
	_, err = store.Open(t.Context(), c.DSN(), store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, c.DSN(), "can't be reached")
}

// TestOfSeveralHostsTheOneThatCanWriteIsFound in whatever order they are named,
// and with one that is down.
func TestOfSeveralHostsTheOneThatCanWriteIsFound(t *testing.T) {
	t.Parallel()
	primary := pgtest.Start(t, pgtest.Options{})
	standby := primary.Standby(t, false)
	gone := primary.Standby(t, false)
	gone.Kill(t)
	for n, hosts := range []string{
		pgtest.Hosts(primary, standby, gone), pgtest.Hosts(standby, primary, gone), pgtest.Hosts(gone, standby, primary),
		strings.Replace(pgtest.Hosts(standby, gone, primary), "target_session_attrs=read-write", "", 1),
	} {
		h := newHotline(t, hosts)
		h.customer(named(fmt.Sprint("by way ", n)))
		if got := h.count(); got != n+1 {
			t.Errorf("%d customers, want %d", got, n+1)
		}
	}
	_, err := store.Open(t.Context(), pgtest.Hosts(standby, gone), store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, pgtest.Hosts(standby), ".")
}

func TestBehindAPoolerOfTransactionsAllIsTheSame(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	dsn := c.Bouncer(t)
	session := signedIn(t, open(t, dsn, store.Options{Create: true}))
	kept := newLedger()
	var all sync.WaitGroup
	for who := range 8 {
		s := session
		if who%2 == 1 { // a process of its own, as far as the pooler knows
			other, err := careline.NewDesk(open(t, dsn, store.Options{}), session.Now, careline.Settings{}).SignIn(t.Context(), "boss")
			if err != nil {
				t.Fatal(err)
			}
			s = other
		}
		all.Go(func() {
			for n := range 20 {
				if err := kept.insist(t.Context(), s, fmt.Sprintf("desk %d save %d", who, n), 0); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	found, err := session.Lookup(t.Context(), "desk 3 save 7", 5)
	if err != nil || len(found.Matches) == 0 {
		t.Errorf("found %v, %v", found, err)
	}
	kept.holds(t, c.DSN())
}

// TestTwentyConsolesStartedTogetherMigrateOnce on an empty database.
func TestTwentyConsolesStartedTogetherMigrateOnce(t *testing.T) {
	dsn := pgtest.Database(t)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			s, err := store.Open(t.Context(), dsn, store.Options{Create: true, Migrate: true})
			if err != nil {
				t.Error(err)
				return
			}
			if err := saveUnder(t.Context(), s, fmt.Sprintf("%p", s)); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context()) //nolint:errcheck // it was only read
	var twice, customers int
	if err := conn.QueryRow(t.Context(), `SELECT (SELECT count(*) - count(DISTINCT version_id) FROM goose_db_version),
		(SELECT count(*) FROM customer)`).Scan(&twice, &customers); err != nil {
		t.Fatal(err)
	}
	if twice != 0 || customers != 20 {
		t.Errorf("%d steps were done twice; %d customers", twice, customers)
	}
}

func TestADatabaseOfANewerCarelineIsRefusedAndOneOfSomethingElseToo(t *testing.T) {
	dsn := pgtest.Database(t)
	newHotline(t, dsn).close()
	sqlIn(t, dsn, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	sqlIn(t, dsn, "UPDATE meta SET value = '99999' WHERE key = 'oldest_version'")
	for _, opts := range []store.Options{{}, {Migrate: true}, {Create: true, Migrate: true}} {
		_, err := store.Open(t.Context(), dsn, opts)
		wantCode(t, err, careline.CodeUnavailable)
		sentence(t, err, dsn, "newer careline")
	}
	other := pgtest.Database(t)
	sqlIn(t, other, "CREATE TABLE bookmark (url text)")
	_, err := store.Open(t.Context(), other, store.Options{Create: true, Migrate: true})
	wantCode(t, err, careline.CodeUnavailable)
	sentence(t, err, other, "something else")
}

// sqlIn runs a statement in a database behind careline's back.
func sqlIn(t *testing.T, dsn, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context()) //nolint:errcheck // a test's own connection
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
