package transfer

import (
	"strings"
)

// Several values stand in one cell with semicolons between them. What belongs
// to a value and would set two apart has a backslash before it.
const (
	betweenValues = ";；\n"
	betweenWords  = betweenValues + ",，、"
)

// mark marks what would set values apart.
func mark(s, between string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\\' || strings.ContainsRune(between, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unmark takes the marks away again; another backslash stays.
func unmark(s, between string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	marked := false
	for _, r := range s {
		switch {
		case marked && r != '\\' && !strings.ContainsRune(between, r):
			b.WriteByte('\\')
			b.WriteRune(r)
			marked = false
		case marked:
			b.WriteRune(r)
			marked = false
		case r == '\\':
			marked = true
		default:
			b.WriteRune(r)
		}
	}
	if marked {
		b.WriteByte('\\')
	}
	return b.String()
}

// cut cuts a text where any of between stands without a mark; marks stay, and
// nothing empty is given.
func cut(s, between string) []string {
	var parts []string
	start, marked := 0, false
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	for i, r := range s {
		switch {
		case marked:
			marked = false
		case r == '\\':
			marked = true
		case strings.ContainsRune(between, r):
			add(s[start:i])
			start = i + len(string(r))
		}
	}
	add(s[start:])
	return parts
}

func joinList(all []string) string {
	marked := make([]string, len(all))
	for i, s := range all {
		marked[i] = mark(s, betweenWords)
	}
	return strings.Join(marked, "; ")
}

func splitList(text string) []string {
	parts := cut(text, betweenWords)
	for i, p := range parts {
		parts[i] = unmark(p, betweenWords)
	}
	return parts
}
