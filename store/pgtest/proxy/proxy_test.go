package proxy_test

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"careline/store/pgtest"
	"careline/store/pgtest/proxy"
)

// TestACutAtACommitLeavesBothOutcomes: whoever is cut off can't know which.
func TestACutAtACommitLeavesBothOutcomes(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	p := proxy.Start(t, c.Addr())
	direct := connect(t, c.DSN())
	if _, err := direct.Exec(t.Context(), "CREATE TABLE kept (kind int)"); err != nil {
		t.Fatal(err)
	}
	for kind, kept := range map[proxy.Kind]int{
		proxy.None: 1, proxy.Stall: 1, proxy.Reset: 0, proxy.Swallow: 0,
		proxy.CutBefore: 0, proxy.CutAfter: 1, proxy.CutAnswer: 1,
	} {
		through := connect(t, c.Through(p.Addr()))
		p.Arm(proxy.Fault{Kind: kind, Late: time.Millisecond})
		err := save(t.Context(), through, kind)
		if harmless := kind == proxy.None || kind == proxy.Stall; (err == nil) != harmless {
			t.Errorf("%v: %v", kind, err)
		}
		if p.Happened(kind) != 1 && kind != proxy.None {
			t.Errorf("%v: happened %d times", kind, p.Happened(kind))
		}
		n := 0
		for range 100 { // the server may be at it still
			if err := direct.QueryRow(t.Context(), "SELECT count(*) FROM kept WHERE kind = $1", kind).Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n == kept {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		if n != kept {
			t.Errorf("%v: %d rows", kind, n)
		}
	}
}

func TestOnlyTheCommitThatIsMeantIsCut(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	p := proxy.Start(t, c.Addr())
	if _, err := connect(t, c.DSN()).Exec(t.Context(), "CREATE TABLE kept (kind int); CREATE TABLE other (kind int)"); err != nil {
		t.Fatal(err)
	}
	p.Arm(proxy.Fault{Kind: proxy.CutAfter, Of: "INTO kept"})
	other, err := connect(t, c.Through(p.Addr())).Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec(t.Context(), "INSERT INTO other VALUES (1)"); err != nil {
		t.Fatal(err)
	}
	if err := other.Commit(t.Context()); err != nil {
		t.Errorf("another's commit: %v", err)
	}
	if err := save(t.Context(), connect(t, c.Through(p.Addr())), proxy.CutAfter); err == nil || p.Happened(proxy.CutAfter) != 1 {
		t.Errorf("the commit that was meant: %v; it happened %d times", err, p.Happened(proxy.CutAfter))
	}
}

func TestAPulledPlug(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	p := proxy.Start(t, c.Addr())
	dsn := c.Through(p.Addr())
	before := connect(t, dsn)
	p.Unplug()
	if err := before.Ping(t.Context()); err == nil {
		t.Error("a connection outlives it")
	}
	if late, err := pgx.Connect(t.Context(), dsn); err == nil {
		t.Error("there is a new connection", late.Close(t.Context()))
	}
	p.Plug()
	if err := connect(t, dsn).Ping(t.Context()); err != nil {
		t.Error("plugged in again:", err)
	}
}

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close(context.Background()) }) // it may be cut off
	return c
}

func save(ctx context.Context, c *pgx.Conn, kind proxy.Kind) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	tx, err := c.Begin(ctx)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "INSERT INTO kept VALUES ($1)", kind); err != nil {
		return err
	}
	return tx.Commit(ctx)
}
