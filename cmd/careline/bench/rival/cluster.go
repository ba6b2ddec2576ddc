package rival

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// cluster is a PostgreSQL of our own that only a socket leads to.
type cluster struct {
	dsn    string
	socket string // its folder: the path of a socket must be short
	server *exec.Cmd
	ended  chan struct{}
}

// startCluster starts a PostgreSQL in folder, and makes it where there is
// none.
func startCluster(ctx context.Context, folder string) (_ *cluster, err error) {
	initdb, server := programOf("initdb"), programOf("postgres")
	if initdb == "" || server == "" {
		return nil, absent("initdb and postgres")
	}
	who, err := someoneElse()
	if err != nil {
		return nil, err
	}
	data, err := filepath.Abs(filepath.Join(folder, "postgres"))
	if err != nil {
		return nil, err
	}
	if _, ready := isReady(data); !ready {
		if err := errors.Join(os.RemoveAll(data), os.Mkdir(data, 0o700), who.own(data)); err != nil {
			return nil, err
		}
		making := exec.CommandContext(ctx, initdb, //nolint:gosec // of fixed words
			"-D", data, "-U", "careline", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
		who.run(making)
		if said, err := making.CombinedOutput(); err != nil {
			return nil, absent("initdb can't make a database here (%s)", lastLine(said))
		}
		if err := setReady(data, 0); err != nil {
			return nil, err
		}
	}
	c := &cluster{ended: make(chan struct{})}
	if c.socket, err = os.MkdirTemp("", "careline-pg-"); err != nil {
		return nil, err
	}
	if err := who.own(c.socket); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.socket))
	}
	c.dsn = fmt.Sprintf("host=%s user=careline dbname=postgres", c.socket)
	c.server = exec.Command(server, "-D", data, "-k", c.socket, //nolint:gosec // of fixed words
		"-c", "listen_addresses=", "-c", "shared_buffers=512MB", "-c", "work_mem=64MB", "-c", "max_wal_size=4GB",
		"-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "random_page_cost=1.1", "-c", "jit=off",
		"-c", "autovacuum=off", "-c", "logging_collector=off", "-c", "log_min_messages=fatal")
	who.run(c.server)
	if err := c.server.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(c.socket))
	}
	go func() {
		_ = c.server.Wait() // that it ended is enough to know
		close(c.ended)
	}()
	if err := c.await(ctx); err != nil {
		return nil, errors.Join(err, c.stop())
	}
	return c, nil
}

// await waits until the server answers.
func (c *cluster) await(ctx context.Context) error {
	var last error
	for range 300 {
		conn, err := pgx.Connect(ctx, c.dsn)
		if err == nil {
			return conn.Close(ctx)
		}
		last = err
		select {
		case <-c.ended:
			return absent("a postgres that starts here (%v)", err)
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
	return last
}

// stop ends the server at once; what lies in its folder can be started again.
func (c *cluster) stop() error {
	_ = c.server.Process.Signal(os.Interrupt) // it may have ended
	select {
	case <-c.ended:
	case <-time.After(30 * time.Second):
		_ = c.server.Process.Kill()
		<-c.ended
	}
	return os.RemoveAll(c.socket)
}

// programOf finds a program of PostgreSQL, which Debian keeps off the path;
// of several versions the newest.
func programOf(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/", "/usr/pgsql-*/bin/", "/opt/homebrew/opt/postgresql*/bin/"} {
		found, _ := filepath.Glob(pattern + name)
		slices.Sort(found)
		if len(found) > 0 {
			return found[len(found)-1]
		}
	}
	return ""
}

func lastLine(said []byte) string {
	lines := slices.DeleteFunc(strings.Split(string(said), "\n"), func(s string) bool { return s == "" })
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1]
}
