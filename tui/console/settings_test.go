package console

import (
	"context"
	"strings"
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/settings"
)

func TestSettingsAreShownFromAnywhereAndFollowWhatIsSwitched(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24, Settings: func(context.Context) (settings.Setup, error) {
		said := careline.Words{EN: "the default", ZH: "默认"}
		return settings.Setup{Options: []settings.Row{{Name: settings.Theme, Value: "dark", From: said, About: said}}}, nil
	}})
	run(c, c.goTo(page.Go{To: page.ToBoard{}}))
	k, ok := find(c.here(), ",")
	if ok {
		t.Fatalf("the board has the key: %+v", k)
	}
	if k, ok = find(c.everywhere(""), ","); !ok {
		t.Fatal("no key shows the settings")
	}
	run(c, k.Do())
	for _, want := range []string{"Settings", "theme   dark", "the default", "ctrl+t changes it until you quit."} {
		if !strings.Contains(screen(c), want) {
			t.Errorf("%q is not on the page:\n%s", want, screen(c))
		}
	}
	c.switchTheme()
	if !strings.Contains(screen(c), "theme   light") || !strings.Contains(screen(c), "changed here") {
		t.Errorf("the other theme is not shown:\n%s", screen(c))
	}
}
