package main

import (
	"cmp"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"careline"
)

// benchRest is how long a desk waits before it tries the same save again.
const benchRest = 50 * time.Millisecond

type benchSaved struct {
	Saves  benchFigures          `json:"saves"` // from the first try to the confirmation
	Again  map[careline.Code]int `json:"again"` // answers to tries after which the same save was tried again
	Pauses []benchPause          `json:"pauses"`
	Lost   int                   `json:"lost"`    // confirmed, and not there at the end
	Twice  int                   `json:"doubled"` // there more than once
}

// benchPause is a time of a second or more in which nothing was confirmed.
type benchPause struct {
	From    time.Time `json:"from"`
	Seconds float64   `json:"seconds"`
}

func (a *app) benchSavesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "saves",
		Short: "Save without a pause, and look whether all of it is there",
		Long: "Let some desks write notes, each on a customer of its own that is made for it, for as long as\n" +
			"told. What is not confirmed is tried again under its key, as a desk does. At the end every\n" +
			"note that was confirmed has to be there, once. For rehearsals of a failover, on a hotline\n" +
			"that is there for them: the customers and notes stay.",
		Example: "careline bench saves --for 2m --desks 8\ncareline --store postgres://careline@db1,db2,db3/rehearsal bench saves --json",
		Args:    noArgs,
	}
	long := cmd.Flags().Duration("for", 10*time.Second, "how long")
	desks := cmd.Flags().Int("desks", 8, "how many save at once")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *desks < 1 {
			return usage(careline.Say("The flag --desks must be 1 or more.", "参数 --desks 须大于等于 1。"))
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			l := &benchLedger{last: time.Now(), again: map[careline.Code]int{}}
			ctx := cmd.Context()
			if err := l.run(ctx, s, *desks, time.Now().Add(*long)); err != nil {
				return err
			}
			answer, err := l.answer(ctx, s)
			if err != nil {
				return err
			}
			return a.print(answer, func(p *paper) { p.benchSaved(answer) })
		})
	}
	return cmd
}

// benchLedger is what was saved, to be held against what is there.
type benchLedger struct {
	mu     sync.Mutex
	took   []time.Duration
	last   time.Time // the newest confirmation
	pauses []benchPause
	again  map[careline.Code]int
	desks  []benchDesk
}

type benchDesk struct {
	customer careline.CustomerID
	saved    int // its notes are numbered from 1
}

// run has the desks save until a moment; the save under way is seen to its end.
func (l *benchLedger) run(ctx context.Context, s *careline.Session, desks int, until time.Time) error {
	l.desks = make([]benchDesk, desks)
	errs := make(chan error, desks)
	for i := range l.desks {
		go func() { errs <- l.save(ctx, s, i, until) }()
	}
	var err error
	for range l.desks {
		err = cmp.Or(err, <-errs)
	}
	return err
}

func (l *benchLedger) save(ctx context.Context, s *careline.Session, i int, until time.Time) error {
	d := &l.desks[i]
	err := l.insist(ctx, func(key string) error {
		c, err := s.AddCustomer(ctx, key, careline.Customer{Name: fmt.Sprintf("Rehearsal %d", i+1), Tier: careline.TierStandard})
		d.customer = c.ID
		return err
	})
	for err == nil && time.Now().Before(until) {
		err = l.insist(ctx, func(key string) error { return s.WriteNote(ctx, key, d.customer, benchNote(d.saved+1)) })
		if err == nil {
			d.saved++
		}
	}
	return err
}

func benchNote(n int) string { return fmt.Sprint("rehearsal ", n) }

// insist tries one save under one key until it is confirmed or refused.
func (l *benchLedger) insist(ctx context.Context, try func(key string) error) error {
	key, began := uuid.NewString(), time.Now()
	for {
		err := try(key)
		if err == nil {
			l.confirmed(time.Since(began))
			return nil
		}
		code := careline.CodeOf(err)
		if ctx.Err() != nil || code != careline.CodeNotConfirmed && code != careline.CodeUnavailable {
			return err
		}
		l.mu.Lock()
		l.again[code]++
		l.mu.Unlock()
		time.Sleep(benchRest)
	}
}

func (l *benchLedger) confirmed(took time.Duration) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.took = append(l.took, took)
	if pause := now.Sub(l.last); pause >= time.Second {
		l.pauses = append(l.pauses, benchPause{From: l.last, Seconds: pause.Round(10 * time.Millisecond).Seconds()})
	}
	l.last = now
}

// answer holds what was confirmed against what the store has.
func (l *benchLedger) answer(ctx context.Context, s *careline.Session) (benchSaved, error) {
	answer := benchSaved{Saves: figuresOf(l.took), Again: l.again, Pauses: append([]benchPause{}, l.pauses...)}
	for _, d := range l.desks {
		there := map[string]int{}
		q := careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventNote}, Limit: 500}
		for {
			page, err := s.Timeline(ctx, d.customer, q)
			if err != nil {
				return answer, err
			}
			for _, line := range page.Lines {
				there[line.Event.Text]++
			}
			if !page.More {
				break
			}
			q.Before = &page.Lines[len(page.Lines)-1].Event
		}
		for n := range d.saved {
			if there[benchNote(n+1)] == 0 {
				answer.Lost++
			}
		}
		for _, times := range there {
			answer.Twice += times - 1
		}
	}
	return answer, nil
}

func (p *paper) benchSaved(a benchSaved) {
	ms := func(us int64) string { return fmt.Sprintf("%.1f", float64(us)/1000) }
	p.say(careline.Say("%s confirmed: p50 %s ms, p99 %s ms, most %s ms. Lost: %d. Doubled: %d.",
		"已确认%s：p50 %s 毫秒，p99 %s 毫秒，最长 %s 毫秒。丢失 %d，重复 %d。",
		careline.Count(a.Saves.N, "%s save", "%s saves", " %s 次保存"), ms(a.Saves.P50), ms(a.Saves.P99), ms(a.Saves.Max), a.Lost, a.Twice))
	for code, n := range a.Again {
		p.say(careline.Say("%s ended %s and was made again.", "%s以 %s 结束，已重试。",
			careline.Count(n, "%s try", "each of %s tries", " %s 次尝试"), code))
	}
	for _, pause := range a.Pauses {
		p.say(careline.Say("Nothing was confirmed for %.1f s from %s on.", "自 %[2]s 起 %.1[1]f 秒内无任何确认。",
			pause.Seconds, pause.From.Format("15:04:05.0")))
	}
}
