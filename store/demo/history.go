package demo

import (
	"time"

	"careline"
)

// richness is how much happens to a population.
type richness struct {
	calls   int // in a hundred customers, besides those that lead to more
	matters int // matters of past years in a hundred customers
	notes   int // notes in a hundred customers
	passed  int // homes with a unit in two thousand customers that went to a next owner
	owners  int // customers in a hundred of those who might have units that do
}

// live plays what happened to a person over the years.
func (w *world) live(p *person) {
	r, rich := p.rand, w.rich
	span := w.now.Sub(p.since) - 48*time.Hour
	moment := func() time.Time {
		return waking(r, p.since.Add(24*time.Hour+time.Duration(r.Int64N(int64(max(span, time.Hour))))))
	}
	for range times(r.IntN(100), rich.calls) {
		w.smallTalk(p, moment())
	}
	for range times(r.IntN(100), rich.notes) {
		w.jot(p, moment())
	}
	for range times(r.IntN(100), rich.matters) {
		// A matter of past years is over before what the hotline has on its
		// hands begins.
		if at := moment(); at.Before(w.now.AddDate(0, 0, -18)) {
			w.bringUp(p, pick(r, bygone), at)
		}
	}
}

// times gives how often something happens that happens so many times in a
// hundred; luck is from 0 to 99.
func times(luck, inHundred int) int {
	n := inHundred / 100
	if luck < inHundred%100 {
		n++
	}
	return n
}

// smallTalk is a call that leads to nothing more.
func (w *world) smallTalk(p *person, at time.Time) {
	who := w.operators[p.rand.IntN(len(w.operators))]
	w.script.scenes = append(w.script.scenes, scene{at, func() error { return w.talk(p, who) }})
}

func (w *world) talk(p *person, who careline.Staff) error {
	if !p.fresh {
		return nil
	}
	r := p.rand
	reason := reasons.pick(r)
	line := careline.LineService
	if reason == "advice" || reason == "purchase" {
		line = careline.LineAdvice
	}
	channel := careline.ChannelPhone
	if r.IntN(12) == 0 {
		channel = pick(r, []careline.Channel{careline.ChannelEmail, careline.ChannelWeb, careline.ChannelSocial, careline.ChannelVisit})
	}
	_, err := w.as(who).LogCall(w.ctx, "", careline.Interaction{
		Customer: p.made.ID, Number: p.number(), Line: line, Channel: channel, Reason: reason, Note: note(r, reason),
		Outcome: pick(r, []careline.Outcome{careline.OutcomeResolved, careline.OutcomeResolved, careline.OutcomeInformed, careline.OutcomeCallBack}),
		Started: w.clock.Add(-minutes(r, 1, 12)), Ended: *w.clock,
	})
	w.summary.Calls++
	return err
}

// jot is a note that somebody left on the file.
func (w *world) jot(p *person, at time.Time) {
	who := w.operators[p.rand.IntN(len(w.operators))]
	text := pick(p.rand, fileLines)
	w.script.scenes = append(w.script.scenes, scene{at, func() error {
		if !p.fresh {
			return nil
		}
		return w.as(who).WriteNote(w.ctx, "", p.made.ID, text)
	}})
}
