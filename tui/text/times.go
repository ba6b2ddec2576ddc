package text

import (
	"fmt"
	"time"

	"careline"
)

// Times is how spans and moments are said in short.
type Times struct {
	Now, Minutes, Hours, Days            string
	FewDays                              string // Days where there is little room
	Today, Tomorrow, Yesterday           string // before the time of day
	In, Overdue                          string // a span to come; a span too late
	Sunday, Monday, Tuesday, Wednesday   string
	Thursday, Friday, Saturday, NoWindow string
}

var timesEN = Times{
	Now: "now", Minutes: "%d min", Hours: "%d h", Days: "%d days", FewDays: "%d d",
	Today: "today", Tomorrow: "tomorrow", Yesterday: "yesterday", In: "in %s", Overdue: "overdue %s",
	Sunday: "Sun", Monday: "Mon", Tuesday: "Tue", Wednesday: "Wed", Thursday: "Thu", Friday: "Fri", Saturday: "Sat",
	NoWindow: "no time agreed",
}

var timesZH = Times{
	Now: "刚刚", Minutes: "%d分钟", Hours: "%d小时", Days: "%d天", FewDays: "%d天",
	Today: "今天", Tomorrow: "明天", Yesterday: "昨天", In: "还有%s", Overdue: "超时%s",
	Sunday: "周日", Monday: "周一", Tuesday: "周二", Wednesday: "周三", Thursday: "周四", Friday: "周五", Saturday: "周六",
	NoWindow: "未约定时间",
}

// Span says how long d is, in its largest unit that still says something.
func (t *Times) Span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return t.Now
	case d < time.Hour:
		return fmt.Sprintf(t.Minutes, d/time.Minute)
	case d < 48*time.Hour:
		return fmt.Sprintf(t.Hours, d/time.Hour)
	default:
		return fmt.Sprintf(t.Days, d/(24*time.Hour))
	}
}

// Brief is Span in the fewest cells.
func (t *Times) Brief(d time.Duration) string {
	if d < 48*time.Hour {
		return t.Span(d)
	}
	return fmt.Sprintf(t.FewDays, d/(24*time.Hour))
}

// Due says how far off a moment is, or how much too late.
func (t *Times) Due(at, now time.Time) string {
	if at.Before(now) {
		return fmt.Sprintf(t.Overdue, t.Span(max(time.Minute, now.Sub(at))))
	}
	return fmt.Sprintf(t.In, t.Span(max(time.Minute, at.Sub(now))))
}

// Moment says when something is, in the time zone of now: the day in words
// where it is near.
func (t *Times) Moment(at, now time.Time) string {
	at = at.In(now.Location())
	return t.Day(at, now) + " " + at.Format("15:04")
}

// Window says when somebody comes.
func (t *Times) Window(w careline.Window, now time.Time) string {
	if w.IsZero() {
		return t.NoWindow
	}
	from, to := w.From.In(now.Location()), w.To.In(now.Location())
	if to.Sub(from) >= 24*time.Hour {
		return t.Moment(from, now) + " – " + t.Moment(to, now)
	}
	return t.Moment(from, now) + "–" + to.Format("15:04")
}

// Day names the day of at.
func (t *Times) Day(at, now time.Time) string {
	at = at.In(now.Location())
	day, today := careline.DateOf(at), careline.DateOf(now)
	switch {
	case day == today:
		return t.Today
	case day == today.AddDays(1):
		return t.Tomorrow
	case day == today.AddDays(-1):
		return t.Yesterday
	case at.Year() == now.Year():
		return t.Weekday(at.Weekday()) + " " + at.Format("01-02")
	default:
		return at.Format(time.DateOnly)
	}
}

// Weekday names a day of the week.
func (t *Times) Weekday(d time.Weekday) string {
	return [...]string{t.Sunday, t.Monday, t.Tuesday, t.Wednesday, t.Thursday, t.Friday, t.Saturday}[d]
}
