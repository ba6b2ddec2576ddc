package settings_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/settings"
)

func rig(t *testing.T, lang careline.Lang) *pagetest.Rig {
	t.Helper()
	return pagetest.New(t, storetest.Fresh(t), lang)
}

func said(s string) careline.Speaker { return careline.Say("%s", "%s", s) }

// setup is that of a firm that keeps its store in a long place.
func setup(context.Context) (settings.Setup, error) {
	dflt := careline.Words{EN: "default", ZH: "默认"}
	place := "sqlite:/srv/care/hotline/nanjing/office/careline.db"
	return settings.Setup{
		Options: []settings.Row{
			{
				Name: "store", Value: place, From: said("/etc/careline.toml"), About: said("Where the hotline is kept."),
				Takes: said("sqlite:PATH"), Also: "--store, CARELINE_STORE",
			},
			{Name: settings.Lang, Value: "en", From: dflt, About: said("The language."), Takes: said("en or zh")},
			{Name: settings.Theme, From: dflt, Unset: careline.Words{EN: "as the terminal's", ZH: "随终端"}, About: said("The colours.")},
		},
		Store: []settings.Fact{
			{Label: careline.Words{EN: "file", ZH: "文件"}, Value: said(place[len("sqlite:"):])},
			{Label: careline.Words{EN: "size", ZH: "大小"}, Value: said("1.5 GiB")},
		},
	}, nil
}

var keys = settings.Keys{settings.Lang: "ctrl+l", settings.Theme: "ctrl+t"}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r := rig(t, lang)
				r.Show(settings.New(r.Env, setup, keys))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

func TestWhatIsChangedInTheConsoleIsShownAsItIsNow(t *testing.T) {
	r := rig(t, careline.English)
	r.Show(settings.New(r.Env, setup, keys))
	if got := line(r, "theme"); !strings.Contains(got, "as the terminal's") {
		t.Errorf("at the start the theme is %q", got)
	}
	r.Env.Switched.Theme, r.Env.Switched.Lang = true, true
	r.Speak(careline.Chinese)
	if got := line(r, "theme"); !strings.Contains(got, "dark") || !strings.Contains(got, "在此更改") {
		t.Errorf("then it is %q", got)
	}
	if got := line(r, "lang"); !strings.Contains(got, "zh") || !strings.Contains(got, "在此更改") {
		t.Errorf("the language is %q", got)
	}
}

func TestTheChosenOptionIsExplained(t *testing.T) {
	r := rig(t, careline.English)
	r.Show(settings.New(r.Env, setup, keys))
	// What the table cuts stands below in full.
	for _, want := range []string{"Where the hotline is kept.", "Value: sqlite:PATH", "Also: --store, CARELINE_STORE", "nanjing/office/careline.db"} {
		if !strings.Contains(r.View(80, 21), want) {
			t.Errorf("the store says no %q:\n%s", want, r.View(80, 21))
		}
	}
	r.Press("down")
	for _, want := range []string{"The language.", "ctrl+l changes it until you quit."} {
		if !strings.Contains(r.View(80, 21), want) {
			t.Errorf("the language says no %q:\n%s", want, r.View(80, 21))
		}
	}
	r.View(40, 7) // complains of a wrong size
}

func TestAStoreOutOfReachIsToldAsASentence(t *testing.T) {
	r := rig(t, careline.English)
	r.Show(settings.New(r.Env, func(context.Context) (settings.Setup, error) {
		return settings.Setup{}, careline.NewError(careline.CodeUnavailable, careline.Say("Gone.", "没了。"), errors.New("disk"))
	}, keys))
	if !strings.Contains(r.View(80, 21), "Gone.") || !r.Last().Bad {
		t.Errorf("it says %+v:\n%s", r.Last(), r.View(80, 21))
	}
}

// line gives the row of an option.
func line(r *pagetest.Rig, name string) string {
	for _, l := range strings.Split(r.View(80, 21), "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, "│▸ "), name+" ") {
			return l
		}
	}
	return ""
}
