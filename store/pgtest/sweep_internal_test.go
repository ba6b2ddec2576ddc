package pgtest

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestWhatAKilledTestLeftIsSweptUpByTheNext(t *testing.T) {
	s := here(t)
	alive, dead := rand.Uint32(), rand.Uint32()
	lock, err := s.db.Conn(t.Context())
	must(t, err)
	defer lock.Close() //nolint:errcheck // and with it goes the lock
	_, err = lock.ExecContext(t.Context(), "SELECT pg_advisory_lock($1)", int64(alive))
	must(t, err)
	names := map[string]bool{fmt.Sprintf("%s%08x_1", prefix, alive): true, fmt.Sprintf("%s%08x_1", prefix, dead): false}
	for name := range names {
		must(t, s.create(name, "template0"))
	}
	must(t, s.sweep(t.Context()))
	for name, stays := range names {
		var there bool
		must(t, s.db.QueryRowContext(t.Context(), "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there))
		if there != stays {
			t.Errorf("%s is there: %v", name, there)
		}
		must(t, s.drop(name))
	}
	_, err = lock.ExecContext(t.Context(), "SELECT pg_advisory_unlock($1)", int64(alive))
	must(t, err)
}
