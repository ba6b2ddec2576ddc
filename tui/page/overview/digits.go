package overview

import "strings"

// The figures that can be read from across a room: each digit three cells
// wide and five lines high.
var glyphs = map[rune][5]string{
	'0': {"███", "█ █", "█ █", "█ █", "███"},
	'1': {" █ ", "██ ", " █ ", " █ ", "███"},
	'2': {"███", "  █", "███", "█  ", "███"},
	'3': {"███", "  █", "███", "  █", "███"},
	'4': {"█ █", "█ █", "███", "  █", "  █"},
	'5': {"███", "█  ", "███", "  █", "███"},
	'6': {"███", "█  ", "███", "█ █", "███"},
	'7': {"███", "  █", "  █", "  █", "  █"},
	'8': {"███", "█ █", "███", "█ █", "███"},
	'9': {"███", "█ █", "███", "  █", "███"},
	'k': {"█  ", "█ █", "██ ", "█ █", "█ █"},
}

// large draws a number scale times as wide and high as the glyphs are; what
// has five digits or more is said in thousands.
func large(n, scale int) []string {
	text := short(n)
	lines := make([]string, 5*scale)
	for _, c := range text {
		for y, row := range glyphs[c] {
			wide := strings.Repeat(" ", scale)
			for _, dot := range row {
				wide += strings.Repeat(string(dot), scale)
			}
			for i := range scale {
				lines[y*scale+i] += wide
			}
		}
	}
	return lines
}

func short(n int) string {
	if n >= 10_000 {
		return decimal(n/1000) + "k"
	}
	return decimal(n)
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + max(0, n)))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}
