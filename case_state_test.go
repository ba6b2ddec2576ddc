package careline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestACaseGoesOnlyTheWaysOfItsLife(t *testing.T) {
	for _, c := range []struct {
		from, to CaseState
		may      bool
	}{
		{CaseNew, CaseAcknowledged, true},
		{CaseNew, CaseResolved, true},
		{CaseNew, CaseClosed, false},
		{CaseAcknowledged, CaseNew, false},
		{CasePending, CaseResponded, true},
		{CaseResolved, CaseClosed, true},
		{CaseResolved, CaseReopened, true},
		{CaseClosed, CaseReopened, true},
		{CaseClosed, CaseAssessed, false},
		{CaseRejected, CaseReopened, true},
		{CaseMerged, CaseClosed, false},
		{CaseReopened, CaseInvestigating, true},
		{CaseInvestigating, CaseCancelled, true},
	} {
		err := c.from.To(c.to)
		if (err == nil) != c.may {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
	}
}

func TestARefusedStepSaysWhichOnesThereAre(t *testing.T) {
	err := CaseClosed.To(CaseAssessed)
	if CodeOf(err) != CodeConflict {
		t.Fatalf("code %s", CodeOf(err))
	}
	for _, l := range []Lang{English, Chinese} {
		if got := Explain(err, l); !strings.Contains(got, CaseReopened.In(l)) {
			t.Errorf("%q does not say %q", got, CaseReopened.In(l))
		}
	}
}

func TestEveryCaseStateCanBeReachedAndEveryCaseCanEnd(t *testing.T) {
	reached := map[CaseState]bool{CaseNew: true}
	for range CaseStates() {
		for s := range reached {
			for _, n := range s.Next() {
				reached[n] = true
			}
		}
	}
	for _, s := range CaseStates() {
		if !reached[s] {
			t.Errorf("no way leads to %s", s)
		}
		if len(s.Next()) == 0 {
			t.Errorf("%s is a dead end: a customer who is not content could not come back", s)
		}
	}
}

func TestAWalkThroughACaseNeverLeavesItsStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := CaseNew
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			to := rapid.SampledFrom(CaseStates()).Draw(t, "to")
			listed := false
			for _, n := range s.Next() {
				listed = listed || n == to
			}
			if (s.To(to) == nil) != listed {
				t.Fatalf("%s to %s: listed %v, but %v", s, to, listed, s.To(to))
			}
			if listed {
				s = to
			}
		}
	})
}
