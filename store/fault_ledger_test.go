package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"careline"
	"careline/store"
)

// ledger is what desks believe about their saves, to be held against what the
// store has in the end.
type ledger struct {
	mu        sync.Mutex
	confirmed map[string]bool
	answers   map[careline.Code]int // "confirmed" is no error
	slowest   time.Duration         // a save, from the first try to its confirmation
}

func newLedger() *ledger {
	return &ledger{confirmed: map[string]bool{}, answers: map[careline.Code]int{}}
}

func (l *ledger) answered(code careline.Code) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.answers[code]++
}

func (l *ledger) confirm(text string, took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.confirmed[text] = true
	l.slowest = max(l.slowest, took)
}

// errRefused is a save that ended as none that goes through trouble may.
type errRefused struct{ error }

// once tries to save a customer, or with on a note on that one, under a key.
func (l *ledger) once(ctx context.Context, s *careline.Session, key, text string, on careline.CustomerID) error {
	var err error
	if on == 0 {
		_, err = s.AddCustomer(ctx, key, careline.Customer{Name: text, Tier: careline.TierStandard})
	} else {
		err = s.WriteNote(ctx, key, on, text)
	}
	if err == nil {
		l.answered("confirmed")
		return nil
	}
	code := careline.CodeOf(err)
	l.answered(code)
	if code != careline.CodeNotConfirmed && code != careline.CodeUnavailable {
		return errRefused{fmt.Errorf("%s: %w", text, err)}
	}
	return err
}

// insist does so under one key until it is confirmed, as a desk with its outbox does.
func (l *ledger) insist(ctx context.Context, s *careline.Session, text string, on careline.CustomerID) error {
	key, began := uuid.NewString(), time.Now()
	for {
		err := l.once(ctx, s, key, text, on)
		if err == nil {
			l.confirm(text, time.Since(began))
			return nil
		}
		if _, is := err.(errRefused); is || ctx.Err() != nil { //nolint:errorlint // it is never wrapped
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// signedIn gives a session on a hotline that has only just been founded.
func signedIn(t *testing.T, s *store.Store) *careline.Session {
	t.Helper()
	desk := careline.NewDesk(s, time.Now, careline.Settings{})
	if err := desk.Found(t.Context(), "boss", "Boss"); err != nil {
		t.Fatal(err)
	}
	session, err := desk.SignIn(t.Context(), "boss")
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// holds asks the database itself: what was confirmed is there, and nothing twice.
func (l *ledger) holds(t *testing.T, dsn string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background()) //nolint:errcheck // it was only read
	rows, err := conn.Query(t.Context(), `SELECT name FROM customer UNION ALL SELECT text FROM event WHERE kind = 'note'`)
	if err != nil {
		t.Fatal(err)
	}
	there, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, text := range there {
		if times[text]++; times[text] == 2 {
			t.Errorf("%q is there twice", text)
		}
	}
	lost := 0
	for text := range l.confirmed {
		if times[text] == 0 {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d of %d confirmed saves are lost", lost, len(l.confirmed))
	}
	var bare int
	err = conn.QueryRow(t.Context(), `SELECT count(*) FROM customer c WHERE NOT EXISTS
		(SELECT FROM event_subject s WHERE s.subject_kind = $1 AND s.subject_id = c.id)`, careline.KindCustomer).Scan(&bare)
	if err != nil {
		t.Fatal(err)
	}
	if bare != 0 {
		t.Errorf("%d customers without the event of their making", bare)
	}
	if got := problems(t, dsn, store.ExamineOptions{Full: true}); got != nil {
		t.Errorf("the doctor finds %q", got)
	}
	t.Logf("%d saves confirmed, %d there, %d lost; answers %v; slowest to be confirmed %v", len(l.confirmed), len(times), lost, l.answers, l.slowest.Round(time.Millisecond))
}
