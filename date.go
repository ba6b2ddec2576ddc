package careline

import (
	"strings"
	"time"
)

// Date is a day of the calendar without a time zone, as "2006-01-02"; empty
// means not known. Its text order is its order in time.
type Date string

// ParseDate understands 2006-01-02, 2006/1/2, 2006.1.2, 20060102 and
// 2006年1月2日, full width or not; an empty text is the empty Date.
func ParseDate(s string) (Date, error) {
	text := strings.TrimSpace(narrow(s))
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2006年1月2日"} {
		if t, err := time.Parse(layout, text); err == nil && DateOf(t) != "" {
			return DateOf(t), nil
		}
	}
	return "", invalid(Say("%q is not a date; write it as 2026-03-31.", "%q 不是日期；请写成 2026-03-31。", head(s, maxQuoted)))
}

// DateOf gives the day of t in t's own time zone; no date outside the years 1
// to 9999, which could not be put in order as text.
func DateOf(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return Date(t.Format(time.DateOnly))
}

// String gives the day as people write it; what is no day is made safe to
// show.
func (d Date) String() string { return Sanitize(string(d)) }

// AddMonths gives the same day n months later; where that month is shorter,
// its last day.
func (d Date) AddMonths(n int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// AddDays gives the day n days later.
func (d Date) AddDays(n int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return DateOf(t.AddDate(0, 0, n))
}

// At gives the moment hour:00 of the day in loc; the zero time for no date.
func (d Date) At(hour int, loc *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), loc)
	if err != nil {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day(), hour, 0, 0, 0, loc)
}
