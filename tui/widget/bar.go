package widget

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"careline/tui/theme"
)

// Bar draws how much of a whole is done, from 0 to 1, on width cells.
func Bar(t *theme.Theme, width int, share float64) string {
	width = max(0, width)
	full := max(0, min(width, int(share*float64(width))))
	return t.Ink().Accent.Render(strings.Repeat("█", full)) + t.Ink().Dim.Render(strings.Repeat("░", width-full))
}

// Count writes a number with a comma at every third digit.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Span writes a time that something takes, as 0:05 or 1:02:05.
func Span(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Size writes a number of bytes as people say it.
func Size(bytes int64) string {
	const unit = 1024
	if bytes < unit {
		return fmt.Sprintf("%d B", bytes)
	}
	n, i := float64(bytes)/unit, 0
	for ; n >= unit && i < 3; i++ {
		n /= unit
	}
	return fmt.Sprintf("%.1f %s", n, []string{"KiB", "MiB", "GiB", "TiB"}[i])
}
