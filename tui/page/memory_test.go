package page_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"careline"
	"careline/tui/page"
)

func TestWhatWasReadLastIsRecalledByWhoHasNothing(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	now := noon
	m := page.NewMemory(func() time.Time { return now })
	gone := careline.NewError(careline.CodeUnavailable, careline.Say("Gone.", "没了。"), nil)
	ask := func(nothing bool, key any, value string, err error) page.Answer[string] {
		_, cmd := page.Ask(nil, func(ctx context.Context) (string, error) {
			return page.Recall(ctx, m, nothing, key, func(context.Context) (string, error) { return value, err })
		})
		return cmd().(page.Answer[string])
	}
	if a := ask(false, 1, "one", nil); a.Value != "one" || !a.Recalled().IsZero() {
		t.Errorf("with the store there it is %+v", a)
	}
	now = noon.Add(time.Hour)
	if a := ask(true, 1, "", gone); a.Value != "one" || a.Err != nil || !a.Recalled().Equal(noon) {
		t.Errorf("without it is %+v, of %v", a, a.Recalled())
	}
	if a := ask(false, 1, "", gone); !errors.Is(a.Err, gone) || a.Value != "" {
		t.Errorf("who has it on the screen gets %+v", a)
	}
	if a := ask(true, 2, "", gone); !errors.Is(a.Err, gone) {
		t.Errorf("what was never read is %+v", a)
	}
	if a := ask(true, 1, "", careline.NotFound(careline.KindCustomer, "C-1")); careline.CodeOf(a.Err) != careline.CodeNotFound {
		t.Errorf("what is no more is %+v", a)
	}
	for i := range 100 {
		ask(false, -i-1, "more", nil)
	}
	if a := ask(true, 1, "", gone); !errors.Is(a.Err, gone) {
		t.Errorf("after a hundred others it is still %+v", a)
	}
}
