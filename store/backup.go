package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"careline"
)

// CopyOptions say what Backup and Restore may do.
type CopyOptions struct {
	// Replace lets Backup overwrite a file, and Restore set a store aside.
	Replace bool
	// Progress, where set, is told how many pages of all are copied.
	Progress func(done, total int)
}

// Copied is what Backup and Restore made.
type Copied struct {
	Path      string
	Bytes     int64
	Customers int
	Kept      string // where Restore put the store that was there; empty if none
}

// Backup copies the store that dsn names into file, as it is at one moment and
// of whatever version, while others go on with it. The file comes to be all at
// once, when the copy was checked.
func Backup(ctx context.Context, dsn, file string, opts CopyOptions) (c Copied, err error) {
	path, err := parseDSN(dsn)
	if err != nil {
		return c, err
	}
	if _, err := findFile(path, false); err != nil {
		return c, err
	}
	state, err := probe(ctx, path)
	if err != nil {
		return c, err
	}
	if err := state.check(path, Options{}); err != nil {
		return c, err
	}
	if file, err = filepath.Abs(file); err != nil {
		return c, unwritable(file, err)
	}
	if err := mayBackupTo(file, path, opts.Replace); err != nil {
		return c, err
	}
	fresh, c, err := copyBeside(ctx, path, file, opts.Progress)
	if err != nil {
		return c, err
	}
	if err := mayBackupTo(file, path, opts.Replace); err != nil {
		return c, errors.Join(err, os.Remove(fresh))
	}
	if err := putInPlace(fresh, file); err != nil {
		return c, errors.Join(unwritable(file, err), os.Remove(fresh))
	}
	return c, nil
}

// mayBackupTo refuses to overwrite what was not said to be overwritten, and
// the store itself however it is called.
func mayBackupTo(file, store string, replace bool) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
			return careline.NewError(careline.CodeInvalid, careline.Say("There is no folder %s.", "没有文件夹 %s。",
				filepath.Dir(file)), err)
		}
		return usedAs(file)
	case err != nil:
		return unwritable(file, err)
	case sameFile(file, store):
		return careline.NewError(careline.CodeInvalid, careline.Say("%s is the store itself; a backup needs another place.",
			"%s 就是数据库本身；备份须放在别处。", file), nil)
	case !info.Mode().IsRegular():
		return careline.NewError(careline.CodeInvalid, careline.Say("%s is not a file.", "%s 不是文件。", file), nil)
	case !replace:
		return careline.NewError(careline.CodeConflict, careline.Say("%s is there already; --force overwrites it.",
			"%s 已存在；如需覆盖请加 --force。", file), nil)
	}
	return usedAs(file)
}

// usedAs refuses a name beside which an engine has its own files: a log that
// belongs to another file would be played into ours.
func usedAs(file string) error {
	for _, end := range sideFiles {
		if _, err := os.Lstat(file + end); err == nil {
			return careline.NewError(careline.CodeConflict, careline.Say(
				"%s is in use as a database: %s is beside it.", "%s 正作为数据库使用：旁有 %s。",
				file, filepath.Base(file)+end), nil)
		}
	}
	return nil
}

// sideFiles are the ends of the names that the engine gives its own files.
var sideFiles = []string{"-wal", "-shm", "-journal"}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// copyBeside makes a checked copy of the store in from, for the user's eyes
// only, in the folder of to and under a name that nobody has.
func copyBeside(ctx context.Context, from, to string, progress func(done, total int)) (fresh string, c Copied, err error) {
	f, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".part-*")
	if err != nil {
		return "", c, unwritable(to, err)
	}
	fresh = f.Name()
	defer func(made string) {
		if err != nil {
			removeStore(made)
		}
	}(fresh)
	if err := f.Close(); err != nil { // before the engine opens it
		return "", c, unwritable(to, err)
	}
	want, err := copySQLite(ctx, from, fresh, progress)
	if err != nil {
		return "", c, copyFailed(ctx, to, err)
	}
	if err := whole(ctx, fresh, want); err != nil {
		return "", c, err
	}
	info, err := os.Stat(fresh)
	if err != nil {
		return "", c, unwritable(to, err)
	}
	return fresh, Copied{Path: to, Bytes: info.Size(), Customers: want.Customers}, nil
}

// whole tells that a copy is sound and holds what it must.
func whole(ctx context.Context, path string, want counts) error {
	db, err := openSQLite(path, toProbe, 1)
	if err != nil {
		return sqliteDialect.problem(ctx, err)
	}
	defer db.Close() //nolint:errcheck // it was only read
	got, err := countRows(ctx, db)
	if err != nil {
		return sqliteDialect.problem(ctx, err)
	}
	if wrong, err := checkSQLite(ctx, db, false); err != nil || len(wrong) > 0 {
		return errors.Join(sqliteDialect.problem(ctx, err), damaged(wrong))
	}
	if got != want {
		return careline.NewError(careline.CodeFailed, careline.Say("The copy does not hold everything; nothing was changed.",
			"副本不完整；未作任何改动。"), nil)
	}
	return nil
}

func damaged(wrong []string) error {
	if len(wrong) == 0 {
		return nil
	}
	return careline.NewError(careline.CodeUnavailable, careline.Say("The store is damaged (%s); nothing was changed.",
		"数据库已损坏（%s）；未作任何改动。", wrong[0]), nil)
}

// copyFailed is problem, but for a disk that is full: the copy's, not the store's.
func copyFailed(ctx context.Context, to string, err error) error {
	if sqliteDialect.fault(err) == faultFull && ctx.Err() == nil {
		return careline.NewError(careline.CodeFailed, careline.Say(
			"The disk is full: there is no room for %s.", "磁盘已满：放不下 %s。", to), err)
	}
	return sqliteDialect.problem(ctx, err)
}

func unwritable(file string, cause error) error {
	return careline.NewError(careline.CodeFailed, careline.Say("%s can't be written.", "无法写入 %s。", file), cause)
}

// putInPlace gives the file its name, and has that survive a power failure.
func putInPlace(fresh, name string) error {
	if err := os.Rename(fresh, name); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // has no way to sync a folder
		return nil
	}
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// removeStore takes a copy that came to nothing away, with the engine's files.
func removeStore(path string) {
	for _, end := range append([]string{""}, sideFiles...) {
		_ = os.Remove(path + end)
	}
}
