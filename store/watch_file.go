package store

import (
	"context"
	"database/sql"
	"math"
	"os"
	"time"

	"careline"
)

// pollEvery is how often a file is looked at for changes made by others: well
// within the second in which every desk is to see them.
const pollEvery = 200 * time.Millisecond

// fileEye looks at a file. The commits of this process count, as they go
// through another connection.
type fileEye struct {
	db    *sql.DB
	place *filePlace
	nudge <-chan struct{}
	was   seen
}

// seen is the state of the store as it was last looked at.
type seen struct {
	commits int64 // another one after every commit of somebody else than the connection
	event   int64 // the newest
	changes int64 // how many were seen to come that tell of changed records
	looks   int64 // and that tell of looks
	said    int64 // how often desks have said where they are
	seals   int64 // made beside the work
	moved   int64 // how often that was somewhere else than before
}

// news tells records from presence by what has moved. A commit that neither an
// event nor a word of a desk explains has changed records.
func (was seen) news(now seen) careline.News {
	var n careline.News
	explained := now.said != was.said || now.looks != was.looks || now.seals != was.seals
	if now.changes != was.changes || now.commits != was.commits && !explained {
		n |= careline.NewsRecords
	}
	if now.moved != was.moved {
		n |= careline.NewsPresence
	}
	return n
}

func openFileEye(ctx context.Context, p *filePlace, nudge <-chan struct{}) (eye, error) {
	if err := p.holds(); err != nil {
		return nil, err
	}
	db, err := openSQLite(p.path, toRead, 1)
	if err != nil {
		return nil, err
	}
	e := &fileEye{db: db, place: p, nudge: nudge}
	e.was.event = math.MaxInt64 // of what was before, nobody asks
	if e.was, err = e.state(ctx); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *fileEye) look(ctx context.Context) (h heard, err error) {
	wait := time.NewTimer(pollEvery)
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return h, ctx.Err()
	case <-wait.C:
	case <-e.nudge:
	}
	if err := e.place.holds(); err != nil {
		return h, err
	}
	now, err := e.state(ctx)
	if err != nil {
		return h, err
	}
	h.News = e.was.news(now)
	e.was = now
	return h, nil
}

// state looks at more than the commits only if there was one.
func (e *fileEye) state(ctx context.Context) (now seen, err error) {
	now = e.was
	err = e.db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now.commits)
	if err != nil || now.commits == e.was.commits {
		return now, err
	}
	var fresh, looks int64
	err = e.db.QueryRowContext(ctx, `
		SELECT last, (SELECT count(*) FROM event WHERE id > ? AND id <= last),
			(SELECT count(*) FROM event WHERE id > ? AND id <= last AND kind = ?),
			(SELECT coalesce(max(id), 0) FROM seal), said, moved
		FROM presence_news, (SELECT coalesce(max(id), 0) AS last FROM event)`,
		e.was.event, e.was.event, string(careline.EventAccess)).
		Scan(&now.event, &fresh, &looks, &now.seals, &now.said, &now.moved)
	now.looks += looks
	now.changes += fresh - looks
	return now, err
}

func (e *fileEye) close() { _ = e.db.Close() } // it was only read

// filePlace is where the file of a store was when it was opened. The engine goes on
// reading and writing a file that was taken away, and what it writes then is
// lost with it.
type filePlace struct {
	path string
	file os.FileInfo
}

func placeOf(path string) (*filePlace, error) {
	file, err := os.Stat(path)
	if err != nil {
		return nil, unavailable(careline.Say("The store %s can't be reached.", "无法访问数据库 %s。", path), err)
	}
	return &filePlace{path, file}, nil
}

// holds tells whether the file is still there.
func (p *filePlace) holds() error {
	now, err := os.Stat(p.path)
	if err == nil && os.SameFile(p.file, now) {
		return nil
	}
	return unavailable(careline.Say("The store's file is not where it was any more; nothing was saved.",
		"数据库文件已不在原处；未保存。"), err)
}
