package careline_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"careline"
)

// letter writes one at the present moment of the rig.
func letter[T any](r *rig, i careline.Intent[T], call careline.InteractionID) careline.Letter {
	r.t.Helper()
	l, err := i.Letter(r.key(), r.now, call)
	r.ok(err)
	paper, err := json.Marshal(l)
	r.ok(err)
	l = careline.Letter{}
	r.ok(json.Unmarshal(paper, &l))
	return l
}

// carry takes a letter to the hotline, twice: the answer of the first was lost.
func (r *rig) carry(l careline.Letter) careline.Ref {
	r.t.Helper()
	ref, err := r.admin.Carry(context.Background(), l)
	r.ok(err)
	again, err := r.admin.Carry(context.Background(), l)
	r.ok(err)
	if again != ref {
		r.t.Errorf("once more it made %v, the first time %v", again, ref)
	}
	return ref
}

func TestALetterIsDoneOnceAndTellsOfWhenItWasWritten(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	r.heater(c)
	then, err := r.admin.StartCall(ctx, r.key(), careline.CallStart{Customer: c.ID})
	r.ok(err)
	r.now = r.now.Add(3 * time.Minute)
	ended := r.now
	complaint := letter(r, careline.DeedLogCase.With(careline.Case{
		Customer: c.ID, Category: "noise", Severity: careline.SeverityHigh, Text: "夜里睡不着", Promise: r.now.Add(time.Hour),
	}), then.ID)
	note := letter(r, careline.DeedWriteNote.With(careline.Note{Customer: c.ID, Text: "门卫登记"}), then.ID)
	end := letter(r, careline.DeedEndCall.With(careline.CallEnd{Call: then.ID, Reason: "complaint"}), then.ID)

	// The store is back an hour later; the person is on the phone with somebody else.
	r.now = r.now.Add(time.Hour)
	ref := r.carry(end)
	now, err := r.admin.StartCall(ctx, r.key(), careline.CallStart{})
	r.ok(err)
	id := careline.CaseID(r.carry(complaint).ID)
	r.carry(note)
	if ref != then.ID.Ref() {
		t.Errorf("the end of the call made %v", ref)
	}
	over, err := r.admin.Interaction(ctx, then.ID)
	r.ok(err)
	if !over.Interaction.Ended.Equal(ended) {
		t.Errorf("the call ended at %v, the phone was put down at %v", over.Interaction.Ended, ended)
	}
	k, err := r.admin.Case(ctx, id)
	r.ok(err)
	if k.Case.Interaction != then.ID || k.Case.Interaction == now.ID || !k.Case.Opened.Equal(ended) {
		t.Errorf("the case was opened at %v in the call %v", k.Case.Opened, k.Case.Interaction)
	}
	history, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{})
	r.ok(err)
	notes, logged := 0, 0
	for _, l := range history.Lines {
		switch e := l.Event; {
		case e.Kind == careline.EventNote:
			notes++
			if !e.At.Equal(ended) || !e.Recorded.Equal(r.now) {
				t.Errorf("the note is of %v, recorded at %v", e.At, e.Recorded)
			}
		case e.Action == careline.DidCreate && e.Subject() == id.Ref():
			logged++
		}
	}
	if notes != 1 || logged != 1 {
		t.Errorf("there are %d notes and %d new cases", notes, logged)
	}
}

// TestWhatWasDoneBeforeItWasForbiddenIsDone loses the answer, and then the
// person another role.
func TestWhatWasDoneBeforeItWasForbiddenIsDone(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	l := letter(r, careline.DeedWriteNote.With(careline.Note{Customer: c.ID, Text: "门卫登记"}), 0)
	r.carry(l)
	if _, err := r.as(careline.RoleTrainer).Carry(ctx, l); err != nil {
		t.Errorf("what is in the store is said to be refused: %v", err)
	}
}

func TestALetterIsRefusedAsIfItWereDoneNow(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	edit := c
	edit.Note = "ring twice"
	l := letter(r, careline.DeedSaveCustomer.With(edit), 0)
	if l.On() != c.ID.Ref() {
		t.Errorf("it is on %v", l.On())
	}
	c.Note = "ring once"
	_, err := r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	_, err = r.admin.Carry(ctx, l)
	r.refused(err, careline.CodeConflict)
	_, err = r.as(careline.RoleTrainer).Carry(ctx, l)
	r.refused(err, careline.CodeForbidden)
	for name, odd := range map[string]careline.Letter{
		"a deed that nobody knows": {Key: r.key(), Deed: "moon.landing", Body: l.Body},
		"no body":                  {Key: r.key(), Deed: l.Deed},
		"half a body":              {Key: r.key(), Deed: l.Deed, Body: l.Body[:len(l.Body)/2]},
		"two bodies":               {Key: r.key(), Deed: l.Deed, Body: append(append(json.RawMessage{}, l.Body...), l.Body...)},
		"more than is known":       {Key: r.key(), Deed: l.Deed, Body: json.RawMessage(`{"Name":"x","Moon":"full"}`)},
		"another sort of thing":    {Key: r.key(), Deed: l.Deed, Body: json.RawMessage(`[1]`)},
	} {
		if _, err := r.admin.Carry(ctx, odd); careline.CodeOf(err) != careline.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = r.admin.Carry(ctx, careline.Letter{Deed: l.Deed, Body: l.Body})
	r.refused(err, careline.CodeInvalid)
}
