package complaint

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// foldKey folds the prompts away, or brings them back; typing tells whether
// letters are text now.
func foldKey(env *page.Env, typing bool) page.Key {
	k := page.Key{Name: "prompts", Keys: []string{"f8"}, Label: env.Words.Care.Fold, Hidden: typing, Do: func() tea.Cmd {
		env.Folded = !env.Folded
		return nil
	}}
	if !typing {
		k.Keys = []string{"h", "f8"}
	}
	return k
}

// phase is where a hard call stands, as the prompts go (C7).
func phase(c *careline.Case, next careline.CareStep, now time.Time) text.Phase {
	switch {
	case c.State == careline.CaseReopened || c.Overdue(now):
		return text.PhaseBroken
	case !c.State.Open():
		return text.PhaseTell
	}
	switch next {
	case careline.StepAssessed, careline.StepCause:
		return text.PhaseFind
	case careline.StepRemedy, careline.StepPlan:
		return text.PhaseFair
	case careline.StepPromise, careline.StepDone:
		return text.PhaseKeep
	case careline.StepFedBack, careline.StepConfirmed, careline.StepClosed:
		return text.PhaseTell
	}
	return text.PhaseListen
}

// prompts gives the lines to be kept in sight during a hard call, one under
// the other; folded, there are none.
func prompts(env *page.Env, at text.Phase, width int) []string {
	if env.Folded {
		return nil
	}
	var lines []string
	for _, said := range env.Words.Care.Prompts[at] {
		for i, l := range widget.Wrap(said, width-4) {
			mark := " › "
			if i > 0 {
				mark = "   "
			}
			lines = append(lines, env.Theme.Ink().Dim.Render(mark+l))
		}
	}
	return lines
}

// promptStrip gives them one after the other, for a narrow screen.
func promptStrip(env *page.Env, at text.Phase, width int) []string {
	if env.Folded {
		return nil
	}
	all := ""
	for i, said := range env.Words.Care.Prompts[at] {
		if i > 0 {
			all += " · "
		}
		all += said
	}
	var lines []string
	for _, l := range widget.Wrap(all, width-2) {
		lines = append(lines, " "+env.Theme.Ink().Dim.Render(l))
	}
	return lines
}
