package complaint_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/page/complaint"
)

func TestTheySayItAgainAndItEscalates(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		r.Show(complaint.Open(r.Env, k.ID)).Press("r")
		r.Type("还是很响")
		if before, shown := r.Before(80, 21); !shown || !strings.HasSuffix(before, "还是很响") {
			t.Errorf("the cursor stands after %q, %v", before, shown)
		}
		r.Press("enter")
		got := opened(r, k.ID)
		if got.Severity == k.Severity || r.Page.Typing() {
			t.Errorf("it weighs %s as before; status %v", got.Severity, r.Status)
		}
		if screen := r.View(80, 21); !strings.Contains(screen, "还是很响") {
			t.Errorf("the history does not tell:\n%s", screen)
		}
	}
}

func TestAClosedCaseSaysWhyTheyCanNotComeBackAboutIt(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	_, err := r.Session.AdvanceCase(t.Context(), r.NewKey(), careline.CaseStep{Case: k.ID, Version: k.Version, To: careline.CaseCancelled, Reason: "x"})
	if err != nil {
		t.Fatal(err)
	}
	r.Show(complaint.Open(r.Env, k.ID)).Press("r")
	if said := r.Last(); !strings.Contains(said.Text, "cancelled") || r.Page.Typing() {
		t.Errorf("pressing r says %+v", said)
	}
}
