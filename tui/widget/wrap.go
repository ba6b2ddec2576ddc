package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Wrap breaks a plain text into lines of at most width cells. Latin words and
// numbers stay together, those with dashes too; Chinese may break between any
// two letters, except before a mark that closes.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return nil
	}
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		lines = append(lines, wrapLine(line, width)...)
	}
	return lines
}

func wrapLine(s string, width int) []string {
	var lines []string
	line, used := "", 0
	end := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for _, word := range words(s) {
		w := lipgloss.Width(strings.TrimRight(word, " "))
		if used > 0 && used+w > width {
			end()
		}
		for _, l := range tooLong(word, w, width) {
			n := lipgloss.Width(l)
			if used > 0 && used+lipgloss.Width(strings.TrimRight(l, " ")) > width {
				end()
			}
			line, used = line+l, used+n
		}
	}
	end()
	return lines
}

// tooLong cuts a word that no line can hold into its letters.
func tooLong(word string, w, width int) []string {
	if w <= width {
		return []string{word}
	}
	return letters(word)
}

// words splits a text into what may not be broken, each with the spaces after
// it: a Latin word, or a single Chinese letter with the marks that cling to it.
func words(s string) []string {
	var all []string
	open := false // the last word takes more letters
	for _, l := range letters(s) {
		last := len(all) - 1
		switch wide := lipgloss.Width(l) > 1; {
		case last >= 0 && (l == " " || strings.Contains("，。、；：！？）》」』”’…,.;:!?)", l) || open && !wide && !strings.HasSuffix(all[last], " ")):
			all[last] += l
			open = open && l != " "
		default:
			all = append(all, l)
			open = !wide
		}
	}
	return all
}
