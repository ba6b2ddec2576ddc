package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

var sqliteWays = carryWays{
	open: func(_ context.Context, dsn string, most int) (*sql.DB, error) {
		path, err := parseDSN(dsn)
		if err != nil {
			return nil, err
		}
		return openSQLite(path, toCarry, most)
	},
	snapshot: func(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
		tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return nil, err
		}
		var n int // the engine settles on a state at the first look
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM meta").Scan(&n); err != nil {
			return nil, errors.Join(err, tx.Rollback())
		}
		return tx, nil
	},
	tables: func(ctx context.Context, q querier) ([]carryTable, error) {
		return carryTables(ctx, q, `
			SELECT t.name, c.name, CASE c.type WHEN 'INTEGER' THEN 0 WHEN 'TEXT' THEN 2 WHEN 'BLOB' THEN 3 ELSE -1 END, c.pk
			FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
			WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
			ORDER BY t.name, c.cid`)
	},
	aside: func(ctx context.Context, q querier) (all []laidAside, err error) {
		err = eachRow(ctx, q, `
			SELECT tbl_name, 'DROP INDEX ' || name, sql FROM sqlite_schema
			WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name`, func(row scanner) error {
			var a laidAside
			err := row.Scan(&a.table, &a.drop, &a.remake)
			a.between = strings.HasPrefix(a.remake, "CREATE UNIQUE")
			all = append(all, a)
			return err
		})
		return all, err
	},
	put: func(ctx context.Context, _ *sql.Conn, tx *sql.Tx, t carryTable, rows [][]any) error {
		return putRows(ctx, &sqliteDialect, tx, t, rows, "")
	},
	given: func(ctx context.Context, q querier) (map[string]int64, error) {
		return givenBy(ctx, q, "SELECT name, seq FROM sqlite_sequence")
	},
	give: func(ctx context.Context, tx *sql.Tx, given map[string]int64) error {
		for table, last := range given {
			var counts bool
			err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ? AND sql LIKE '%AUTOINCREMENT%')", table).
				Scan(&counts)
			if err != nil {
				return err
			}
			if !counts {
				continue
			}
			for _, statement := range []string{
				"INSERT INTO sqlite_sequence (name, seq) SELECT ?1, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
				"UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1",
			} {
				args := []any{table, last}
				if _, err := tx.ExecContext(ctx, statement, args[:strings.Count(statement, "?2")+1]...); err != nil {
					return err
				}
			}
		}
		return nil
	},
	sound: func(ctx context.Context, q querier) (ok bool, err error) {
		ok = true
		err = eachRow(ctx, q, "PRAGMA foreign_key_check", func(scanner) error {
			ok = false
			return nil
		})
		return ok, err
	},
	// What was copied so far is on disk before the store is said to be whole.
	settled: []string{"PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA synchronous = FULL"},
}

func waysOf(d *dialect) *carryWays {
	if d == &sqliteDialect {
		return &sqliteWays
	}
	return &postgresWays
}

// carryTables reads a list of table, column, kind and place in the key.
func carryTables(ctx context.Context, q querier, query string) (all []carryTable, err error) {
	err = eachRow(ctx, q, query, func(row scanner) error {
		var table string
		var c carryColumn
		var place int
		if err := row.Scan(&table, &c.name, &c.kind, &place); err != nil {
			return err
		}
		if strings.HasPrefix(table, "goose_") || strings.HasPrefix(table, "carry_") {
			return nil
		}
		if len(all) == 0 || all[len(all)-1].name != table {
			all = append(all, carryTable{name: table})
		}
		t := &all[len(all)-1]
		if c.kind < 0 {
			return errors.New("the column " + table + "." + c.name + " is of a kind that can't be copied")
		}
		t.columns = append(t.columns, c)
		if place > 0 {
			for len(t.key) < place {
				t.key = append(t.key, 0)
			}
			t.key[place-1] = len(t.columns) - 1
		}
		return nil
	})
	return all, err
}

func givenBy(ctx context.Context, q querier, query string) (map[string]int64, error) {
	given := map[string]int64{}
	err := eachRow(ctx, q, query, func(row scanner) error {
		var table string
		var last int64
		err := row.Scan(&table, &last)
		given[table] = last
		return err
	})
	return given, err
}

func repeat(one string, n int) string { return strings.TrimSuffix(strings.Repeat(one+", ", n), ", ") }
