package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Addr is the server's host:port.
func (c *Cluster) Addr() string { return fmt.Sprint("127.0.0.1:", c.port) }

// Hosts is a DSN of several servers of which the one that can write is meant,
// as a hotline with a failover would give it.
func Hosts(all ...*Cluster) string {
	u := all[0].address("careline", "careline", all...)
	q := u.Query()
	q.Set("target_session_attrs", "read-write")
	q.Set("connect_timeout", "3")
	u.RawQuery = q.Encode()
	return u.String()
}

// Through is the cluster's DSN with another host:port, such as a proxy's.
func (c *Cluster) Through(addr string) string {
	u := c.address("careline", "careline", c)
	u.Host = addr
	return u.String()
}

// With is a DSN with one more setting.
func With(dsn, name, value string) string {
	u, err := url.Parse(dsn)
	if err != nil {
		return dsn
	}
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
	return u.String()
}

// Standby starts a server that follows this one until the test ends; with sync
// each commit here waits for it, or for another.
func (c *Cluster) Standby(t testing.TB, sync bool) *Cluster {
	t.Helper()
	s := &Cluster{folder: c.folder, bin: c.bin, password: c.password, ca: c.ca, owner: c.owner}
	folder, err := os.MkdirTemp(c.folder, "b")
	if err == nil {
		err = os.Remove(folder)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.data, s.log = folder, folder+".log"
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	must(t, s.follow(c, sync))
	return s
}

// Follow makes a server that is down, with whatever it had, a fresh standby of
// another, on the port that it had.
func (c *Cluster) Follow(t testing.TB, primary *Cluster, sync bool) {
	t.Helper()
	must(t, os.RemoveAll(c.data))
	must(t, c.follow(primary, sync))
}

func (c *Cluster) follow(primary *Cluster, sync bool) error {
	if sync {
		// Before the copy is made, so that it holds after its promotion too. Not
		// ANY 1 (*): that would take the copying itself for a standby.
		if err := primary.SyncTo("ANY 1 (walreceiver)"); err != nil {
			return err
		}
	}
	at := primary.address("postgres", "postgres", primary)
	at.User = url.User("postgres") // the password is in the environment
	if err := c.call("pg_basebackup", "-D", c.data, "-d", at.String(), "-X", "stream", "-c", "fast", "-R", "--no-sync"); err != nil {
		return err
	}
	if err := c.start(); err != nil {
		return err
	}
	return primary.await("standby", func(ctx context.Context) (following bool, err error) {
		conn, err := pgx.Connect(ctx, primary.Super())
		if err != nil {
			return false, err
		}
		defer conn.Close(ctx) //nolint:errcheck // it has answered
		err = conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_stat_replication WHERE application_name = 'walreceiver'
			AND state = 'streaming' AND (sync_state <> 'async') = $1)`, sync).Scan(&following)
		return following, err
	})
}

// SyncTo sets whom commits wait for, in the words of synchronous_standby_names;
// nobody for none.
func (c *Cluster) SyncTo(names string) error {
	return c.Exec("ALTER SYSTEM SET synchronous_standby_names = '"+names+"'", "SELECT pg_reload_conf()")
}

// Kill kills the server and all its processes at once, as a power cut would.
func (c *Cluster) Kill(t testing.TB) {
	t.Helper()
	must(t, c.down(killed))
}

// Stop ends the server in an orderly way; who is at work is thrown out.
func (c *Cluster) Stop(t testing.TB) {
	t.Helper()
	must(t, c.down(ended))
}

// Restart starts the server again where it was, stopping it first if it runs.
func (c *Cluster) Restart(t testing.TB) {
	t.Helper()
	c.Stop(t)
	must(t, c.start())
}

// Promote makes a standby the primary and waits until it can write.
func (c *Cluster) Promote(t testing.TB) {
	t.Helper()
	must(t, c.Exec("SELECT pg_promote()"))
	must(t, c.await("promotion", func(ctx context.Context) (bool, error) {
		conn, err := pgx.Connect(ctx, c.Super())
		if err != nil {
			return false, err
		}
		defer conn.Close(ctx) //nolint:errcheck // it has answered
		var following bool
		err = conn.QueryRow(ctx, "SELECT pg_is_in_recovery()").Scan(&following)
		return !following, err
	}))
}

// Pause stops the server in its tracks, as a machine that hangs: connections
// stay open and nobody answers.
func (c *Cluster) Pause(t testing.TB) {
	t.Helper()
	must(t, tell(c.server.Process.Pid, frozen, true))
}

// Resume lets it go on.
func (c *Cluster) Resume(t testing.TB) {
	t.Helper()
	must(t, tell(c.server.Process.Pid, resumed, true))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
