package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Bouncer starts a pgbouncer in transaction mode before the server and names
// the database careline through it. It ends with the test.
func (c *Cluster) Bouncer(t testing.TB) (dsn string) {
	t.Helper()
	at, err := exec.LookPath("pgbouncer")
	if err != nil {
		at = "/usr/sbin/pgbouncer" // not in everybody's PATH
	}
	if _, err := os.Stat(at); err != nil {
		Skip(t, errAbsent.Error())
	}
	port, err := freePort()
	must(t, err)
	folder, err := os.MkdirTemp(c.folder, "bouncer")
	must(t, err)
	users, config, log := filepath.Join(folder, "users"), filepath.Join(folder, "pgbouncer.ini"), filepath.Join(folder, "log")
	tls := ""
	if c.ca != "" {
		tls = "server_tls_sslmode = verify-full\nserver_tls_ca_file = " + c.ca + "\n"
	}
	must(t, errors.Join(
		os.WriteFile(users, fmt.Appendf(nil, "%q %q\n", "careline", c.password), 0o600),
		os.WriteFile(config, fmt.Appendf(nil, `[databases]
* = host=127.0.0.1 port=%d
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %d
unix_socket_dir =
auth_type = scram-sha-256
auth_file = %s
pool_mode = transaction
max_client_conn = 1000
default_pool_size = 20
ignore_startup_parameters = extra_float_digits
logfile = %s
pidfile = %s
%s`, c.port, port, users, log, filepath.Join(folder, "pgbouncer.pid"), tls), 0o600),
		c.owner.give(folder, users, config)))
	cmd := exec.Command(at, "-q", config)
	cmd.Dir = folder
	c.owner.run(cmd)
	must(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // and it is gone, however it ended
		_ = cmd.Wait()
	})
	u := c.address("careline", "careline", c)
	u.Host, u.RawQuery = fmt.Sprint("127.0.0.1:", port), "sslmode=disable"
	must(t, c.await("answer through pgbouncer", func(ctx context.Context) (bool, error) {
		conn, err := pgx.Connect(ctx, With(u.String(), "default_query_exec_mode", "exec"))
		if err != nil {
			return false, nil //nolint:nilerr // not yet
		}
		return true, conn.Close(ctx)
	}))
	return u.String()
}
