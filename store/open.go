package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"careline"
	"careline/store/index"
)

// Options say what Open may do.
type Options struct {
	// Create makes the store where there is none, and its folder; both are
	// for the user's eyes only.
	Create bool
	// Migrate brings a store that an older careline made up to this version.
	// Without it such a store is unavailable.
	Migrate bool
	// Progress, where set, is told how many customers of all are indexed again
	// while a migration rebuilds the lookup index.
	Progress func(done, total int)
	// Desks is how many consoles this process runs at a time; more than one
	// shares more connections and more memory among them.
	Desks int

	unfinished bool // it may be the half of a copy
}

// cacheBytes is what a desk keeps of the lookup index, and sharedBytes what
// many desks of one process keep of it together.
const (
	cacheBytes  = 24 << 20
	sharedBytes = 96 << 20
)

// share is how much a process takes of a store for its desks.
type share struct {
	readers, connections int // of a file; to a server
	cache                int // bytes of the lookup index
}

// share of one desk is what it ever needs at a time. Many desks want more than
// that, and far less than each for itself: a look takes milliseconds.
func (o Options) share() share {
	if o.Desks <= 1 {
		return share{readers: readers, connections: connections, cache: cacheBytes}
	}
	return share{
		readers:     min(max(readers, o.Desks/10), 8),
		connections: min(max(connections, o.Desks/8), 32),
		cache:       sharedBytes,
	}
}

// Open opens the store that dsn names: "sqlite:PATH", or the address of a
// PostgreSQL server. A store that can't be reached, or a file or a database
// that is none, is unavailable; it is then as it was.
func Open(ctx context.Context, dsn string, opts Options) (*Store, error) {
	open := openFile
	if onServer(dsn) {
		open = openServer
	}
	s, err := open(ctx, dsn, opts)
	if err != nil {
		return nil, err
	}
	s.unfinished = opts.unfinished
	if half, err := s.halfCopied(ctx, opts); half || err != nil {
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		return s, nil
	}
	if s.isNew || opts.Migrate {
		if _, _, err := s.migrate(ctx, opts.Progress); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	} else if err := s.ready(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.tell(ctx, s.d.dontWait); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func openFile(ctx context.Context, dsn string, opts Options) (*Store, error) {
	path, err := parseDSN(dsn)
	if err != nil {
		return nil, err
	}
	made, err := findFile(path, opts.Create)
	if err != nil {
		return nil, err
	}
	state, err := probe(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := state.check(path, opts); err != nil {
		return nil, err
	}
	s := &Store{d: &sqliteDialect, path: path, isNew: made || state.empty}
	if s.writer, err = openSQLite(path, toWrite, 1); err != nil {
		return nil, s.d.problem(ctx, err)
	}
	if s.reader, err = openSQLite(path, toRead, opts.share().readers); err != nil {
		return nil, errors.Join(s.d.problem(ctx, err), s.writer.Close())
	}
	if s.light, err = openSQLite(path, toPass, 1); err != nil {
		return nil, errors.Join(s.d.problem(ctx, err), s.reader.Close(), s.writer.Close())
	}
	at, err := placeOf(path)
	if err != nil {
		return nil, errors.Join(err, s.light.Close(), s.reader.Close(), s.writer.Close())
	}
	turn := queue{path + "-queue"}
	s.begin = func(ctx context.Context, db *sql.DB, _ purpose) (*transaction, error) {
		if err := at.holds(); err != nil {
			return nil, err
		}
		return turn.begin(ctx, db)
	}
	s.vocabulary, s.cache = newVocabulary(), index.NewCache(opts.share().cache)
	s.asked, s.told = keptFor(s.reader), keptFor(s.writer)
	s.watch.nudge = make(chan struct{}, 1)
	s.watch.open = func(ctx context.Context) (eye, error) { return openFileEye(ctx, at, s.watch.nudge) }
	if err := s.settle(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func openServer(ctx context.Context, dsn string, opts Options) (*Store, error) {
	v, err := parseServer(dsn)
	if err != nil {
		return nil, err
	}
	d := &postgresDialect
	if err := v.look(ctx); err != nil {
		return nil, d.problem(ctx, err)
	}
	if err := v.check(opts); err != nil {
		return nil, err
	}
	s := &Store{d: d, server: v, isNew: v.empty, begin: beginPostgres}
	s.most = opts.share().connections
	s.writer = v.open(s.most)
	s.reader, s.light = s.writer, s.writer
	s.vocabulary, s.cache = newVocabulary(), index.NewCache(opts.share().cache)
	s.announcer.name = rand.Text()
	s.watch.open = func(ctx context.Context) (eye, error) { return v.eye(ctx, &s.announcer) }
	return s, nil
}

// settle makes the writer's connection, which turns a new file to its log. The
// engine gives that up at once, without waiting, while somebody else looks at
// the file or does the same; so it is tried again.
func (s *Store) settle(ctx context.Context) error {
	for tries := 0; ; tries++ {
		err := s.writer.PingContext(ctx)
		if err == nil || s.d.fault(err) != faultBusy || tries == 500 {
			return s.d.problem(ctx, err)
		}
		select {
		case <-ctx.Done():
			return s.d.problem(ctx, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Exists tells whether dsn names a store that may be there: a file that is, or
// a server, which only Open can ask. An unusable dsn names none.
func Exists(dsn string) bool {
	if onServer(dsn) {
		_, err := parseServer(dsn)
		return err == nil
	}
	path, err := parseDSN(dsn)
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}

// Name is what a store is called in a title bar: the engine, and the file or
// the database.
func Name(dsn string) string {
	if v, err := parseServer(dsn); onServer(dsn) && err == nil {
		return "postgres " + v.config.Database
	}
	return "sqlite " + filepath.Base(strings.TrimPrefix(dsn, "sqlite:"))
}

// onServer tells that dsn is the address of a server and not of a file.
func onServer(dsn string) bool {
	scheme, _, found := strings.Cut(dsn, ":")
	return found && (scheme == "postgres" || scheme == "postgresql")
}

// parseDSN gives the file that dsn names.
func parseDSN(dsn string) (path string, err error) {
	scheme, rest, found := strings.Cut(dsn, ":")
	switch {
	case onServer(dsn):
		return "", careline.NewError(careline.CodeUsage, careline.Say("This is for a store in a file, and %q is on a server: use the server's own backups, or careline copy.",
			"此操作仅适用于文件数据库，%q 位于服务器上：请用服务器自身的备份，或 careline copy。", careline.HidePassword(dsn)), nil)
	case !found || scheme != "sqlite" || rest == "" || strings.ContainsRune(rest, 0):
		return "", careline.NewError(careline.CodeUsage, careline.Say("%q does not name a store; write sqlite:PATH or postgres://USER@HOST/DATABASE.",
			"%q 不是数据库地址；请写成 sqlite:路径 或 postgres://用户@主机/数据库。", careline.HidePassword(dsn)), nil)
	}
	if path, err = filepath.Abs(rest); err != nil {
		return "", unavailable(careline.Say("The folder of %s can't be found.", "找不到 %s 所在的文件夹。", rest), err)
	}
	return path, nil
}

// findFile sees to it that there is a file that can be used, and tells whether
// it made it. The engine gives its own files beside it the same mode.
func findFile(path string, create bool) (made bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		made, err = createFile(path)
		if err != nil {
			return false, unavailable(careline.Say("The store %s can't be made: its folder does not allow it.",
				"无法创建数据库 %s：文件夹不可写。", path), err)
		}
		info, err = os.Stat(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, unavailable(careline.Say("There is no store at %s.", "%s 处没有数据库。", path), err)
	case err != nil:
		return false, unavailable(careline.Say("The store %s can't be reached.", "无法访问数据库 %s。", path), err)
	case !info.Mode().IsRegular():
		return false, unavailable(careline.Say("%s is not a file, so it is no store.", "%s 不是文件，不能作为数据库。", path), nil)
	case !writable(path) || !writable(filepath.Dir(path)):
		return false, unavailable(careline.Say("The store %s can't be written to: its file or its folder is read-only.",
			"数据库 %s 不可写：文件或所在文件夹为只读。", path), nil)
	case onNetwork(path):
		return false, networkDisk(path)
	}
	return made, nil
}

func networkDisk(path string) error {
	return unavailable(careline.Say(
		"The store %s is on a network disk, which can't lock it safely; use a local disk.",
		"数据库 %s 位于网络磁盘，无法可靠加锁；请放在本地磁盘。", path), nil)
}

// createFile makes an empty file that only the user can read. It is closed
// before the engine opens it: closing a descriptor later would drop the
// engine's locks.
func createFile(path string) (made bool, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return false, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return false, nil // somebody else was quicker
	}
	if err != nil {
		return false, err
	}
	return true, f.Close()
}
