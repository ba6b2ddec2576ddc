package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"careline"
)

const (
	// connectWithin is how long one host of a server may take to answer.
	connectWithin = 3 * time.Second
	// connections is how many a desk has at most: two that read, one that
	// saves, one that says where it is.
	connections = 4
	// idleConnection is after how long one that nobody uses is given back.
	idleConnection = time.Minute
)

// server is a PostgreSQL server, or several of which one takes changes.
type server struct {
	config *pgx.ConnConfig
	pooled bool // connections change behind a pooler: no LISTEN, nothing kept prepared
	empty  bool // it has no tables yet
	ours   bool
}

func badServer(dsn string, cause error) error {
	return careline.NewError(careline.CodeUsage, careline.Say("The store's address %q can't be read; write postgres://USER@HOST/DATABASE.",
		"无法识别数据库地址 %q；请写成 postgres://用户@主机/数据库。", careline.HidePassword(dsn)), cause)
}

// parseServer reads the address of a server. What it leaves open is set so
// that of several hosts the one that takes changes is found, and soon.
func parseServer(dsn string) (*server, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, badServer(dsn, err)
	}
	if config.Database == "" {
		return nil, badServer(dsn, nil)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectWithin
	}
	if config.ValidateConnect == nil {
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "careline"
	}
	config.DialFunc = (&net.Dialer{
		Control: giveUpSoon,
		// A line that is dead without a word is noticed within 6 seconds.
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 3 * time.Second, Interval: time.Second, Count: 3},
	}).DialContext
	config.OnNotice = noteWarning
	return &server{config: config}, nil
}

// warned is where a connection keeps that the server warned of something.
const warned = "careline: warned"

// noteWarning notes a warning: of one while it commits, the server says that
// it waits no longer for a standby to have the changes too.
func noteWarning(c *pgconn.PgConn, n *pgconn.Notice) {
	if n.Code == "01000" {
		c.CustomData()[warned] = true
	}
}

// look finds out what kind of server it is, and what is on it.
func (v *server) look(ctx context.Context) error {
	config := v.config.Copy()
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx)) //nolint:errcheck // it was only read
	var pid uint32
	var tables int
	var meta bool
	err = conn.QueryRow(ctx, `
		SELECT pg_backend_pid(), to_regclass('meta') IS NOT NULL,
			(SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'goose%')`).
		Scan(&pid, &meta, &tables)
	// A pooler gives its clients other numbers than the server's.
	v.pooled, v.empty = pid != conn.PgConn().PID(), tables == 0
	if err != nil || !meta {
		return err
	}
	// The mark comes with the first step, so that what a killed maker left is known.
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM meta WHERE key = '"+markKey+"')").Scan(&v.ours)
	if postgresFault(err) == faultNewer {
		err = nil // somebody else's table of that name
	}
	return err
}

// check refuses a database that is no store; an empty one may become one.
func (v *server) check(opts Options) error {
	switch {
	case v.ours, v.empty && opts.Create:
		return nil
	case v.empty:
		return unavailable(careline.Say("The database %s is empty, so it is no store yet.", "数据库 %s 为空，尚不是热线数据库。",
			v.config.Database), nil)
	}
	return unavailable(careline.Say("The database %s holds something else than a careline store; it was left as it is.",
		"数据库 %s 中不是 careline 的数据；未作任何改动。", v.config.Database), nil)
}

// local tells that the line does not leave the machine.
func (v *server) local() bool {
	ip := net.ParseIP(v.config.Host)
	return strings.HasPrefix(v.config.Host, "/") || v.config.Host == "localhost" || ip != nil && ip.IsLoopback()
}

// open gives a pool of connections; none is made yet.
func (v *server) open(most int) *sql.DB {
	config := v.config.Copy()
	if v.pooled {
		config.DefaultQueryExecMode = pgx.QueryExecModeExec
	}
	db := stdlib.OpenDB(*config,
		stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
			if v.pooled {
				return nil // it would be set for somebody else
			}
			// One who falls silent in a transaction must not keep others waiting.
			_, err := c.Exec(ctx, "SET idle_in_transaction_session_timeout = '15s'; SET lock_timeout = '10s'",
				pgx.QueryExecModeSimpleProtocol)
			if err != nil {
				_ = c.Close(ctx)
			}
			return err
		}),
		// A connection that is dead is found by the transaction that begins on it.
		stdlib.OptionShouldPing(func(context.Context, stdlib.ShouldPingParams) bool { return false }))
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	db.SetConnMaxIdleTime(idleConnection)
	return db
}

// beginPostgres starts a transaction on a connection of its own, so that it is
// known what the server said while it committed, and a broken one is given up.
func beginPostgres(ctx context.Context, db *sql.DB, why purpose) (*transaction, error) {
	conn, err := connected(ctx, db)
	if err != nil {
		return nil, err
	}
	// The driver lets a commit go on only as long as this context does.
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	t := &transaction{leave: func(broken bool) {
		end()
		if broken {
			_ = conn.Raw(func(any) error { return driver.ErrBadConn })
		}
		_ = conn.Close()
	}}
	isolation := sql.LevelReadCommitted
	if why == saving {
		isolation = sql.LevelRepeatableRead
	}
	stop := time.AfterFunc(patience, end)
	t.Tx, err = conn.BeginTx(life, &sql.TxOptions{Isolation: isolation})
	stop.Stop()
	if err == nil && why == passing {
		_, err = t.ExecContext(ctx, "SET LOCAL synchronous_commit = off")
	}
	if err != nil {
		t.leave(true)
		return nil, err
	}
	t.finish = func() error {
		said := customData(conn)
		delete(said, warned)
		defer time.AfterFunc(patience, end).Stop()
		if err := t.Commit(); err != nil {
			return err
		}
		if said[warned] != nil {
			return errUnheld
		}
		return nil
	}
	return t, nil
}

// errUnheld: the change is on one server only, which may be the one that fails.
var errUnheld = errors.New("the server no longer waits for its standby")

// connected gives a connection; making one takes a while, and has an end.
func connected(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return db.Conn(ctx)
}

func customData(conn *sql.Conn) (said map[string]any) {
	_ = conn.Raw(func(raw any) error {
		if c, is := raw.(*stdlib.Conn); is {
			said = c.Conn().PgConn().CustomData()
		}
		return nil
	})
	return said
}
