package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/dustin/go-humanize"

	"careline"
)

// progress is one line on a terminal that tells how far long work is; on a
// pipe it is silent.
type progress struct {
	out   io.Writer
	lang  careline.Lang
	now   func() time.Time
	label careline.Words
	began time.Time
	shown time.Time

	byRow   bool    // at counts rows, not customers
	before  int     // customers whom an earlier run had done
	skipped float64 // the share of the whole that they are
}

// progressEvery keeps the line readable and the terminal idle.
const progressEvery = 200 * time.Millisecond

func (a *app) progress(label careline.Words) *progress {
	p := &progress{out: io.Discard, lang: a.lang, now: a.clock, label: label, began: a.clock()}
	if isTerminal(a.stderr) {
		p.out = a.stderr
	}
	return p
}

// at tells that so many customers are done, which is share of the whole; a
// share of zero is not known.
func (p *progress) at(done int, share float64) {
	rate := float64(done-p.before) / max(p.now().Sub(p.began).Seconds(), 0.001)
	if done > 0 {
		p.skipped = share * float64(p.before) / float64(done)
	}
	count := customers
	if p.byRow {
		count = rows
	}
	p.show(share, careline.Say(": %s, %s a second", "：%s，每秒 %s", count(done), humanize.Comma(int64(rate))))
}

// inBulk trades memory, some hundred megabytes at the most, for fewer
// collections while a great many records go through.
func inBulk() { debug.SetGCPercent(300) }

// of tells that so many parts are done of all.
func (p *progress) of(done, all int) {
	p.show(float64(done)/float64(max(1, all)), careline.Phrase{})
}

func (p *progress) show(share float64, more careline.Phrase) {
	now := p.now()
	if now.Sub(p.shown) < progressEvery {
		return
	}
	p.shown = now
	line := p.label.In(p.lang) + more.In(p.lang)
	if share > p.skipped && share < 1 {
		left := time.Duration(float64(now.Sub(p.began)) * (1 - share) / (share - p.skipped)).Round(time.Second)
		line += careline.Say(", %d %%, %s left", "，%d%%，还需 %s", int(share*100), left.String()).In(p.lang)
	}
	_, _ = fmt.Fprint(p.out, "\r"+ansi.EraseLineRight+line)
}

// done takes the line away.
func (p *progress) done() { _, _ = fmt.Fprint(p.out, "\r"+ansi.EraseLineRight) }
