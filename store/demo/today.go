package demo

import (
	"time"

	"careline"
)

// perRecent is on how many customers one matter is open or just ended.
const perRecent = 20

// present plays what the hotline has on its hands: matters in every state,
// and the calls of this shift.
func (w *world) present(people []*person) {
	r := w.random(2)
	grown := make([]*person, 0, len(people))
	for _, p := range people {
		if !p.sold && p.since.Before(w.now.AddDate(0, 0, -17)) {
			grown = append(grown, p)
		}
	}
	if len(grown) == 0 {
		return
	}
	for i := range max(2*len(recent), len(people)/perRecent) {
		end := recent[i%len(recent)]
		ago := minutes(r, end.from*60+10, end.to*60+11)
		w.bringUp(grown[(i*perRecent+i)%len(grown)], end, w.now.Add(-ago))
	}
	const shift = 10 * time.Hour
	for range max(30, len(people)/40) {
		w.smallTalk(pick(r, grown), w.now.Add(-minutes(r, 2, int(shift/time.Minute))))
	}
	for range 6 {
		w.strange(w.now.Add(-minutes(r, 2, int(shift/time.Minute))))
	}
	w.ring(pick(r, grown), w.operators[len(w.operators)-1])
}

// strange is a call by somebody who is not known.
func (w *world) strange(at time.Time) {
	r := w.random(uint64(at.UnixNano()))
	who := pick(r, w.operators)
	w.script.scenes = append(w.script.scenes, scene{at, func() error {
		call := careline.Interaction{
			Number: mobile(r), Line: careline.LineAdvice, Reason: "advice", Outcome: careline.OutcomeInformed,
			Started: at.Add(-minutes(r, 1, 6)), Ended: at, Note: note(r, "advice"),
		}
		if r.IntN(3) == 0 {
			call.Reason, call.Line, call.Outcome, call.Note = "", careline.LineService, careline.OutcomeUnanswered, ""
		}
		_, err := w.as(who).LogCall(w.ctx, "", call)
		w.summary.Calls++
		return err
	}})
}

// ring is a call that goes on while the hotline is looked at, of somebody
// other than the one who looks.
func (w *world) ring(p *person, who careline.Staff) {
	if who.Login == Operator {
		return
	}
	w.script.scenes = append(w.script.scenes, scene{w.now.Add(-90 * time.Second), func() error {
		_, err := w.as(who).StartCall(w.ctx, "", careline.CallStart{Customer: p.made.ID, Number: p.number()})
		w.summary.Calls++
		return err
	}})
}
