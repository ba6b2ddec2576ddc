package store

import (
	"context"
	"math"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"careline"
)

// newsChannel is what announcers NOTIFY and watchers LISTEN to; each database
// has its own.
const newsChannel = "careline_news"

const (
	// beatEvery is how long a watcher that hears nothing waits before it makes
	// sure that the server is there.
	beatEvery = 700 * time.Millisecond
	// surveyEvery is how often a watcher that listens looks for itself: for the
	// commits of processes that were killed before they could tell of them.
	surveyEvery = 5 * time.Second
)

// serverEye listens on a server. Behind a pooler nothing is heard: then it asks
// at every beat.
type serverEye struct {
	conn  *pgx.Conn
	own   *announcer
	hears bool

	was      survey
	words    word          // heard since the last survey
	missed   careline.News // seen, and not yet told of: whoever did it may do so still
	surveyed time.Time
	next     time.Duration // to the next survey, each another while
}

// survey is the state of a store on a server.
type survey struct {
	records int64 // words said about changed records
	moved   int64 // how often a desk was somewhere else than before
	newest  int64 // event
	fresh   int64 // events but those of looks after the newest of the survey before, or committed late among the last before it
	base    int64 // events among the last up to the newest

	ownEvents, ownRecords int64 // by this process, as the survey was asked
}

func (v *server) eye(ctx context.Context, own *announcer) (eye, error) {
	config := v.config.Copy()
	if v.pooled {
		config.DefaultQueryExecMode = pgx.QueryExecModeExec
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	e := &serverEye{conn: conn, own: own, hears: !v.pooled}
	if e.hears {
		_, err = conn.Exec(ctx, "LISTEN "+newsChannel)
	}
	if err == nil {
		err = e.ask(ctx)
	}
	if err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *serverEye) close() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = e.conn.Close(ctx)
}

func (e *serverEye) look(ctx context.Context) (h heard, err error) {
	if !e.hears {
		select {
		case <-ctx.Done():
			return h, ctx.Err()
		case <-time.After(beatEvery):
		}
		h.News, err = e.compare(ctx)
		return h, err
	}
	if h, err = e.listen(ctx); err != nil || h.News != 0 {
		return h, err
	}
	if time.Since(e.surveyed) >= e.next {
		h.News, err = e.compare(ctx)
		return h, err
	}
	return h, e.beat(ctx)
}

// listen waits for a word for as long as a beat.
func (e *serverEye) listen(ctx context.Context) (h heard, err error) {
	wait, cancel := context.WithTimeout(ctx, beatEvery)
	defer cancel()
	for {
		n, err := e.conn.WaitForNotification(wait)
		if err != nil && pgconn.Timeout(err) && ctx.Err() == nil {
			return h, nil
		}
		if err != nil {
			return h, err
		}
		w, others := e.own.read(n.Payload)
		if !others {
			continue // our desks know it
		}
		e.words.News |= w.News
		e.words.Events += w.Events
		return heard{w.News, w.On}, nil
	}
}

// beat makes sure that the server answers, without a statement.
func (e *serverEye) beat(ctx context.Context) error {
	p := e.conn.PgConn().StartPipeline(ctx)
	if err := p.Sync(); err != nil {
		_ = p.Close()
		return err
	}
	if _, err := p.GetResults(); err != nil {
		_ = p.Close()
		return err
	}
	return p.Close()
}

// compare looks at the store and tells what nobody has told of.
func (e *serverEye) compare(ctx context.Context) (careline.News, error) {
	was, words, missed := e.was, e.words, e.missed
	if err := e.ask(ctx); err != nil {
		return 0, err
	}
	var news, seen careline.News
	said := e.was.records-was.records > e.was.ownRecords-was.ownRecords
	if e.was.fresh-was.base != words.Events+e.was.ownEvents-was.ownEvents {
		seen |= careline.NewsRecords
	}
	if e.was.moved != was.moved && !words.News.Has(careline.NewsPresence) {
		seen |= careline.NewsPresence
	}
	if e.hears {
		return seen, nil
	}
	// Who asks sees a commit before it is announced at times; one that is not
	// announced by the next beat will not be.
	e.missed = seen & careline.NewsRecords
	if said {
		e.missed = 0
		news |= careline.NewsRecords
	}
	return news | missed | seen&careline.NewsPresence, nil
}

// ask makes a survey. Commits may come in another order than their events'
// numbers, so the last numbers before the newest are counted again.
func (e *serverEye) ask(ctx context.Context) error {
	e.words, e.missed = word{}, 0
	e.surveyed, e.next = time.Now(), surveyEvery*3/4+rand.N(surveyEvery/2) //nolint:gosec // no secret
	now := survey{ownEvents: e.own.events.Load(), ownRecords: e.own.records.Load()}
	since := e.was.newest - postgresDialect.late
	if e.was == (survey{}) {
		since = math.MaxInt64 // of what was before, nobody asks
	}
	err := e.conn.QueryRow(ctx, `
		SELECT last_value, moved, newest, (SELECT count(*) FROM event WHERE id > $1 AND kind <> 'access'),
			(SELECT count(*) FROM event WHERE id > newest - $2 AND kind <> 'access')
		FROM store_commits, presence_news, (SELECT coalesce(max(id), 0) AS newest FROM event) AS newest`,
		since, postgresDialect.late).
		Scan(&now.records, &now.moved, &now.newest, &now.fresh, &now.base)
	if err == nil {
		e.was = now
	}
	return err
}
