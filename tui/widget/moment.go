package widget

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"careline"

	"golang.org/x/text/width"
)

// MomentLayout is how a moment stands in a field.
const MomentLayout = "2006-01-02 15:04"

// usualHour is meant where a day is typed without a time.
const usualHour = 18

var (
	plusForm  = regexp.MustCompile(`^\+(\d{1,4})(h|d|w|小时|天|周)$`)
	clockForm = regexp.MustCompile(`^(上午|下午|晚上)?(\d{1,2})(?:[:.](\d{2})|[点时](?:(\d{1,2})分?|(半))?)?(am|pm)?$`)
	monthForm = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})$|^(\d{1,2})月(\d{1,2})[日号]?$`)
)

var dayWords = map[string]int{
	"today": 0, "今天": 0, "tomorrow": 1, "tmr": 1, "明天": 1, "后天": 2, "大后天": 3,
}

var weekdays = map[string]time.Weekday{
	"mon": 1, "monday": 1, "周一": 1, "星期一": 1, "tue": 2, "tuesday": 2, "周二": 2, "星期二": 2,
	"wed": 3, "wednesday": 3, "周三": 3, "星期三": 3, "thu": 4, "thursday": 4, "周四": 4, "星期四": 4,
	"fri": 5, "friday": 5, "周五": 5, "星期五": 5, "sat": 6, "saturday": 6, "周六": 6, "星期六": 6,
	"sun": 0, "sunday": 0, "周日": 0, "星期日": 0, "星期天": 0,
}

// ParseMoment understands 2026-11-24 14:00, 11-24 2pm, tomorrow 9:30, 明天下午3点,
// fri, +3d, +4h and 15:30 (the next such time), in the time zone of now. An
// empty text is the zero time.
func ParseMoment(s string, now time.Time) (time.Time, bool) {
	words := momentWords(s)
	if len(words) == 0 {
		return time.Time{}, true
	}
	if t, ok := later(words[0], now); ok && len(words) == 1 {
		return t, true
	}
	day, dated, ok := parseDay(words[0], now)
	if !ok {
		return time.Time{}, false
	}
	if dated {
		words = words[1:]
	}
	if len(words) == 0 {
		return at(day, usualHour, 0), true
	}
	hour, minute, ok := parseClock(strings.Join(words, ""))
	if !ok {
		return time.Time{}, false
	}
	t := at(day, hour, minute)
	if !dated && t.Before(now) {
		t = at(day.AddDate(0, 0, 1), hour, minute)
	}
	return t, true
}

// ParseWindow understands a moment with the end of the window after it:
// "tomorrow 14-16", "2026-11-24 14:00-16:00", "明天 14点-16点"; without an end
// it is two hours long. An empty text is no window.
func ParseWindow(s string, now time.Time) (careline.Window, bool) {
	s = strings.NewReplacer("–", "~", "—", "~", "～", "~", "至", "~", "到", "~", " to ", "~").Replace(fold(s))
	begin, end, ended := strings.Cut(s, "~")
	if _, whole := ParseMoment(s, now); !ended && !whole { // the last dash is no date's
		if i := strings.LastIndexByte(s, '-'); i > 0 {
			begin, end, ended = s[:i], s[i+1:], true
		}
	}
	from, ok := ParseMoment(begin, now)
	if !ok || from.IsZero() {
		return careline.Window{}, ok && !ended
	}
	if !ended {
		return careline.Window{From: from, To: from.Add(2 * time.Hour)}, true
	}
	hour, minute, ok := parseClock(strings.ReplaceAll(strings.TrimSpace(end), " ", ""))
	to := at(from, hour, minute)
	if afternoon := strings.Contains(begin, "pm") || strings.Contains(begin, "下午") || strings.Contains(begin, "晚上"); afternoon && hour < 12 {
		to = to.Add(12 * time.Hour) // "2pm-4"
	}
	return careline.Window{From: from, To: to}, ok && to.After(from)
}

// FormatWindow writes a window as ParseWindow reads it.
func FormatWindow(w careline.Window, zone *time.Location) string {
	if w.IsZero() {
		return ""
	}
	return w.From.In(zone).Format(MomentLayout) + "-" + w.To.In(zone).Format("15:04")
}

// FormatMoment writes a moment as ParseMoment reads it; nothing for none.
func FormatMoment(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(MomentLayout)
}

// ParseDay understands the days that ParseMoment does, and those of the past:
// -3d, yesterday, 昨天. An empty text is the empty Date.
func ParseDay(s string, now time.Time) (careline.Date, bool) {
	s = fold(s)
	switch s {
	case "":
		return "", true
	case "yesterday", "昨天":
		return careline.DateOf(now).AddDays(-1), true
	case "前天":
		return careline.DateOf(now).AddDays(-2), true
	}
	if past, is := strings.CutPrefix(s, "-"); is {
		if t, ok := later("+"+past, now); ok {
			return careline.DateOf(now.Add(now.Sub(t))), true
		}
	}
	if t, ok := later(s, now); ok {
		return careline.DateOf(t), true
	}
	day, dated, ok := parseDay(s, now)
	if !ok || !dated {
		return "", false
	}
	if monthForm.MatchString(s) { // what was bought on 3-1 was bought this year or last
		day = at(day.AddDate(now.Year()-day.Year(), 0, 0), 0, 0)
		if day.After(now.AddDate(0, 1, 0)) {
			day = day.AddDate(-1, 0, 0)
		}
	}
	return careline.DateOf(day), true
}

func fold(s string) string {
	return strings.ToLower(strings.TrimSpace(width.Fold.String(s)))
}

// momentWords sets Chinese day words apart from the time that follows them.
func momentWords(s string) []string {
	s = fold(s)
	for _, w := range []string{"大后天", "今天", "明天", "后天"} {
		if rest, is := strings.CutPrefix(s, w); is {
			return append([]string{w}, strings.Fields(rest)...)
		}
	}
	return strings.Fields(s)
}

func later(s string, now time.Time) (time.Time, bool) {
	m := plusForm.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n, _ := strconv.Atoi(m[1])
	switch m[2] {
	case "h", "小时":
		return now.Add(time.Duration(n) * time.Hour).Truncate(time.Minute), true
	case "w", "周":
		n *= 7
	}
	return now.AddDate(0, 0, n).Truncate(time.Minute), true
}

// parseDay gives the day that a word names; where it names a time, today and
// dated false.
func parseDay(s string, now time.Time) (day time.Time, dated, ok bool) {
	if n, is := dayWords[s]; is {
		return now.AddDate(0, 0, n), true, true
	}
	if d, is := weekdays[s]; is {
		ahead := (int(d) - int(now.Weekday()) + 7) % 7
		if ahead == 0 {
			ahead = 7
		}
		return now.AddDate(0, 0, ahead), true, true
	}
	if t, is := later(s, now); is {
		return t, true, true
	}
	if d, err := careline.ParseDate(s); err == nil {
		return d.At(0, now.Location()), true, true
	}
	if m := monthForm.FindStringSubmatch(s); m != nil {
		month, _ := strconv.Atoi(m[1] + m[3])
		date, _ := strconv.Atoi(m[2] + m[4])
		t := time.Date(now.Year(), time.Month(month), date, 0, 0, 0, 0, now.Location())
		if month < 1 || month > 12 || t.Day() != date {
			return t, false, false
		}
		if t.Before(now.AddDate(0, -6, 0)) { // in December, 1-5 is next year's
			t = t.AddDate(1, 0, 0)
		}
		return t, true, true
	}
	_, _, ok = parseClock(s)
	return now, false, ok
}

func parseClock(s string) (hour, minute int, ok bool) {
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(m[2])
	minute, _ = strconv.Atoi(m[3] + m[4])
	if m[5] != "" {
		minute = 30
	}
	if (m[1] == "下午" || m[1] == "晚上" || m[6] == "pm") && hour < 12 {
		hour += 12
	}
	if m[6] == "am" && hour == 12 {
		hour = 0
	}
	return hour, minute, hour < 24 && minute < 60
}

func at(day time.Time, hour, minute int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, day.Location())
}
