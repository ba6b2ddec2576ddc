package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Options say what a cluster is like.
type Options struct {
	// Settings are put into postgresql.conf, over what Run puts there.
	Settings map[string]string
	// Sync has it write to disk as it should. A test that kills processes
	// and not the machine can do without.
	Sync bool
	// TLS has it offer TLS under a certificate for 127.0.0.1
	// of an authority of its own, and refuse connections without.
	TLS bool
}

// Cluster is one server, a primary or a standby, with one database "careline"
// that the user careline owns, who may make others.
type Cluster struct {
	folder   string // of all servers of one Run
	data     string
	log      string
	bin      string
	port     int
	password string
	ca       string // a file; none without TLS
	owner    owner
	guard    io.Closer // nil for a standby: the primary's folder has it
	server   *exec.Cmd // nil while it is down
	gone     chan struct{}
}

// patience is how long a server may take to come, go or follow.
const patience = 60 * time.Second

// Start starts a cluster of the test's own, which ends with the test. Where
// there is no PostgreSQL the test is skipped.
func Start(t testing.TB, opts Options) *Cluster {
	t.Helper()
	c, err := Run(opts)
	if errors.Is(err, errAbsent) {
		Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// Run starts a cluster of its own in a temporary folder. It ends with Close, or
// with the process, however that ends.
func Run(opts Options) (_ *Cluster, err error) {
	c := &Cluster{password: rand.Text()}
	if c.bin, err = programs(); err != nil {
		return nil, err
	}
	if c.owner, err = findOwner(); err != nil {
		return nil, err
	}
	if c.folder, err = os.MkdirTemp("", "careline-pg-"); err != nil {
		return nil, err
	}
	if c.guard, err = guard(c.folder); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.folder))
	}
	if err := c.make(opts); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

func (c *Cluster) make(opts Options) error {
	c.place("a")
	secret := filepath.Join(c.folder, "secret")
	err := os.WriteFile(secret, []byte(c.password), 0o600)
	if err = errors.Join(err, c.owner.give(c.folder, secret)); err != nil {
		return err
	}
	if err := c.call("initdb", "-D", c.data, "-U", "postgres", "--pwfile", secret, "-A", "scram-sha-256",
		"-E", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"); err != nil {
		return err
	}
	if err := c.configure(opts); err != nil {
		return err
	}
	if err := c.start(); err != nil {
		return err
	}
	return c.Exec(
		"CREATE ROLE careline LOGIN CREATEDB CREATEROLE PASSWORD '"+c.password+"'",
		"GRANT pg_signal_backend, pg_monitor TO careline",
		"CREATE DATABASE careline OWNER careline")
}

// place gives the server its own place in the folder.
func (c *Cluster) place(name string) {
	c.data = filepath.Join(c.folder, name)
	c.log = filepath.Join(c.folder, name+".log")
}

func (c *Cluster) configure(opts Options) error {
	settings := map[string]string{
		"listen_addresses":        "127.0.0.1",
		"unix_socket_directories": "",
		"max_connections":         "400",
		"shared_buffers":          "64MB",
		"wal_level":               "replica",
		"wal_keep_size":           "256MB",
		"timezone":                "UTC",
		"log_line_prefix":         "%m [%p] ",
	}
	if !opts.Sync {
		settings["fsync"], settings["full_page_writes"] = "off", "off"
	}
	if opts.TLS {
		var err error
		if c.ca, err = certify(c.folder, c.owner); err != nil {
			return err
		}
		settings["ssl"] = "on"
		settings["ssl_cert_file"] = filepath.Join(c.folder, "server.crt")
		settings["ssl_key_file"] = filepath.Join(c.folder, "server.key")
		rules := "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl replication all 127.0.0.1/32 scram-sha-256\n"
		if err := os.WriteFile(filepath.Join(c.data, "pg_hba.conf"), []byte(rules), 0o600); err != nil {
			return err
		}
	}
	maps.Copy(settings, opts.Settings)
	f, err := os.OpenFile(filepath.Join(c.data, "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		if _, err := fmt.Fprintf(f, "%s = '%s'\n", name, settings[name]); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}

// call runs one of PostgreSQL's programs to its end.
func (c *Cluster) call(name string, args ...string) error {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Dir = c.folder
	cmd.Env = append(c.surroundings(), "PGPASSWORD="+c.password)
	c.owner.run(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(string(out)))
	}
	return nil
}

// surroundings are the owner's, with nothing of whoever runs the test.
func (c *Cluster) surroundings() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + c.folder, "LC_ALL=C", "TZ=UTC"}
}

// start starts the server on its port, or on a free one if it has none yet, and
// waits until it answers.
func (c *Cluster) start() error {
	for tries := 0; ; tries++ {
		fresh := c.port == 0
		if fresh {
			var err error
			if c.port, err = freePort(); err != nil {
				return err
			}
		}
		err := c.launch()
		if err == nil {
			return nil
		}
		_ = c.down(killed)
		if !fresh || tries == 5 || !strings.Contains(tail(c.log), "Address already in use") {
			return fmt.Errorf("PostgreSQL does not start: %w\n%s", err, tail(c.log))
		}
		c.port = 0 // somebody was quicker
	}
}

func (c *Cluster) launch() error {
	log, err := os.OpenFile(c.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // the server has its own
	cmd := exec.Command(filepath.Join(c.bin, "postgres"), "-D", c.data, "-p", fmt.Sprint(c.port))
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.folder, log, log
	cmd.Env = c.surroundings()
	c.owner.run(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	gone := make(chan struct{})
	go func() {
		_ = cmd.Wait() // how it ended is in its log
		close(gone)
	}()
	c.server, c.gone = cmd, gone
	return c.await("an answer", func(ctx context.Context) (bool, error) {
		select {
		case <-gone:
			return false, errors.New("it ended at once")
		default:
		}
		conn, err := pgx.Connect(ctx, c.Super())
		if err != nil {
			return false, nil //nolint:nilerr // not yet
		}
		return true, conn.Close(ctx)
	})
}

// await asks again and again until the answer is yes.
func (c *Cluster) await(what string, yes func(context.Context) (bool, error)) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		ok, err := yes(ctx)
		if ok || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server on port %d: no %s within %v: %s", c.port, what, patience, tail(c.log))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// down ends the server by a signal and waits until it is gone.
func (c *Cluster) down(s syscall.Signal) error {
	if c.server == nil {
		return nil
	}
	err := tell(c.server.Process.Pid, s, s == killed)
	<-c.gone
	c.server = nil
	return err
}

// Close ends the server, and a primary's standbys, and clears away what they left.
func (c *Cluster) Close() error {
	err := c.down(quit)
	if c.guard != nil {
		err = errors.Join(err, c.guard.Close())
	}
	return err
}

// DSN names the database careline as its user careline.
func (c *Cluster) DSN() string { return c.address("careline", "careline", c).String() }

// Super names the database postgres as the superuser.
func (c *Cluster) Super() string { return c.address("postgres", "postgres", c).String() }

func (c *Cluster) address(user, database string, hosts ...*Cluster) *url.URL {
	var at []string
	for _, h := range hosts {
		at = append(at, fmt.Sprint("127.0.0.1:", h.port))
	}
	q := url.Values{"sslmode": {"disable"}}
	if c.ca != "" {
		q = url.Values{"sslmode": {"verify-full"}, "sslrootcert": {c.ca}}
	}
	return &url.URL{
		Scheme: "postgres", User: url.UserPassword(user, c.password),
		Host: strings.Join(at, ","), Path: "/" + database, RawQuery: q.Encode(),
	}
}

// Exec runs statements as the superuser in the database postgres, each in a
// transaction of its own.
func (c *Cluster) Exec(statements ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.Super())
	if err != nil {
		return err
	}
	defer conn.Close(ctx) //nolint:errcheck // it has answered
	for _, s := range statements {
		if _, err := conn.Exec(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", strings.ReplaceAll(s, c.password, "…"), err)
		}
	}
	return nil
}
