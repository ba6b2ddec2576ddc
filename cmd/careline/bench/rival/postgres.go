package rival

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"careline"
	"careline/cmd/careline/bench"
)

// postgres is PostgreSQL with pg_trgm: what holds each scrap, and where nobody
// does, what comes near each.
type postgres struct {
	dsn     string
	cluster *cluster // the throw-away one, if it is not somebody's own
	conn    *pgx.Conn
	table   string
}

func (*postgres) Name() string { return "pg_trgm" }

func (*postgres) About() careline.Words {
	return careline.Words{
		EN: "PostgreSQL, GIN, line ILIKE '%…%' AND …; where none is found, … <% line",
		ZH: "PostgreSQL，GIN，line ILIKE '%…%' AND …；无结果时 … <% line",
	}
}

func (p *postgres) Open(ctx context.Context, folder, list string, customers int) (err error) {
	if p.dsn == "" {
		if p.cluster, err = startCluster(ctx, folder); err != nil {
			return err
		}
	}
	if p.conn, err = p.connect(ctx); err != nil {
		return err
	}
	if _, err := p.conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS pg_trgm"); err != nil {
		return absent("pg_trgm (%v)", err)
	}
	p.table = fmt.Sprintf("careline_bench_%d", customers)
	var there bool
	err = p.conn.QueryRow(ctx, "SELECT to_regclass($1) IS NOT NULL", p.table+"_trgm").Scan(&there)
	if err == nil && !there {
		err = p.fill(ctx, p.table, list)
	}
	return err
}

func (p *postgres) connect(ctx context.Context) (*pgx.Conn, error) {
	dsn := p.dsn
	if p.cluster != nil {
		dsn = p.cluster.dsn
	}
	return pgx.Connect(ctx, dsn)
}

// fill makes the table, and its index last: that it is there tells that the
// table was finished.
func (p *postgres) fill(ctx context.Context, table, list string) error {
	for _, q := range []string{"DROP TABLE IF EXISTS " + table, "CREATE UNLOGGED TABLE " + table + " (id bigint PRIMARY KEY, line text NOT NULL)"} {
		if _, err := p.conn.Exec(ctx, q); err != nil {
			return err
		}
	}
	var rows [][]any
	flush := func() error {
		_, err := p.conn.CopyFrom(ctx, pgx.Identifier{table}, []string{"id", "line"}, pgx.CopyFromRows(rows))
		rows = rows[:0]
		return err
	}
	err := eachLine(list, func(id int64, line string) error {
		if rows = append(rows, []any{id, line}); len(rows) == batch {
			return flush()
		}
		return nil
	})
	if err = errors.Join(err, flush()); err != nil {
		return err
	}
	for _, q := range []string{
		"SET maintenance_work_mem = '512MB'", "SET default_statistics_target = 100",
		"CREATE INDEX " + table + "_trgm ON " + table + " USING gin (line gin_trgm_ops)", "ANALYZE " + table,
	} {
		if _, err := p.conn.Exec(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (p *postgres) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	if p.conn.IsClosed() { // a query that took too long closes it
		conn, err := p.connect(ctx)
		if err != nil {
			return nil, err
		}
		p.conn = conn
	}
	scraps := Scraps(q)
	where, args := make([]string, len(scraps)), make([]any, len(scraps))
	for i, s := range scraps {
		where[i] = fmt.Sprintf("line ILIKE $%d", i+1)
		args[i] = "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s) + "%"
	}
	found, err := p.ask(ctx, strings.Join(where, " AND "), "", args)
	if err != nil || len(found) > 0 {
		return found, err
	}
	where, args = where[:0], args[:0]
	var far []string
	for _, s := range scraps {
		if utf8.RuneCountInString(s) < 3 {
			continue // trigrams say nothing about it
		}
		args = append(args, s)
		where = append(where, fmt.Sprintf("$%d <%% line", len(args)))
		far = append(far, fmt.Sprintf("($%d <<-> line)", len(args)))
	}
	if len(args) == 0 {
		return nil, nil
	}
	return p.ask(ctx, strings.Join(where, " AND "), " ORDER BY "+strings.Join(far, " + "), args)
}

func (p *postgres) ask(ctx context.Context, where, order string, args []any) ([]careline.CustomerID, error) {
	rows, err := p.conn.Query(ctx, fmt.Sprintf("SELECT id FROM %s WHERE %s%s LIMIT %d", p.table, where, order, Screenful), args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[careline.CustomerID])
}

func (p *postgres) Close() error {
	var err error
	if p.conn != nil {
		err = p.conn.Close(context.Background())
	}
	if p.cluster != nil {
		err = errors.Join(err, p.cluster.stop())
	}
	return err
}
