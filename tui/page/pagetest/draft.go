package pagetest

import (
	"encoding/json"

	"careline/tui/page"
)

// Draft gives what is typed on the page as it comes back from a file.
func (r *Rig) Draft() page.Draft {
	r.T.Helper()
	d, ok := r.Page.(page.Drafter).Draft()
	if !ok {
		r.T.Fatalf("there is no draft; status %v", r.Status)
	}
	data, err := json.Marshal(d)
	if err == nil {
		d = page.Draft{}
		err = json.Unmarshal(data, &d)
	}
	if err != nil {
		r.T.Fatal(err)
	}
	return d
}

// Resumes checks that what is typed on the page comes back on a fresh one, to
// the last cell: before its first load has answered, and after.
func (r *Rig) Resumes(open func() page.Page) {
	r.T.Helper()
	d := r.Draft()
	at, _ := r.Before(80, 21)
	want := r.View(80, 21)
	for _, late := range []bool{false, true} {
		load := r.Start(open())
		resume := func() { r.Do(r.Page.(page.Drafter).Resume(d)) }
		steps := []func(){resume, func() { r.Do(load) }}
		if late {
			steps = []func(){func() { r.Do(load) }, resume}
		}
		for _, step := range steps {
			step()
		}
		if busy, is := r.Page.(page.Busy); is && busy.Busy() {
			r.T.Errorf("late %v: the page waits for ever", late)
		}
		if got := r.View(80, 21); got != want {
			r.T.Errorf("late %v: it came back as\n%s\nwas\n%s", late, got, want)
		}
		if got, _ := r.Before(80, 21); got != at {
			r.T.Errorf("late %v: the cursor stands after %q, was after %q", late, got, at)
		}
		if got, ok := r.Page.(page.Drafter).Draft(); !ok || !got.Equal(d) {
			r.T.Errorf("late %v: the draft is now %+v, was %+v", late, got, d)
		}
	}
}

// Refuses checks that a page can't take a draft, says so and stays clean.
func (r *Rig) Refuses(open func() page.Page, d page.Draft) {
	r.T.Helper()
	r.Show(open())
	r.Do(r.Page.(page.Drafter).Resume(d))
	if got := r.Last(); !got.Bad || got.Text != r.Env.Words.Draft.TooLate {
		r.T.Errorf("it says %+v", got)
	}
	if got, ok := r.Page.(page.Drafter).Draft(); ok {
		r.T.Errorf("it has a draft: %+v", got)
	}
}
