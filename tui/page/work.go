package page

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline/tui/text"
)

// Progress tells how far long work is.
type Progress struct {
	Rows   int     // done, with Before
	Before int     // of Rows: done by an earlier run
	Share  float64 // of the whole, with Before; zero where it is not known
}

// Work is long work, such as an import. What Env.Work holds goes on while
// other pages are in front, and is told of in the title bar. Its fields belong
// to the program's own goroutine.
type Work struct {
	On  any                      // what it is done on, for the page that shows it
	Tag func(*text.Words) string // a word for the title bar: "import"
	Sum func(*Work, *Env) Status // what came of it

	At       Progress
	Began    time.Time
	Moved    time.Time // when At was told, or the end
	Stopping bool
	Ended    bool
	Err      error
	Result   any

	ctx     context.Context //nolint:containedctx // it lives as long as the work
	stop    context.CancelFunc
	start   tea.Cmd
	news    chan Progress
	over    chan struct{}
	running sync.Once // whoever is first: the work itself, or its end before it began
}

// WorkBegun tells that a work is to be started, WorkMoved that it came
// further, WorkEnded that it is over. The console shows the latter two to every page that it holds.
type (
	WorkBegun struct{ Work *Work }
	WorkMoved struct {
		Work *Work
		At   Progress
	}
	WorkEnded struct {
		Work   *Work
		Result any
		Err    error
	}
)

// tellEvery keeps a slow line free of what nobody can read.
const tellEvery = 100 * time.Millisecond

// Begin makes a work of fn, which ends soon when its context does, and the
// command that has it started: not as a part of the action that began it, for
// whose end keys wait.
func Begin[T any](w *Work, now time.Time, fn func(ctx context.Context, tell func(Progress)) (T, error)) (*Work, tea.Cmd) {
	w.ctx, w.stop = context.WithCancel(context.Background())
	w.news, w.over = make(chan Progress, 1), make(chan struct{})
	w.Began, w.Moved = now, now
	run := func() tea.Msg {
		ended := WorkEnded{Work: w, Err: context.Canceled}
		w.running.Do(func() {
			defer close(w.over)
			defer close(w.news)
			ended.Result, ended.Err = fn(w.ctx, w.tell())
		})
		w.stop()
		return ended
	}
	w.start = tea.Batch(run, w.listen)
	return w, func() tea.Msg { return WorkBegun{Work: w} }
}

// tell puts the newest progress in the place of one that nobody has read yet.
func (w *Work) tell() func(Progress) {
	var last time.Time
	return func(p Progress) {
		if now := time.Now(); now.Sub(last) >= tellEvery {
			last = now
			select {
			case <-w.news:
			default:
			}
			w.news <- p
		}
	}
}

func (w *Work) listen() tea.Msg {
	at, more := <-w.news
	if !more {
		return nil
	}
	return WorkMoved{Work: w, At: at}
}

// Hear takes news of a work, and listens on. The console calls it before the
// pages hear of it.
func Hear(msg tea.Msg, now time.Time) tea.Cmd {
	switch msg := msg.(type) {
	case WorkBegun:
		return msg.Work.start
	case WorkMoved:
		if msg.Work.Ended {
			return nil
		}
		msg.Work.At, msg.Work.Moved = msg.At, now
		return msg.Work.listen
	case WorkEnded:
		msg.Work.Ended, msg.Work.Moved = true, now
		msg.Work.Result, msg.Work.Err = msg.Result, msg.Err
	}
	return nil
}

// Stop asks the work to end; what is at hand is finished first.
func (w *Work) Stop() {
	if w != nil && !w.Ended {
		w.Stopping = true
		w.stop()
	}
}

// Runs tells whether the work is under way.
func (w *Work) Runs() bool { return w != nil && !w.Ended }

// End stops the work and waits until it has let go of everything.
func (w *Work) End() {
	if w == nil {
		return
	}
	w.stop()
	w.running.Do(func() { close(w.over) })
	<-w.over
}

// Rate gives the rows a second, and the time left; zero where that can't be
// told yet.
func (w *Work) Rate() (rows float64, left time.Duration) {
	took := w.Moved.Sub(w.Began).Seconds()
	if took <= 0 {
		return 0, 0
	}
	rows = float64(w.At.Rows-w.At.Before) / took
	skipped := 0.0
	if w.At.Rows > 0 {
		skipped = w.At.Share * float64(w.At.Before) / float64(w.At.Rows)
	}
	if w.At.Share > skipped && w.At.Share < 1 {
		left = time.Duration(took * (1 - w.At.Share) / (w.At.Share - skipped) * float64(time.Second)).Round(time.Second)
	}
	return rows, left
}
