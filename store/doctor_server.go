package store

import (
	"context"
	"database/sql"

	"careline"
)

func examineServer(ctx context.Context, dsn string, opts ExamineOptions) ([]Finding, error) {
	v, err := parseServer(dsn)
	if err != nil {
		return nil, err
	}
	x := &examination{opts: opts}
	if err := x.server(ctx, v); err != nil {
		if ctx.Err() != nil || !v.ours {
			return nil, postgresDialect.problem(ctx, err)
		}
		x.failed("store", postgresDialect.problem(ctx, err))
	}
	return x.found, nil
}

// server looks at a store on a server.
func (x *examination) server(ctx context.Context, v *server) error {
	if err := v.look(ctx); err != nil {
		return err
	}
	if err := v.check(Options{}); err != nil {
		return err
	}
	db := v.open(1)
	defer db.Close() //nolint:errcheck // it was only read
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	d := &postgresDialect
	if err := x.host(ctx, tx, v); err != nil {
		return err
	}
	if err := x.standbys(ctx, tx); err != nil {
		return err
	}
	if current, err := x.schema(ctx, d, tx); err != nil || !current {
		return err
	}
	if x.opts.Full {
		// Whoever looks at all files takes longer than any statement of a desk.
		d = &dialect{}
		*d = postgresDialect
		d.longest = 0
	}
	return x.lookup(ctx, &reader{d: d, tx: tx, stmts: map[string]statement{}})
}

// host tells which server it is, and how one gets there.
func (x *examination) host(ctx context.Context, tx *sql.Tx, v *server) error {
	var name, version string
	var bytes int64
	var encrypted sql.NullBool
	var used, most int
	err := tx.QueryRowContext(ctx, `
		SELECT current_database(), current_setting('server_version'), pg_database_size(current_database()),
			(SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()),
			(SELECT sum(numbackends) FROM pg_stat_database), current_setting('max_connections')::int`).
		Scan(&name, &version, &bytes, &encrypted, &used, &most)
	if err != nil {
		return err
	}
	x.tell("server", false, careline.Say("The store is the database %s of %s, on PostgreSQL %s.", "数据库为 %s，大小 %s，PostgreSQL %s。",
		name, size(bytes), version))
	if v.pooled {
		x.tell("pooler", false, careline.Say("A pooler stands in between; changes by others are asked for instead of heard.",
			"中间有连接池；他人的修改通过轮询获知。"))
	}
	switch {
	case encrypted.Bool, v.local():
		x.tell("line", false, careline.Say("Nobody on the way can read along.", "传输过程无法被窃听。"))
	default:
		x.tell("line", true, careline.Say("The line to the server is not encrypted; add sslmode=verify-full to the store's address.",
			"到服务器的连接未加密；请在数据库地址中加上 sslmode=verify-full。"))
	}
	x.tell("connections", used*10 > most*9, careline.Say("%d of %d connections are in use.", "已用连接 %d，上限 %d。", used, most))
	return nil
}

// standbys tells whether a commit outlives the loss of the server.
func (x *examination) standbys(ctx context.Context, tx *sql.Tx) error {
	var wanted, waits string
	var there, seen, together int
	// Of a standby a plain login sees only that there is one.
	err := tx.QueryRowContext(ctx, `
		SELECT current_setting('synchronous_standby_names'), current_setting('synchronous_commit'),
			count(*), count(sync_state), count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')) FROM pg_stat_replication`).
		Scan(&wanted, &waits, &there, &seen, &together)
	switch {
	case err != nil:
		return err
	case wanted == "" || waits == "off" || waits == "local":
		x.tell("standby", false, careline.Say("No standby has to have a change before it counts as saved; the loss of the server may cost the last ones.",
			"保存时不等待备用服务器；服务器损毁可能丢失最近的修改。"))
	case there > 0 && seen == 0:
		x.tell("standby", false, careline.Say(
			"Saving waits for a standby, and %d are there; which of them is asked, this login may not see: GRANT pg_read_all_stats TO it.",
			"保存需等待备用服务器，现有 %d 台；此登录无权查看由谁确认：请授予 pg_read_all_stats。", there))
	case together == 0:
		x.tell("standby", true, careline.Say("Saving waits for a standby, and none is there.", "保存需等待备用服务器，但没有可用的。"))
	default:
		x.tell("standby", false, careline.Say("A change counts as saved when a standby has it too; %d of %d are asked.",
			"备用服务器确认后才算保存；参与确认 %d，共 %d。", together, there))
	}
	return nil
}
