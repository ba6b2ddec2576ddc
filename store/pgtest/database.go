package pgtest

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Variable names the server that databases may be made on, as a postgres:// URL.
const Variable = "CARELINE_TEST_POSTGRES"

// LeftOut says which suites a run without PostgreSQL leaves out, and how to have them.
const LeftOut = "left out: the suites on PostgreSQL; go run ./store/pgtest/server -- go test ./... has them (see CONTRIBUTING.md)"

// Whole, when set, makes a test that would be left out fail.
const Whole = "CARELINE_TEST_WHOLE"

// Skip leaves a test out, and says what is missing for it.
func Skip(t testing.TB, why string) {
	t.Helper()
	if os.Getenv(Whole) != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// None is what Variable is set to where nothing on PostgreSQL is to run, though
// there may be one.
const None = "none"

// There tells whether there is a server for databases.
func There() bool { return os.Getenv(Variable) != "" && os.Getenv(Variable) != None }

// Database names a fresh, empty database, dropped when the test ends. Without
// a server the test is skipped.
func Database(t testing.TB) (dsn string) {
	t.Helper()
	s := here(t)
	return s.database(t, "template0")
}

// Filled names a fresh database with what fill put into the one that it was
// given. fill runs once a process for each name; it leaves no connection open.
func Filled(t testing.TB, name string, fill func(dsn string) error) (dsn string) {
	t.Helper()
	s := here(t)
	template, err := s.template(name, fill)
	if err != nil {
		t.Fatal(err)
	}
	return s.database(t, template)
}

// server is the one of Variable. Names of databases have the process's mark; a
// lock that the process holds as long as it lives tells others that they are
// in use, so that what a killed process left is swept up by the next.
type server struct {
	address string
	db      *sql.DB
	mark    uint32
	last    atomic.Int64

	mu        sync.Mutex
	templates map[string]func() (string, error)
}

const prefix = "careline_test_"

var reached = sync.OnceValues(func() (*server, error) {
	ctx := context.Background()
	s := &server{address: os.Getenv(Variable), mark: rand.Uint32(), templates: map[string]func() (string, error){}}
	var err error
	if s.db, err = sql.Open("pgx", s.address); err != nil {
		return nil, err
	}
	s.db.SetMaxOpenConns(5)
	lock, err := s.db.Conn(ctx) // kept until the process ends
	if err != nil {
		return nil, err
	}
	if _, err := lock.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(s.mark)); err != nil {
		return nil, err
	}
	return s, s.sweep(ctx)
})

func here(t testing.TB) *server {
	t.Helper()
	if !There() {
		Skip(t, LeftOut)
	}
	s, err := reached()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *server) name() string {
	return fmt.Sprintf("%s%08x_%d", prefix, s.mark, s.last.Add(1))
}

func (s *server) dsn(database string) string {
	u, err := url.Parse(s.address)
	if err != nil {
		return ""
	}
	u.Path = "/" + database
	return u.String()
}

func (s *server) create(name, template string) error {
	_, err := s.db.Exec("CREATE DATABASE " + name + " TEMPLATE " + template)
	return err
}

func (s *server) drop(name string) error {
	_, err := s.db.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")
	return err
}

func (s *server) database(t testing.TB, template string) string {
	t.Helper()
	name := s.name()
	if err := s.create(name, template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.drop(name); err != nil {
			t.Error(err)
		}
	})
	return s.dsn(name)
}

func (s *server) template(name string, fill func(dsn string) error) (string, error) {
	s.mu.Lock()
	made, ok := s.templates[name]
	if !ok {
		made = sync.OnceValues(func() (string, error) {
			template := s.name()
			err := cmp.Or(s.create(template, "template0"), fill(s.dsn(template)))
			if err != nil {
				return "", errors.Join(fmt.Errorf("the template %q: %w", name, err), s.drop(template))
			}
			return template, nil
		})
		s.templates[name] = made
	}
	s.mu.Unlock()
	return made()
}

// sweep drops the databases of processes that are no more.
func (s *server) sweep(ctx context.Context) error {
	rows, err := s.db.QueryContext(ctx, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", prefix)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err has told already
	var left []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		left = append(left, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, name := range left {
		hex, _, _ := strings.Cut(strings.TrimPrefix(name, prefix), "_")
		mark, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || uint32(mark) == s.mark {
			continue
		}
		if err := s.dropDead(ctx, name, int64(mark)); err != nil {
			return err
		}
	}
	return nil
}

func (s *server) dropDead(ctx context.Context, name string, mark int64) error {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close() //nolint:errcheck // goes back to the pool
	var dead bool
	if err := c.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", mark).Scan(&dead); err != nil || !dead {
		return err
	}
	err = s.drop(name)
	_, unlock := c.ExecContext(ctx, "SELECT pg_advisory_unlock($1)", mark)
	return errors.Join(err, unlock)
}
