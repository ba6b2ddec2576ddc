package careline

import (
	"slices"
	"unicode/utf8"
)

// maxSlipWord is the longest word, in letters, in which slips are forgiven.
const maxSlipWord = 48

// slipsAllowed is how many slips of the keyboard a word of so many letters may
// have: none where a slip would make another word of it.
func slipsAllowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 3 || n > maxSlipWord:
		return 0
	case n < 6:
		return 1
	}
	return 2
}

// slips counts the slips between two words: a letter dropped, put in, wrong, or
// swapped with its neighbour. It stops counting at most: then it gives most+1.
//
// It is the Damerau-Levenshtein distance in its restricted form, optimal
// string alignment: no letter is touched twice.
func slips(a, b string, most int) int {
	if plain(a) && plain(b) {
		return aligned([]byte(a), []byte(b), most)
	}
	return aligned([]rune(a), []rune(b), most)
}

func aligned[T byte | rune](a, b []T, most int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > most {
		return most + 1
	}
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 {
		return min(len(b), most+1)
	}
	var room [3][maxSlipWord + 2]int
	before, above, row := room[0][:], room[1][:], room[2][:]
	if len(b) > maxSlipWord {
		before, above, row = make([]int, len(b)+2), make([]int, len(b)+2), make([]int, len(b)+2)
	}
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		// Only what lies within most of the diagonal can still be near; what
		// stands beside it is too far.
		low, high := max(1, i-most), min(len(b), i+most)
		row[low-1], row[high+1] = most+1, most+1
		if low == 1 {
			row[0] = i
		}
		least := row[low-1]
		for j := low; j <= high; j++ {
			n := above[j-1]
			if a[i-1] != b[j-1] {
				n = 1 + min(n, row[j-1], above[j])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					n = min(n, 1+before[j-2])
				}
			}
			row[j] = n
			least = min(least, n)
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], most+1)
}

// pinyinSlips gives the texts one slip away from this one that read as whole
// syllables, the likeliest slip first: two letters swapped, one too many, one
// too few, a wrong one; each but in the first letter, then in it. The text
// itself is not among them.
func pinyinSlips(text string) []string {
	n := len(text)
	if n < 2 || n > maxPinyinText || !lowerLetters(text) {
		return nil
	}
	p := newPinyinJoints(text)
	var all, first []string
	seen := map[string]bool{text: true}
	keep := func(at int, read bool, slip func() string) {
		if !read {
			return
		}
		s := slip()
		switch {
		case seen[s]:
			return
		case at == 0:
			first = append(first, s)
		default:
			all = append(all, s)
		}
		seen[s] = true
	}
	for i := range n - 1 {
		x := string([]byte{text[i+1], text[i]})
		keep(i, p.read(i, x, i+2), func() string { return text[:i] + x + text[i+2:] })
	}
	for i := range n {
		keep(i, p.read(i, "", i+1), func() string { return text[:i] + text[i+1:] })
	}
	for i := range n + 1 {
		for c := byte('a'); c <= 'z'; c++ {
			x := string(rune(c))
			keep(i, p.read(i, x, i), func() string { return text[:i] + x + text[i:] })
		}
	}
	for i := range n {
		for c := byte('a'); c <= 'z'; c++ {
			x := string(rune(c))
			keep(i, p.read(i, x, i+1), func() string { return text[:i] + x + text[i+1:] })
		}
	}
	return append(all, first...)
}

// pinyinJoints knows where whole syllables may end and begin in a text.
type pinyinJoints struct {
	text  string
	upTo  []bool // the text before reads as whole syllables
	since []bool // the text behind does
}

func newPinyinJoints(text string) *pinyinJoints {
	n := len(text)
	p := &pinyinJoints{text: text, upTo: make([]bool, n+1), since: make([]bool, n+1)}
	p.upTo[0], p.since[n] = true, true
	for i := range n {
		for k := 1; k <= longestSound && p.upTo[i] && i+k <= n; k++ {
			p.upTo[i+k] = p.upTo[i+k] || wholeSound(text[i:i+k])
		}
	}
	for i := n - 1; i >= 0; i-- {
		for k := 1; k <= longestSound && i+k <= n; k++ {
			p.since[i] = p.since[i] || p.since[i+k] && wholeSound(text[i:i+k])
		}
	}
	return p
}

// read tells whether the text with x, at most two letters, instead of what
// stands from start to end reads as whole syllables.
func (p *pinyinJoints) read(start int, x string, end int) bool {
	if x == "" && p.upTo[start] && p.since[end] {
		return true
	}
	for i := start; i >= 0 && start-i <= longestSound; i-- {
		if !p.upTo[i] {
			continue
		}
		for j := end; j <= len(p.text) && start-i+len(x)+j-end <= longestSound; j++ {
			if p.since[j] && wholeSound(p.text[i:start]+x+p.text[end:j]) {
				return true
			}
		}
		if len(x) == 2 && wholeSound(p.text[i:start]+x[:1]) { // a joint between the two
			for j := end; j <= len(p.text) && 1+j-end <= longestSound; j++ {
				if p.since[j] && wholeSound(x[1:]+p.text[end:j]) {
					return true
				}
			}
		}
	}
	return false
}

func lowerLetters(s string) bool {
	return !slices.ContainsFunc([]byte(s), func(b byte) bool { return b < 'a' || b > 'z' })
}
