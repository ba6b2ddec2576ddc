package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"careline"
)

// Restore makes the store that dsn names out of a backup. A store that is
// there is kept beside, under its name and the moment now, and only if opts
// allow it. It is refused while anybody has that store open.
func Restore(ctx context.Context, file, dsn string, now time.Time, opts CopyOptions) (c Copied, err error) {
	path, err := parseDSN(dsn)
	if err != nil {
		return c, err
	}
	if err := fitToRestore(ctx, file, path); err != nil {
		return c, err
	}
	there := Exists(dsn)
	if there {
		if err := mayReplace(ctx, path, opts.Replace); err != nil {
			return c, err
		}
	} else if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return c, unwritable(path, err)
	}
	if onNetwork(filepath.Dir(path)) {
		return c, networkDisk(path)
	}
	from, err := filepath.Abs(file)
	if err != nil {
		return c, noBackup(file, err)
	}
	fresh, c, err := copyBeside(ctx, from, path, opts.Progress)
	if err != nil {
		return c, err
	}
	if there {
		c.Kept, err = swap(ctx, fresh, path, path+".before-restore-"+now.UTC().Format("20060102T150405Z"))
	} else {
		err = settle(fresh, path)
	}
	if err != nil {
		removeStore(fresh)
	}
	return c, err
}

// fitToRestore refuses all but a whole store that this careline understands.
func fitToRestore(ctx context.Context, file, path string) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return careline.NewError(careline.CodeNotFound, careline.Say("There is no file %s.", "没有文件 %s。", file), err)
	case err != nil:
		return careline.NewError(careline.CodeFailed, careline.Say("The file %s can't be read.", "无法读取文件 %s。", file), err)
	case !info.Mode().IsRegular():
		return noBackup(file, nil)
	case sameFile(file, path):
		return careline.NewError(careline.CodeInvalid, careline.Say("%s is the store itself.", "%s 就是数据库本身。", file), nil)
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return noBackup(file, err)
	}
	state, err := probe(ctx, abs)
	if err != nil || !state.ours {
		return noBackup(file, err)
	}
	db, err := openSQLite(abs, toProbe, 1)
	if err != nil {
		return noBackup(file, err)
	}
	defer db.Close() //nolint:errcheck // it was only read
	tables, index, err := schemaVersion(ctx, &sqliteDialect, db)
	if err != nil {
		return noBackup(file, err)
	}
	target, err := sqliteDialect.target()
	if err != nil {
		return err
	}
	if tables > target || index > careline.SearchVersion {
		return careline.NewError(careline.CodeInvalid, careline.Say(
			"The backup %s was made by a newer careline; this one must be updated first.",
			"备份 %s 由更新版本的 careline 创建；请先升级本程序。", file), nil)
	}
	wrong, err := checkSQLite(ctx, db, false)
	if err != nil || len(wrong) > 0 {
		return careline.NewError(careline.CodeInvalid, careline.Say("The backup %s is damaged; nothing was changed.",
			"备份 %s 已损坏；未作任何改动。", file), errors.Join(sqliteDialect.problem(ctx, err), damaged(wrong)))
	}
	return nil
}

func noBackup(file string, cause error) error {
	return careline.NewError(careline.CodeInvalid, careline.Say("%s is not a careline backup; nothing was changed.",
		"%s 不是 careline 备份；未作任何改动。", file), cause)
}

// mayReplace refuses to set a store aside that is in use, or that is somebody
// else's database.
func mayReplace(ctx context.Context, path string, replace bool) error {
	if !replace {
		return careline.NewError(careline.CodeConflict, careline.Say(
			"There is a store at %s already; --replace keeps it beside and puts the backup in its place.",
			"%s 处已有数据库；加 --replace 可将其另存，并以备份替换。", path), nil)
	}
	if _, err := findFile(path, false); err != nil {
		return err
	}
	state, err := probe(ctx, path)
	if err == nil {
		if err := state.check(path, Options{Create: true}); err != nil {
			return err
		}
	} else if !beyondRepair(err) {
		return err
	}
	release, err := take(ctx, path)
	if err != nil {
		return err
	}
	return release()
}

// beyondRepair tells of an error for which a store is replaced in the first place.
func beyondRepair(err error) bool {
	f := sqliteDialect.fault(err)
	return f == faultForeign || f == faultCorrupt
}

// take has the store to itself; one that the engine can't read any more is
// taken without its help.
func take(ctx context.Context, path string) (release func() error, err error) {
	release, err = seize(ctx, path)
	switch {
	case err == nil:
		return release, nil
	case sqliteDialect.fault(err) == faultBusy:
		return nil, unavailable(careline.Say("Somebody has the store %s open; it can be replaced when all have left it.",
			"有人正在使用数据库 %s；所有人退出后方可替换。", path), err)
	case beyondRepair(err):
		return func() error { return nil }, nil
	}
	return nil, sqliteDialect.problem(ctx, err)
}

// swap puts fresh in the store's place and the store aside. The lock is held
// meanwhile: who opens the old file just then finds that it was moved, and the
// engine writes nothing to it.
func swap(ctx context.Context, fresh, path, aside string) (kept string, err error) {
	release, err := take(ctx, path)
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" { // moves no file that is open
		err, release = release(), func() error { return nil }
	}
	defer func() { err = errors.Join(err, release()) }()
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(aside); err == nil {
		return "", careline.NewError(careline.CodeConflict, careline.Say("%s is there already.", "%s 已存在。", aside), nil)
	}
	for _, end := range sideFiles { // a log that could not be folded in belongs to the old file
		if err := os.Rename(path+end, aside+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", unwritable(aside, err)
		}
	}
	// A second name first: so there is a store under its name at every moment.
	if err := os.Link(path, aside); err != nil {
		if err := os.Rename(path, aside); err != nil {
			return "", unwritable(aside, err)
		}
	}
	if err := putInPlace(fresh, path); err != nil {
		return "", unwritable(path, err)
	}
	return aside, nil
}

// settle gives fresh the store's name, which nobody has.
func settle(fresh, path string) error {
	if err := usedAs(path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return careline.NewError(careline.CodeConflict, careline.Say("There is a store at %s by now.", "%s 处已有数据库。", path), nil)
	}
	if err := putInPlace(fresh, path); err != nil {
		return unwritable(path, err)
	}
	return nil
}
