package watch_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/watch"
)

// seated is a hotline in which Ann has a console open.
func seated(t *testing.T, lang careline.Lang) (*pagetest.Rig, *careline.Session) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	p, err := r.Session.AddStaff(t.Context(), r.NewKey(), careline.Staff{Login: "ann", Name: "安娜", Role: careline.RoleOperator})
	if err != nil {
		t.Fatal(err)
	}
	ann := r.Desk.For(p)
	must(t, ann.OpenDesk(t.Context(), "desk of ann", true))
	return r, ann
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shows has Ann's console show a text of some lines.
func shows(t *testing.T, ann *careline.Session, width, height int, text string) {
	t.Helper()
	must(t, ann.ShowScreen(t.Context(), careline.Screen{Desk: "desk of ann", Width: width, Height: height, Text: text, CursorX: 5, CursorY: 1}))
}

func attend(t *testing.T, r *pagetest.Rig, on careline.StaffID) {
	t.Helper()
	must(t, r.Session.Attend(context.Background(), "mine", []careline.Spot{{On: on.Ref()}}))
}

func TestAConsoleIsWatchedOnceItsPersonIsTold(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		t.Run(string(lang), func(t *testing.T) {
			r, ann := seated(t, lang)
			r.Show(watch.Open(r.Env, page.ToWatch{Desk: "desk of ann", Staff: ann.Staff().ID}))
			if got := r.View(80, 21); !strings.Contains(got, r.Env.Words.Watch.Telling) {
				t.Errorf("Ann is not told yet, and it says\n%s", got)
			}
			attend(t, r, ann.Staff().ID)
			r.Await()
			if got := r.View(80, 21); !strings.Contains(got, r.Env.Words.Watch.Nothing) {
				t.Errorf("there is no picture yet, and it says\n%s", got)
			}
			shows(t, ann, 60, 3, "careline  王建国\n\x1b[1m138 0013 8823\x1b[m\nsaved")
			r.Await()
			golden.RequireEqual(t, r.View(80, 21))
			drawn := r.Page.View(page.Size{Width: 80, Height: 21})
			if !strings.Contains(drawn.Body, "\x1b[7m0\x1b[m") || drawn.Cursor != nil {
				t.Errorf("Ann's cursor is not marked, or mine is shown: %q", drawn.Body)
			}
			must(t, ann.OpenDesk(t.Context(), "desk of ann", false))
			r.Await()
			got := r.View(80, 21)
			if !strings.Contains(got, "王建国") || !strings.Contains(got, ansi.Truncate(r.Env.Words.Watch.Closed, 30, "")) {
				t.Errorf("after the end it says\n%s", got)
			}
		})
	}
}

func TestAScreenThatIsLargerThanMineIsSeenInParts(t *testing.T) {
	r, ann := seated(t, careline.English)
	attend(t, r, ann.Staff().ID)
	lines := make([]string, 40)
	for i := range lines {
		lines[i] = strings.Repeat(string(rune('a'+i%26)), 119) + "!"
	}
	shows(t, ann, 120, 40, strings.Join(lines, "\n"))
	r.Show(watch.Open(r.Env, page.ToWatch{Desk: "desk of ann", Staff: ann.Staff().ID}))
	for _, at := range []struct{ key, first string }{
		{"", "aaaa"}, {"end", "uuuu"}, {"home", "aaaa"}, {"down", "bbbb"}, {"pgdown", "llll"}, {"up", "kkkk"},
	} {
		if at.key != "" {
			r.Press(at.key)
		}
		got := strings.Split(r.View(80, 21), "\n")[1]
		if !strings.HasPrefix(got, at.first) || strings.HasSuffix(got, "!") != (at.key == "end") {
			t.Errorf("after %q its first line is %s", at.key, got)
		}
	}
	r.Press("right", "right", "right", "right")
	if got := strings.Split(r.View(80, 21), "\n")[1]; !strings.HasSuffix(got, "!") {
		t.Errorf("at the right its first line is %s", got)
	}
}

func TestAClosedPageLooksNoMore(t *testing.T) {
	r, ann := seated(t, careline.English)
	attend(t, r, ann.Staff().ID)
	shows(t, ann, 60, 1, "one")
	r.Show(watch.Open(r.Env, page.ToWatch{Desk: "desk of ann", Staff: ann.Staff().ID}))
	r.Page.(page.Closer).Close()
	r.Pass(time.Second)
	shows(t, ann, 60, 1, "two")
	r.Await()
	if got := r.View(80, 21); strings.Contains(got, "two") {
		t.Errorf("it looked again:\n%s", got)
	}
}
