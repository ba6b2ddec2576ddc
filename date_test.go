package careline

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADateIsReadHoweverItIsWritten(t *testing.T) {
	for _, s := range []string{"2026-03-31", "2026-3-31", "2026/3/31", "2026.3.31", "20260331", "2026年3月31日", " 2026-03-31 ", "２０２６－０３－３１"} {
		if d, err := ParseDate(s); err != nil || d != "2026-03-31" {
			t.Errorf("%q is read as %q, %v", s, d, err)
		}
	}
	if d, err := ParseDate("  "); err != nil || d != "" {
		t.Errorf("no text is read as %q, %v", d, err)
	}
	for _, s := range []string{"2026-02-30", "31.3.2026", "tomorrow", "2026-13-01", "0000-01-01", "2026", "2026-03-31T10:00"} {
		if d, err := ParseDate(s); CodeOf(err) != CodeInvalid {
			t.Errorf("%q is read as %q", s, d)
		}
	}
}

func TestAMonthLaterIsTheSameDayOrTheMonthsLast(t *testing.T) {
	type step struct {
		from Date
		n    int
		want Date
	}
	for _, c := range []step{
		{"2024-01-31", 1, "2024-02-29"},
		{"2023-01-31", 1, "2023-02-28"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2024-11-15", 3, "2025-02-15"},
		{"2024-01-15", -13, "2022-12-15"},
		{"2024-05-31", 0, "2024-05-31"},
		{"9999-12-31", 1, ""},
		{"", 5, ""},
		{"soon", 5, ""},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDatesAreInOrderAsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Int64Range(-62000000000, 200000000000) // the year 5 to the year 8307
		a := DateOf(time.Unix(day.Draw(t, "a"), 0).UTC())
		n := rapid.IntRange(1, 4000).Draw(t, "days")
		b := a.AddDays(n)
		if a == "" || b <= a || b.AddDays(-n) != a {
			t.Fatalf("%d days after %s is %s", n, a, b)
		}
		again, err := ParseDate(string(b))
		if err != nil || again != b {
			t.Fatalf("%s is read as %s, %v", b, again, err)
		}
		m := rapid.IntRange(0, 600).Draw(t, "months")
		if c := a.AddMonths(m); c < a || c.At(0, time.UTC).Sub(a.At(0, time.UTC)) > time.Duration(m)*31*24*time.Hour {
			t.Fatalf("%d months after %s is %s", m, a, c)
		}
	})
}

func TestAtGivesAnHourOfTheDayThere(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	if got := Date("2026-03-31").At(18, zone); !got.Equal(time.Date(2026, 3, 31, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("got %v", got)
	}
	if !Date("").At(18, zone).IsZero() {
		t.Error("no date has no hour")
	}
}
