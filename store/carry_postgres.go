package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/stdlib"

	"careline"
)

var postgresWays = carryWays{
	open: func(ctx context.Context, dsn string, most int) (*sql.DB, error) {
		v, err := parseServer(dsn)
		if err == nil {
			err = v.look(ctx)
		}
		if err != nil {
			return nil, err
		}
		return v.open(most), nil
	},
	snapshot: func(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
		tx, err := conn.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
		if err != nil {
			return nil, err
		}
		// The other side may take its time.
		if _, err := tx.ExecContext(ctx, "SET LOCAL idle_in_transaction_session_timeout = 0"); err != nil {
			return nil, errors.Join(err, tx.Rollback())
		}
		return tx, nil
	},
	tables: func(ctx context.Context, q querier) ([]carryTable, error) {
		return carryTables(ctx, q, `
			SELECT t.relname, c.attname, CASE format_type(c.atttypid, NULL) WHEN 'bigint' THEN 0 WHEN 'smallint' THEN 1
				WHEN 'text' THEN 2 WHEN 'bytea' THEN 3 ELSE -1 END, coalesce(array_position(k.indkey::int2[], c.attnum) + 1, 0)
			FROM pg_class AS t
			JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
			LEFT JOIN pg_index AS k ON k.indrelid = t.oid AND k.indisprimary
			WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
			ORDER BY t.relname COLLATE "C", c.attnum`)
	},
	aside: func(ctx context.Context, q querier) (all []laidAside, err error) {
		err = eachRow(ctx, q, `
			SELECT t.relname, 'DROP INDEX ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), i.indisunique, 1
			FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
			WHERE t.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)
			UNION ALL
			SELECT t.relname, format('ALTER TABLE %I DROP CONSTRAINT %I', t.relname, c.conname),
				format('ALTER TABLE %I ADD CONSTRAINT %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)), true, 2
			FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
			WHERE t.relnamespace = current_schema()::regnamespace AND c.contype = 'f'
			ORDER BY 5, 1, 2`, func(row scanner) error {
			var a laidAside
			var order int
			err := row.Scan(&a.table, &a.drop, &a.remake, &a.between, &order)
			all = append(all, a)
			return err
		})
		return all, err
	},
	// A pooler may give the connection to others after the transaction.
	bulk: []string{"SET LOCAL synchronous_commit = off", "SET LOCAL maintenance_work_mem = '256MB'"},
	put: func(ctx context.Context, conn *sql.Conn, _ *sql.Tx, t carryTable, rows [][]any) error {
		data, err := forCopy(t, rows)
		if err != nil {
			return err
		}
		return conn.Raw(func(raw any) error {
			c, is := raw.(*stdlib.Conn)
			if !is {
				return errors.New("the driver can't copy into a table")
			}
			_, err := c.Conn().PgConn().CopyFrom(ctx, bytes.NewReader(data),
				"COPY "+t.name+" ("+t.names()+") FROM STDIN WITH (FORMAT binary)")
			return err
		})
	},
	given: func(ctx context.Context, q querier) (map[string]int64, error) {
		return givenBy(ctx, q, `
			SELECT regexp_replace(sequencename, '_id_seq$', ''), coalesce(last_value, 0) FROM pg_sequences
			WHERE schemaname = current_schema() AND sequencename LIKE '%\_id\_seq' AND sequencename NOT LIKE 'goose%'`)
	},
	give: func(ctx context.Context, tx *sql.Tx, given map[string]int64) error {
		var all []string
		err := eachRow(ctx, tx, `
			SELECT sequencename FROM pg_sequences
			WHERE schemaname = current_schema() AND sequencename LIKE '%\_id\_seq' AND sequencename NOT LIKE 'goose%'`,
			func(row scanner) error {
				var name string
				err := row.Scan(&name)
				all = append(all, name)
				return err
			})
		if err != nil {
			return err
		}
		for _, sequence := range all {
			table := strings.TrimSuffix(sequence, "_id_seq")
			highest := "SELECT max(id) FROM " + table
			if table == lookupDocument {
				highest = `SELECT greatest((SELECT max(lookup_doc) FROM customer), (SELECT max(doc) FROM lookup_waiting),
					(SELECT max(last_doc) FROM lookup_segment))`
			}
			_, err := tx.ExecContext(ctx, "SELECT setval('"+sequence+"', last) FROM (SELECT greatest(("+highest+"), $1::bigint) AS last) AS l WHERE last > 0",
				given[table])
			if err != nil {
				return err
			}
		}
		return nil
	},
	sound:   func(context.Context, querier) (bool, error) { return true, nil }, // the references were made again
	settled: []string{"ANALYZE"},
}

// forCopy gives rows in the binary form of COPY.
func forCopy(t carryTable, rows [][]any) ([]byte, error) {
	b := append(make([]byte, 0, 1<<20), "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00"...)
	for _, row := range rows {
		b = binary.BigEndian.AppendUint16(b, uint16(len(row))) //nolint:gosec // columns are few
		for i, v := range row {
			switch v := v.(type) {
			case nil:
				b = append(b, 0xff, 0xff, 0xff, 0xff)
			case int64:
				if t.columns[i].kind == aSmallNumber {
					b = binary.BigEndian.AppendUint16(append(b, 0, 0, 0, 2), uint16(v)) //nolint:gosec // flags
				} else {
					b = binary.BigEndian.AppendUint64(append(b, 0, 0, 0, 8), uint64(v)) //nolint:gosec // the bits count
				}
			case string:
				if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
					return nil, careline.NewError(careline.CodeInvalid, careline.Say(
						"The table %s has text in its row %s that PostgreSQL can't hold: it is no UTF-8.",
						"表 %s 的行 %s 含有 PostgreSQL 无法保存的文本：不是有效的 UTF-8。", t.name, fmt.Sprint(t.keyOf(row)...)), nil)
				}
				b = append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...) //nolint:gosec // far less
			case []byte:
				b = append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...) //nolint:gosec // far less
			default:
				return nil, fmt.Errorf("a value of %s is a %T", t.name, v)
			}
		}
	}
	return append(b, 0xff, 0xff), nil
}
