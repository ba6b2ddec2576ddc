package console_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"careline"
)

// plug stands between a desk and its store, and can be pulled.
type plug struct {
	careline.Store

	mu   sync.Mutex
	out  bool
	subs []chan careline.News
}

var errPulled = careline.NewError(careline.CodeUnavailable,
	careline.Say("The store can't be reached (the plug).", "无法连接数据库（插头）。"), nil)

func (p *plug) pulled() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out {
		return errPulled
	}
	return nil
}

func (p *plug) View(ctx context.Context, fn func(careline.Reader) error) error {
	if err := p.pulled(); err != nil {
		return err
	}
	return p.Store.View(ctx, fn)
}

func (p *plug) Update(ctx context.Context, fn func(careline.Writer) error) error {
	if err := p.pulled(); err != nil {
		return err
	}
	return p.Store.Update(ctx, fn)
}

func (p *plug) Attend(ctx context.Context, a careline.Attendance, gone time.Time) error {
	if err := p.pulled(); err != nil {
		return err
	}
	return p.Store.Attend(ctx, a, gone)
}

func (p *plug) SitDown(ctx context.Context, a careline.Attendance, open bool, gone time.Time) error {
	if err := p.pulled(); err != nil {
		return err
	}
	return p.Store.SitDown(ctx, a, open, gone)
}

func (p *plug) Watch(ctx context.Context) (<-chan careline.News, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	news := make(chan careline.News, 10)
	if p.out {
		news <- careline.NewsLost
	}
	p.subs = append(p.subs, news)
	return news, nil
}

// pull takes the plug out, or puts it back in, and tells.
func (p *plug) pull(out bool) {
	p.mu.Lock()
	p.out = out
	p.mu.Unlock()
	if out {
		p.tell(careline.NewsLost)
	} else {
		p.tell(careline.NewsBack | careline.NewsRecords | careline.NewsPresence)
	}
}

func (p *plug) tell(news careline.News) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, ch := range p.subs {
		ch <- news
	}
}

// plugged is the same person's session behind a plug.
func (h hotline) plugged(t *testing.T, clock func() time.Time) (*careline.Session, *plug) {
	t.Helper()
	p := &plug{Store: h.store}
	s, err := careline.NewDesk(p, clock, h.session.Settings()).SignIn(t.Context(), h.session.Staff().Login)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}
