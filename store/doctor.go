package store

import (
	"context"
	"database/sql"
	"os"

	"github.com/dustin/go-humanize"

	"careline"
)

// Finding is what one check of Examine found.
type Finding struct {
	Check   string // for programs
	Problem bool
	Says    careline.Phrase
}

// ExamineOptions say how closely Examine looks.
type ExamineOptions struct {
	// Full looks at every index and every customer, which takes minutes for
	// millions; otherwise the lookup index is proved on a sample.
	Full bool
	// Progress, where set, is told how many customers of all are compared with
	// the lookup index.
	Progress func(done, total int)
}

// Examine tells how the store that dsn names is, and changes nothing. A store
// that is not there is an error.
func Examine(ctx context.Context, dsn string, opts ExamineOptions) ([]Finding, error) {
	if onServer(dsn) {
		return examineServer(ctx, dsn, opts)
	}
	path, err := parseDSN(dsn)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		_, err := findFile(path, false)
		return nil, err
	}
	x := &examination{path: path, opts: opts}
	x.surroundings(info)
	if err := x.contents(ctx); err != nil {
		// An engine that can't go on is a finding; one that was stopped is not.
		if ctx.Err() != nil {
			return nil, sqliteDialect.problem(ctx, err)
		}
		check := "store"
		if sqliteDialect.fault(err) == faultCorrupt {
			check = "integrity"
		}
		x.failed(check, sqliteDialect.problem(ctx, err))
	}
	return x.found, nil
}

// examination gathers findings.
type examination struct {
	path  string
	opts  ExamineOptions
	found []Finding
}

func (x *examination) tell(check string, problem bool, says careline.Phrase) {
	x.found = append(x.found, Finding{check, problem, says})
}

func (x *examination) failed(check string, err error) {
	x.tell(check, true, careline.Say("%s", "%s", err))
}

// contents looks into the file, at one moment of it.
func (x *examination) contents(ctx context.Context) error {
	if _, err := findFile(x.path, false); err != nil {
		return err
	}
	state, err := probe(ctx, x.path)
	if err != nil {
		return err
	}
	if err := state.check(x.path, Options{}); err != nil {
		return err
	}
	db, err := openSQLite(x.path, toProbe, 1)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	current, err := x.schema(ctx, &sqliteDialect, tx)
	if err == nil {
		err = x.integrity(ctx, tx)
	}
	if err != nil || !current { // other tables may not be as we know them
		return err
	}
	return x.lookup(ctx, &reader{d: &sqliteDialect, tx: tx, stmts: map[string]statement{}})
}

// schema tells whether tables and index are of this careline.
func (x *examination) schema(ctx context.Context, d *dialect, tx *sql.Tx) (current bool, err error) {
	tables, index, err := schemaVersion(ctx, d, tx)
	if err != nil {
		return false, err
	}
	target, err := d.target()
	if err != nil {
		return false, err
	}
	switch {
	case tables > target || index > careline.SearchVersion:
		x.failed("schema", errNewer)
	case tables < target || index < careline.SearchVersion:
		x.tell("schema", true, careline.Say("The store was made by an older careline (version %d of %d); run careline migrate.",
			"数据库由旧版 careline 创建（版本 %d，应为 %d）；请运行 careline migrate。", tables, target))
	default:
		x.tell("schema", false, careline.Say("The tables are up to date (version %d).", "表结构为最新（版本 %d）。", tables))
		return true, nil
	}
	return false, nil
}

func (x *examination) integrity(ctx context.Context, tx *sql.Tx) error {
	wrong, err := checkSQLite(ctx, tx, !x.opts.Full)
	if err != nil {
		if sqliteDialect.fault(err) != faultCorrupt {
			return err
		}
		wrong = append(wrong, err.Error())
	}
	if len(wrong) > 0 {
		x.tell("integrity", true, careline.Say("The file is damaged; restore a backup (%s).", "文件已损坏，请用备份恢复（%s）。", wrong[0]))
	} else {
		x.tell("integrity", false, careline.Say("The file is sound.", "文件完好。"))
	}
	n, err := danglingRows(ctx, tx)
	if err != nil {
		return err
	}
	if n > 0 {
		x.tell("references", true, careline.Count(n, "%s record points at another that is not there.", "%s records point at others that are not there.", "%s 条记录引用了不存在的记录。"))
	} else {
		x.tell("references", false, careline.Say("Every record that is pointed at is there.", "所有引用均有效。"))
	}
	return nil
}

func size(n int64) string { return humanize.IBytes(uint64(max(0, n))) } //nolint:gosec // never negative
