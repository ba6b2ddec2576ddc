package widget

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
)

// The signs by which lists show that somebody else is at a record, and that
// they type there.
const (
	HereSign  = "@"
	TypesSign = "✎"
)

// Here puts the sign that somebody else is at a record into the last cell of
// the mark that a row begins with.
func Here(env *page.Env, on careline.Ref, mark string) string {
	if len(env.Others[on]) == 0 {
		return mark
	}
	return ansi.Truncate(mark, lipgloss.Width(mark)-1, "") + HereSign
}

// HereNames gives the names of those at a record in at most width cells, as
// "@李娜✎ @赵敏"; empty where nobody is there, or no name fits.
func HereNames(env *page.Env, on careline.Ref, width int) string {
	said := ""
	for _, p := range env.Others[on] {
		name := " " + HereSign + careline.Sanitize(p.Who)
		if p.Editing {
			name += TypesSign
		}
		if lipgloss.Width(said+name)-1 > width {
			break
		}
		said += name
	}
	return strings.TrimPrefix(said, " ")
}

// alsoNamed is how many of those at a record are named on its page.
const alsoNamed = 3

// AlsoHere names those at a record in words: "李娜 (editing), 赵敏".
func AlsoHere(env *page.Env, on careline.Ref) string {
	words := &env.Words.Presence
	var names []string
	all := env.Others[on]
	for i, p := range all {
		if i == alsoNamed {
			names = append(names, fmt.Sprintf(words.More, len(all)-alsoNamed))
			break
		}
		name := careline.Sanitize(p.Who)
		if p.Editing {
			name = fmt.Sprintf(words.Editing, name)
		}
		names = append(names, name)
	}
	return strings.Join(names, words.Comma)
}
