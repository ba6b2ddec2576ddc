package widget

import (
	"careline"
	"careline/tui/page"
)

// ReadMoment says beside a typed moment when that is.
func ReadMoment(env *page.Env) func(string) Reading {
	return func(s string) Reading {
		now := env.Session.Now()
		t, ok := ParseMoment(s, now)
		switch {
		case !ok:
			return Reading{Text: env.Words.Form.NotRead, Bad: true}
		case t.IsZero():
			return Reading{}
		}
		return Reading{Text: env.Words.Times.Moment(t, now) + env.Words.Form.Comma + env.Words.Times.Due(t, now)}
	}
}

// ReadWindow says beside a typed window when that is.
func ReadWindow(env *page.Env) func(string) Reading {
	return func(s string) Reading {
		w, ok := ParseWindow(s, env.Session.Now())
		if !ok {
			return Reading{Text: env.Words.Form.NotRead, Bad: true}
		}
		return Reading{Text: env.Words.Times.Window(w, env.Session.Now())}
	}
}

// ReadDay says beside a typed day which one that is.
func ReadDay(env *page.Env) func(string) Reading {
	return func(s string) Reading {
		d, ok := ParseDay(s, env.Session.Now())
		switch {
		case !ok:
			return Reading{Text: env.Words.Form.NotRead, Bad: true}
		case d == "":
			return Reading{}
		}
		at := d.At(0, env.Session.Now().Location())
		said := env.Words.Times.Weekday(at.Weekday())
		if string(d) != s {
			said = string(d) + " " + said
		}
		return Reading{Text: said}
	}
}

// ReadDate is ParseDay with what is not understood left out.
func ReadDate(env *page.Env, s string) careline.Date {
	d, _ := ParseDay(s, env.Session.Now())
	return d
}
