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
	Path    string
	Bytes   int64 // of the file and the log beside it
	Version int64 // of its tables
}

// Facts tells where the store is and how large.
func (s *Store) Facts(ctx context.Context) (f Facts, err error) {
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
