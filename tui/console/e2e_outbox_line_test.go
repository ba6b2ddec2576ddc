package console_test

import (
	"strings"
	"testing"
	"time"

	"careline/store"
	"careline/store/pgtest"
	"careline/store/pgtest/proxy"
)

// TestALineThatBreaksAtTheCommitLeavesOneComplaint cuts the line to a real
// server at the COMMIT of a complaint, before the server has it or after, and
// keeps it dark for longer than a save waits.
func TestALineThatBreaksAtTheCommitLeavesOneComplaint(t *testing.T) {
	t.Parallel()
	for i, kind := range []proxy.Kind{proxy.CutAfter, proxy.CutBefore} {
		w := outboxTold[i]
		t.Run(kind.String(), func(t *testing.T) {
			c := pgtest.Start(t, pgtest.Options{})
			line := proxy.Start(t, c.Addr())
			made, err := store.Open(t.Context(), c.DSN(), store.Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			if err := made.Close(); err != nil {
				t.Fatal(err)
			}
			h, folder := foundOn(t, c.Through(line.Addr())), t.TempDir()
			m := start(t, h.session, w.lang, w.width, w.height, false, kept(folder))
			m.complain(&w, "夜里睡不着")
			line.Arm(proxy.Fault{Kind: kind, Of: "夜里睡不着", Dark: time.Hour})
			m.press("ctrl+s")
			for deadline := time.Now().Add(patience); line.Happened(kind) == 0; time.Sleep(time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatalf("nothing was written:\n%s", m.screen())
				}
			}
			line.Unplug()
			for deadline := time.Now().Add(patience); !strings.Contains(m.screen(), w.tag); time.Sleep(10 * time.Millisecond) {
				if strings.Contains(m.screen(), w.toBox) { // it was certain that nothing was saved
					m.press("ctrl+g")
				}
				if time.Now().After(deadline) {
					t.Fatalf("it does not come into the outbox:\n%s", m.screen())
				}
			}
			line.Plug()
			for deadline := time.Now().Add(4 * patience); strings.Contains(m.screen(), w.tag); time.Sleep(10 * time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatalf("it stays in the outbox:\n%s", m.screen())
				}
			}
			once(t, h, folder, "夜里睡不着")
		})
	}
}
