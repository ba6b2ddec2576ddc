package widget_test

import (
	"testing"
	"time"

	"careline/tui/widget"
)

var tuesday = time.Date(2026, 11, 24, 14, 32, 10, 0, time.FixedZone("CST", 8*3600))

func TestParseMoment(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"2026-11-24 15:00", "2026-11-24 15:00"},
		{"2026/12/1 9:05", "2026-12-01 09:05"},
		{"20261201", "2026-12-01 18:00"},
		{"11-30 2pm", "2026-11-30 14:00"},
		{"11月30日 14点", "2026-11-30 14:00"},
		{"1-5", "2027-01-05 18:00"}, // said in November, January is next year's
		{"tomorrow", "2026-11-25 18:00"},
		{"Tomorrow 9:30", "2026-11-25 09:30"},
		{"明天下午3点半", "2026-11-25 15:30"},
		{"明天 15：30", "2026-11-25 15:30"},
		{"后天", "2026-11-26 18:00"},
		{"大后天上午9点", "2026-11-27 09:00"},
		{"fri 10am", "2026-11-27 10:00"},
		{"周二", "2026-12-01 18:00"}, // today is one: the next is meant
		{"+3d", "2026-11-27 14:32"},
		{"+4h", "2026-11-24 18:32"},
		{"+2周", "2026-12-08 14:32"},
		{"+1d 10:00", "2026-11-25 10:00"},
		{"15:30", "2026-11-24 15:30"},
		{"9:30", "2026-11-25 09:30"}, // it has passed today
		{"12am", "2026-11-25 00:00"},
		{"12pm", "2026-11-25 12:00"},
	} {
		got, ok := widget.ParseMoment(c.typed, tuesday)
		if !ok || widget.FormatMoment(got, tuesday.Location()) != c.want {
			t.Errorf("%q is %s, %v; want %s", c.typed, got, ok, c.want)
		}
	}
	for _, bad := range []string{"soon", "25:00", "2026-02-30", "13-40", "tomorrow or so", "3 apples", "10:75", "+"} {
		if got, ok := widget.ParseMoment(bad, tuesday); ok {
			t.Errorf("%q was understood as %s", bad, got)
		}
	}
	if got, ok := widget.ParseMoment("  ", tuesday); !ok || !got.IsZero() {
		t.Error("nothing typed is no moment")
	}
}

func TestParseWindow(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"2026-11-25 08:00-10:00", "2026-11-25 08:00-10:00"},
		{"tomorrow 14-16", "2026-11-25 14:00-16:00"},
		{"tomorrow 2pm-4", "2026-11-25 14:00-16:00"},
		{"明天 14点-16点", "2026-11-25 14:00-16:00"},
		{"明天上午9点到11点半", "2026-11-25 09:00-11:30"},
		{"2026-11-25 14:00", "2026-11-25 14:00-16:00"},
		{"2026-11-25", "2026-11-25 18:00-20:00"},
		{"11-25", "2026-11-25 18:00-20:00"},
		{"15:00 to 17:00", "2026-11-24 15:00-17:00"},
		{"", ""},
	} {
		got, ok := widget.ParseWindow(c.typed, tuesday)
		if !ok || widget.FormatWindow(got, tuesday.Location()) != c.want {
			t.Errorf("%q is %v, %v; want %s", c.typed, got, ok, c.want)
		}
		again, ok := widget.ParseWindow(c.want, tuesday)
		if !ok || again != got {
			t.Errorf("%q read again is %v, want %v", c.want, again, got)
		}
	}
	for _, bad := range []string{"14-10", "tomorrow 16:00-14:00", "-", "later", "-15:00"} {
		if got, ok := widget.ParseWindow(bad, tuesday); ok {
			t.Errorf("%q was understood as %v", bad, got)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"2026-3-1", "2026-03-01"},
		{"3月1日", "2026-03-01"},
		{"yesterday", "2026-11-23"},
		{"前天", "2026-11-22"},
		{"-3d", "2026-11-21"},
		{"-2周", "2026-11-10"},
		{"+1d", "2026-11-25"},
		{"today", "2026-11-24"},
		{"", ""},
	} {
		if got, ok := widget.ParseDay(c.typed, tuesday); !ok || string(got) != c.want {
			t.Errorf("%q is %q, %v; want %q", c.typed, got, ok, c.want)
		}
	}
	for _, bad := range []string{"15:30", "tomorrow 9:30", "2026-13-01", "x"} {
		if got, ok := widget.ParseDay(bad, tuesday); ok {
			t.Errorf("%q was understood as %q", bad, got)
		}
	}
}
