package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"careline"
)

// Picture makes the lines of a screen that came from elsewhere safe to draw:
// their colours stay, and of everything else only what Sanitize leaves.
func Picture(text string) []string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = inert(l)
	}
	return lines
}

func inert(line string) string {
	var out, plain strings.Builder
	flush := func() {
		out.WriteString(careline.Sanitize(plain.String()))
		plain.Reset()
	}
	parser := ansi.NewParser()
	var state byte
	for line != "" {
		seq, _, n, next := ansi.DecodeSequence(line, state, parser)
		switch {
		case !strings.HasPrefix(seq, "\x1b") && !strings.HasPrefix(seq, "\u009b") && state == ansi.NormalState:
			plain.WriteString(seq)
		case colours(seq, parser):
			flush()
			out.WriteString(seq)
		}
		line, state = line[n:], next
	}
	flush()
	if out.Len() > 0 {
		out.WriteString(ansi.ResetStyle)
	}
	return out.String()
}

// colours tells whether a sequence only sets colours and weight, and hides
// nothing.
func colours(seq string, p *ansi.Parser) bool {
	if !strings.HasPrefix(seq, "\x1b[") || !strings.HasSuffix(seq, "m") || strings.Trim(seq[2:len(seq)-1], "0123456789;:") != "" {
		return false
	}
	params := p.Params()
	for i := 0; i < len(params); i++ {
		switch params[i].Param(0) {
		case 8:
			return false
		case 38, 48, 58: // 38;5;N and 38;2;R;G;B
			if i+1 < len(params) && params[i+1].Param(0) == 5 {
				i += 2
			} else {
				i += 4
			}
		}
	}
	return true
}
