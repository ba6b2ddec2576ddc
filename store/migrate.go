package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/pressly/goose/v3"

	"careline"
)

// Migrate brings the tables and the lookup index up to this careline, and
// gives the versions of the tables before and after.
func (s *Store) Migrate(ctx context.Context) (from, to int64, err error) {
	if err := s.tell(ctx, s.d.wait); err != nil {
		return 0, 0, err
	}
	from, to, err = s.migrate(ctx, nil)
	return from, to, errors.Join(err, s.tell(context.WithoutCancel(ctx), s.d.dontWait))
}

// tell gives the writer's connection a setting.
func (s *Store) tell(ctx context.Context, setting string) error {
	if setting == "" {
		return nil
	}
	_, err := s.writer.ExecContext(ctx, setting)
	return s.d.problem(ctx, err)
}

// migrate is called while the writer's connection waits by itself: migrations
// begin their transactions without Store.begin.

func (s *Store) migrate(ctx context.Context, progress func(done, total int)) (from, to int64, err error) {
	s.migrating.Lock()
	defer s.migrating.Unlock()
	from, to, err = s.versions(ctx)
	if err != nil {
		return 0, 0, err
	}
	if from > to {
		return from, from, s.survives(ctx, to)
	}
	leave, err := s.migrateAlone(ctx, from < to)
	if err != nil {
		return from, from, err
	}
	defer leave()
	for at := from; at < to; {
		upErr := s.up(ctx)
		now, _, err := s.versions(ctx)
		if err != nil {
			return from, at, err
		}
		// Another process may have taken the same steps: then a step fails
		// here although the store moves on.
		if upErr != nil && now <= at {
			return from, now, s.d.problem(ctx, upErr)
		}
		at = now
	}
	stale, err := s.indexStale(ctx)
	if err != nil || !stale {
		return from, to, err
	}
	return from, to, s.Reindex(ctx, progress)
}

// ready tells that the store needs no migration.
func (s *Store) ready(ctx context.Context) error {
	from, to, err := s.versions(ctx)
	if err != nil {
		return err
	}
	stale := false
	if from == to {
		if stale, err = s.indexStale(ctx); err != nil {
			return err
		}
	}
	switch {
	case from > to:
		return s.survives(ctx, to)
	case from < to || stale:
		return unavailable(careline.Say("The store was made by an older careline; run careline migrate.",
			"数据库由旧版 careline 创建；请运行 careline migrate。"), nil)
	}
	return nil
}

var errNewer = unavailable(careline.Say("The store was made by a newer careline; this one must be updated first.",
	"数据库由更新版本的 careline 创建；请先升级本程序。"), nil)

// oldestKey is the row of meta that tells the oldest version of the tables whose
// careline gets along with these; see the step 00019.
const oldestKey = "oldest_version"

// survives tells whether a careline that knows the tables up to a version can
// work with newer ones.
func (s *Store) survives(ctx context.Context, known int64) error {
	return s.View(ctx, func(r careline.Reader) error {
		kept, err := r.(*reader).meta(ctx, oldestKey)
		if err != nil {
			return err
		}
		if oldest, err := strconv.ParseInt(kept, 10, 64); err != nil || oldest > known {
			return errNewer
		}
		return nil
	})
}

// versions gives the version that the tables are at and the one that this
// careline needs.
func (s *Store) versions(ctx context.Context) (current, target int64, err error) {
	p, err := s.goose()
	if err != nil {
		return 0, 0, err
	}
	sources := p.ListSources()
	target = sources[len(sources)-1].Version
	current, err = p.GetDBVersion(ctx)
	return current, target, s.d.problem(ctx, err)
}

func (s *Store) up(ctx context.Context) error {
	p, err := s.goose()
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

func (s *Store) goose() (*goose.Provider, error) {
	steps, err := s.d.migrations()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(s.d.goose, s.writer, steps, goose.WithDisableGlobalRegistry(true))
}

// termsVersion is the row of meta that tells which careline's terms the lookup
// index is made of.
const termsVersion = "search_version"

func (s *Store) indexStale(ctx context.Context) (bool, error) {
	kept := 0
	err := s.View(ctx, func(r careline.Reader) error {
		v, err := r.(*reader).meta(ctx, termsVersion)
		kept, _ = strconv.Atoi(v) // absent is zero
		return err
	})
	if err == nil && kept > careline.SearchVersion {
		err = errNewer
	}
	return kept < careline.SearchVersion, err
}

func (r *reader) meta(ctx context.Context, key string) (value string, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&value) },
		"SELECT value FROM meta WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func (w *writer) setMeta(ctx context.Context, key, value string) error {
	_, err := w.exec(ctx, `
		INSERT INTO meta (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}
