package main

import (
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"careline"
)

func TestColumnsStandUnderEachOtherInChineseToo(t *testing.T) {
	t.Parallel()
	p := &paper{lang: careline.Chinese, zone: time.UTC}
	p.table([]careline.Words{wName, wState, wText}, [][]string{
		{"王建国", "新建", "|晚上嗡嗡响"},
		{"James Butt", "closed", "|hums"},
		{"欧阳\x1b[2J", "", "|"},
	})
	lines := strings.Split(strings.TrimSpace(p.String()), "\n")
	want := 0
	for _, line := range lines[1:] {
		before, _, _ := strings.Cut(line, "|")
		if want == 0 {
			want = lipgloss.Width(before)
		}
		if got := lipgloss.Width(before); got != want || strings.Contains(line, "\x1b") {
			t.Errorf("the last column of %q begins at cell %d, want %d", line, got, want)
		}
	}
}

func TestOnATerminalATableIsCutAtTheEdge(t *testing.T) {
	t.Parallel()
	p := &paper{lang: careline.English, zone: time.UTC, width: 20}
	p.table(nil, [][]string{{"CASE-11", strings.Repeat("嗡", 40)}})
	line := strings.TrimRight(p.String(), "\n")
	if lipgloss.Width(line) > 20 || !strings.HasSuffix(line, "…") {
		t.Errorf("got %q", line)
	}
}
