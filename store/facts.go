package store

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"careline"
)

// Facts are what a person may want to know of a store.
type Facts struct {
	Path    string // of the file, or the name of the database
	Bytes   int64  // of the file and the log beside it, or of the database
	Version int64  // of its tables
}

// Facts tells where the store is and how large.
func (s *Store) Facts(ctx context.Context) (f Facts, err error) {
	if s.server != nil {
		return s.serverFacts(ctx)
	}
	f.Path = s.path
	for _, path := range []string{s.path, s.path + "-wal"} {
		info, err := os.Stat(path)
		switch {
		case err == nil:
			f.Bytes += info.Size()
		case path == s.path || !errors.Is(err, fs.ErrNotExist):
			return f, unavailable(careline.Say("The store %s can't be reached.", "无法访问数据库 %s。", s.path), err)
		}
	}
	f.Version, _, err = s.versions(ctx)
	return f, err
}

func (s *Store) serverFacts(ctx context.Context) (f Facts, err error) {
	err = s.reader.QueryRowContext(ctx, "SELECT current_database(), pg_database_size(current_database())").Scan(&f.Path, &f.Bytes)
	if err != nil {
		return f, s.d.problem(ctx, err)
	}
	f.Version, _, err = s.versions(ctx)
	return f, err
}
