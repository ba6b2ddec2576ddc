package careline

import "strings"

// phoneReader finds the phones of a query that stand in several groups.
type phoneReader struct{ country string }

// whole reads the phone that words begin with, if it can be nothing else:
// +86 138 0013 8823, (504) 621-8927, 138 0013 8823. n words are used up.
func (p phoneReader) whole(words []queryWord) (s Scrap, n int) {
	first := words[0]
	if first.kind != digitWord {
		return Scrap{}, 0
	}
	var groups []string
	text := ""
	for k, w := range words {
		if w.kind != digitWord || k > 0 && w.plus || len(text)+len(w.text) > 17 {
			break
		}
		groups = append(groups, w.groups...)
		text += w.text
		if len(groups) == k+1 && p.shaped(groups) || p.complete(text, first) {
			n = k + 1
			break
		}
		if first.plus || first.paren {
			n = k + 1
		}
	}
	if n == 0 || n == 1 && !first.plus {
		return Scrap{}, 0 // one word keeps its other senses too
	}
	s.Text = ""
	for _, w := range words[:n] {
		s.Text += w.text
		s.typed = joinNonEmpty(" ", s.typed, w.typed)
	}
	national := s.Text
	if first.plus {
		national = nationalDigits(splitE164(s.Text))
	}
	s.readings = phoneReadings(national)
	return s, n + extensionAt(words[n:])
}

// shaped tells whether people here write a whole phone in such groups.
func (p phoneReader) shaped(groups []string) bool {
	sizes := ""
	for _, g := range groups {
		sizes += string('0' + rune(min(len(g), 9)))
	}
	switch p.country {
	case "CN":
		return sizes == "344" && groups[0][0] == '1' || sizes == "2344" && groups[0] == "86"
	case "US", "CA":
		return sizes == "334" || sizes == "1334" && groups[0] == "1"
	}
	return len(groups) >= 3 && readPhone(strings.Join(groups, " "), p.country) != ""
}

// complete tells whether a number that began with a country's code or
// parentheses has all its digits, so that what follows is something else.
func (p phoneReader) complete(text string, first queryWord) bool {
	switch {
	case first.plus:
		code, nsn := splitE164(text)
		switch code {
		case "1":
			return len(nsn) == 10
		case "86":
			return chineseMobile(nsn) || chineseLandline("0"+nsn)
		}
		return validPhone("+" + code + nsn)
	case first.paren && (p.country == "US" || p.country == "CA"):
		return len(text) == 10
	case first.paren && p.country == "CN":
		return chineseLandline(text)
	}
	return false
}

// extensionAt counts the words that are a phone's extension: x43399, 转801.
func extensionAt(words []queryWord) int {
	if len(words) < 2 || words[1].kind != digitWord || len(words[1].text) > 7 {
		return 0
	}
	switch words[0].text {
	case "x", "ext", "extension", "转", "分机":
		return 2
	}
	return 0
}
