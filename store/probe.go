package store

import (
	"context"
	"database/sql"

	"careline"
)

// applicationID marks a SQLite file as careline's: "CARE".
const applicationID = 0x43415245

// fileState is what a look at a file tells before anything is done to it.
type fileState struct {
	empty bool // no tables yet
	ours  bool
}

// probe looks at the file through a connection that can't change it: merely
// setting the journal mode would change somebody else's database.
func probe(ctx context.Context, path string) (st fileState, err error) {
	d := &sqliteDialect
	db, err := openSQLite(path, toProbe, 1)
	if err != nil {
		return st, d.problem(ctx, err)
	}
	defer db.Close() //nolint:errcheck // it was only read
	// Both are read of one state: somebody else may be making the store just now.
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return st, d.problem(ctx, err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	var id, tables int
	if err := tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return st, d.problem(ctx, err)
	}
	// goose makes its table first, and the mark comes with the first step.
	err = tx.QueryRowContext(ctx, `
		SELECT count(*) FROM sqlite_schema
		WHERE name NOT LIKE 'goose\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`).Scan(&tables)
	if err != nil {
		return st, d.problem(ctx, err)
	}
	return fileState{empty: tables == 0 && id == 0, ours: id == applicationID}, nil
}

// check refuses a file that is not a store; an empty one may become one.
func (st fileState) check(path string, opts Options) error {
	switch {
	case st.ours, st.empty && opts.Create:
		return nil
	case st.empty:
		return unavailable(careline.Say("The file %s is empty, so it is no store.", "文件 %s 是空的，不是数据库。", path), nil)
	default:
		return faultError(faultForeign, nil)
	}
}
