package complaint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// startState opens the small form that moves the case to another state; to is
// the one that is wanted, empty where it is to be chosen.
func (p *file) startState(to careline.CaseState) tea.Cmd {
	f := widget.NewForm(
		label(p.env),
		&widget.Row{Name: "to", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "pending", Input: widget.NewChoice(widget.Options(careline.Pendings()), string(careline.PendingCustomer))},
		&widget.Row{Name: "into", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "reason", Input: widget.NewArea(1, 3)},
	)
	title := func() string {
		if to == "" {
			return p.env.Words.Care.State
		}
		return to.In(p.env.Lang)
	}
	t := &task{name: strings.TrimSpace(formState + " " + string(to)), title: title, form: f, save: p.saveState, above: p.both, said: func(c *careline.Case) string {
		return fmt.Sprintf(p.env.Words.Complaint.Advanced, c.ID, c.State.In(p.env.Lang))
	}}
	t.suit = func() { suitState(f) }
	p.task = t
	p.ways()
	if to == "" {
		f.Set("to", string(p.next()[0]))
	} else {
		f.Set("to", string(to))
		suitState(f)
		f.GoTo("reason")
		f.GoTo("into") // where it is asked
		f.Row("to").Hidden = true
	}
	p.start(t)
	return nil
}

// next lists the states that may follow, that the role may bring about, and
// for which there is what they need: another case to merge into.
func (p *file) next() []careline.CaseState {
	var ways []careline.CaseState
	for _, s := range p.view.Case.State.Next() {
		if p.env.Session.May(s.Needs()) && (!takesInto(s) || len(p.kin) > 0) {
			ways = append(ways, s)
		}
	}
	return ways
}

func takesInto(s careline.CaseState) bool {
	return s == careline.CaseMerged || s == careline.CaseDuplicate
}

// ways fills the choices from what is known now.
func (p *file) ways() {
	f := p.task.form
	f.Row("to").Input.(*widget.Choice).SetOptions(widget.Options(p.next()))
	var into []widget.Option
	for _, c := range p.kin {
		k, _ := p.cat.Category(c.Category)
		into = append(into, widget.Option{Code: strconv.FormatInt(int64(c.ID), 10), Name: careline.Words{
			EN: c.ID.String() + " " + k.Name.In(careline.English), ZH: c.ID.String() + " " + k.Name.In(careline.Chinese),
		}})
	}
	f.Row("into").Input.(*widget.Choice).SetOptions(into)
	if f.Value("into") == "" && len(into) > 0 {
		f.Set("into", into[0].Code)
	}
}

// suitState hides the fields that the chosen state has no use for.
func suitState(f *widget.Form) {
	to := careline.CaseState(f.Value("to"))
	f.Row("pending").Hidden = to != careline.CasePending
	f.Row("into").Hidden = !takesInto(to)
}

// both shows the case and the one that it would go into, before it does.
func (p *file) both(width int) []string {
	f := p.task.form
	if f.Row("into").Hidden {
		return nil
	}
	at := slices.IndexFunc(p.kin, func(c careline.CaseRow) bool { return strconv.FormatInt(int64(c.ID), 10) == f.Value("into") })
	if at < 0 {
		return nil
	}
	return []string{p.inShort(&p.view.Case, width), "→ " + p.inShort(&p.kin[at].Case, width-2)}
}

// inShort tells a case on one line.
func (p *file) inShort(c *careline.Case, width int) string {
	w, now := p.env.Words, p.env.Session.Now()
	k, _ := p.cat.Category(c.Category)
	unit := ""
	for _, u := range p.units() {
		if u.Unit.ID == c.Unit {
			unit = w.Form.Comma + u.Unit.Name()
		}
	}
	return widget.Cut(careline.Sanitize(c.ID.String()+" "+k.Name.In(p.env.Lang)+unit+w.Form.Comma+c.State.In(p.env.Lang)+w.Form.Comma+
		w.Times.Day(c.Opened, now)+"  "+c.Text), width)
}

// saveState writes the small form.
func (p *file) saveState() tea.Cmd {
	f := p.task.form
	if f.Value("to") == "" { // somebody else moved the case on meanwhile
		f.Row("to").Hidden = false
		f.GoTo("to")
		return widget.Warn(fmt.Sprintf(p.env.Words.Form.Choose, f.Label("to")))
	}
	into, _ := strconv.ParseInt(f.Value("into"), 10, 64)
	step := careline.CaseStep{
		Case: p.id, Version: p.view.Case.Version, To: careline.CaseState(f.Value("to")), Reason: f.Value("reason"),
	}
	if step.To == careline.CasePending {
		step.Pending = careline.PendingOn(f.Value("pending"))
	}
	if !f.Row("into").Hidden {
		step.Into = careline.CaseID(into)
	}
	return widget.Save(&p.saving, p.env, careline.DeedAdvanceCase.With(step))
}

// stateKeys are the states that a case is brought to by a key of its own; one
// that it can't go to now says why.
func (p *file) stateKeys() []page.Key {
	w := &p.env.Words.Care
	all := []page.Key{{Name: "state", Keys: []string{"t"}, Label: w.State, Off: p.stuck(), Do: func() tea.Cmd { return p.startState("") }, Hidden: true}}
	for _, k := range []struct {
		name, key, label string
		to               careline.CaseState
	}{
		{"reject", "x", w.Reject, careline.CaseRejected},
		{"merge", "m", w.Merge, careline.CaseMerged},
		{"duplicate", "d", w.Duplicate, careline.CaseDuplicate},
		{"withdraw", "k", w.Cancel, careline.CaseCancelled},
		{"reopen", "v", w.Reopen, careline.CaseReopened},
	} {
		open := p.view.Case.State.Open()
		all = append(all, page.Key{
			Name: k.name, Keys: []string{k.key}, Label: k.label, Off: p.barred(k.to), Hidden: open || k.to != careline.CaseReopened,
			Do: func() tea.Cmd { return p.startState(k.to) },
		})
	}
	return all
}

// barred says why the case can't become to now; empty where it can.
func (p *file) barred(to careline.CaseState) string {
	c := &p.view.Case
	switch {
	case !slices.Contains(c.State.Next(), to):
		return fmt.Sprintf(p.env.Words.Care.NotNow, c.ID, c.State.In(p.env.Lang), to.In(p.env.Lang))
	case widget.Denied(p.env, to.Needs()) != "":
		return widget.Denied(p.env, to.Needs())
	case takesInto(to) && len(p.kin) == 0:
		return p.env.Words.Care.NoKin
	}
	return ""
}

// stuck says why there is no state that the case may go to.
func (p *file) stuck() string {
	c := &p.view.Case
	switch {
	case widget.Denied(p.env, careline.MayHandle) != "":
		return widget.Denied(p.env, careline.MayHandle)
	case len(p.next()) > 0:
		return ""
	case len(c.State.Next()) > 0: // it could be reopened, by somebody else
		return widget.Denied(p.env, careline.MayClose)
	}
	return fmt.Sprintf(p.env.Words.Complaint.NoWay, c.ID, c.State.In(p.env.Lang))
}
