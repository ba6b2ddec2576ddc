package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline/tui/page"
)

// KeyLine draws the keys that work here on one line of width cells. The last
// two keys are the ones that are never left out (back and help); of the
// others, as many as fit, most used first. A click on one does press.
func KeyLine(env *page.Env, keys, always []page.Key, typing bool, width int, press func(page.Key) tea.Cmd) string {
	ink := env.Theme.Ink()
	plain := func(k page.Key) string {
		name := KeyName(k.Keys, typing)
		if k.Off != "" {
			return ink.Dim.Render(name + " " + k.Label)
		}
		return ink.Accent.Bold(true).Render(name) + " " + ink.Text.Render(k.Label)
	}
	draw := func(k page.Key) string {
		return env.Mouse.Mark(plain(k), page.Target{Click: func(int) page.Pressed { return page.Pressed{Cmd: press(k)} }})
	}
	const gap = "  "
	tail := ""
	for _, k := range always {
		tail += gap + draw(k)
	}
	line := ""
	for _, k := range keys {
		if k.Hidden || KeyName(k.Keys, typing) == "" {
			continue
		}
		next := draw(k)
		if line != "" {
			next = line + gap + next
		}
		if lipgloss.Width(next)+lipgloss.Width(tail)+2 > width {
			break
		}
		line = next
	}
	if line == "" {
		tail = strings.TrimPrefix(tail, gap)
	}
	return Fit(" "+line+tail, width)
}

// KeyName is how the keys of an action are written in short: the first single
// letter, else the first; while one types, the first that is not text. It is
// empty where there is none.
func KeyName(keys []string, typing bool) string {
	letter := slices.IndexFunc(keys, func(k string) bool { return len(k) == 1 })
	other := slices.IndexFunc(keys, func(k string) bool { return len(k) > 1 })
	switch {
	case letter >= 0 && !typing:
		return keys[letter]
	case other >= 0:
		return ShortKey(keys[other])
	}
	return ""
}

// ShortKey writes a key as keyboards label it.
func ShortKey(k string) string {
	switch k {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	if len(k) > 1 && k[0] == 'f' && k[1] >= '0' && k[1] <= '9' {
		return strings.ToUpper(k)
	}
	return k
}
