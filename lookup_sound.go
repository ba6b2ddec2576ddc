package careline

import (
	"slices"
	"strconv"
	"strings"
)

// nameSound is how a Chinese name sounds, character by character.
type nameSound struct {
	at      [][]string // of each character its syllables, the likeliest first; ü is v
	surname int        // characters of the surname
}

func soundOf(chars []rune) nameSound {
	return nameSound{choicesOf(chars), surnameLength(chars)}
}

// soundPart is what was typed for one character of a name: one of these
// syllables or, where there are none, any that begins with the letter.
type soundPart struct {
	syllables []string
	initial   byte
}

// meets tells whether the part can be the character, and whether as it is
// usually read. People type ü as v and as u.
func (p *soundPart) meets(choices []string) (ok, usual bool) {
	for i, s := range choices {
		if len(p.syllables) == 0 {
			if s != "" && s[0] == p.initial {
				return true, i == 0
			}
			continue
		}
		for _, typed := range p.syllables {
			if typed == s || umlaut(s) && typed[0] == s[0] && typed == withU(s) {
				return true, i == 0
			}
		}
	}
	return false, false
}

func umlaut(s string) bool { return len(s) > 1 && s[1] == 'v' }

func withU(s string) string { return strings.Replace(s, "v", "u", 1) }

// soundShape is one way in which a text is the sound of a name.
type soundShape struct {
	parts []soundPart
	given bool // of the given name alone
	whole bool // of the whole name, or the whole given name: nothing may follow
	begun bool // the last part is only begun
}

// maxSounds is how many characters of a name have terms for their sound.
const maxSounds = 6

// The most ways and shapes in which one text is asked of the index as a sound.
const (
	maxSoundWays = 32
	maxShapes    = 14
)

// met tells which characters of a name the shape meets.
func (s *soundShape) met(n *nameSound) (from int, usual, ok bool) {
	if s.given {
		from = n.surname
	}
	end := from + len(s.parts)
	if end > len(n.at) || s.whole && end < len(n.at) || s.given && len(n.at) == n.surname {
		return 0, false, false
	}
	usual = true
	for i := range s.parts {
		met, first := s.parts[i].meets(n.at[from+i])
		if !met {
			return 0, false, false
		}
		usual = usual && first
	}
	return from, usual, true
}

// score tells how sure it is that a name is meant which the shape meets.
func (s *soundShape) score(n *nameSound, initials bool) int {
	count := len(s.parts)
	switch {
	case initials && count == len(n.at):
		return scoreInitials
	case initials:
		return scoreInitials - 20
	case s.given && s.begun:
		return scoreWithin
	case s.given:
		return scoreBeginning
	case s.whole:
		return scoreBeginning + 5 // wangjg
	case s.begun:
		return scoreBeginning - 5
	case count == len(n.at):
		return scorePinyin
	case count == n.surname:
		return scoreBeginning + 5
	}
	return scoreBeginning - 5
}

// ways asks the index for the shape: first, where it may be the whole name,
// for that.
func (s *soundShape) ways(initials bool) []rankedWay {
	first := 1
	if s.given {
		first = 2 // counted behind a surname of one character: see termList.sounds
	}
	ways := []SearchWay{{}}
	for i := range s.parts {
		if i+first > maxSounds {
			break
		}
		place := strconv.Itoa(i + first)
		p := &s.parts[i]
		terms := []SearchTerm{SearchTerm(string(termInitial) + place + string(rune(p.initial)))}
		if len(p.syllables) > 0 {
			terms = terms[:0]
			for _, syllable := range p.syllables {
				terms = append(terms, SearchTerm(string(termSound)+place+syllable))
			}
		}
		var longer []SearchWay
		for _, way := range ways {
			for _, t := range terms {
				if len(longer) < maxSoundWays {
					longer = append(longer, append(slices.Clone(way), t))
				}
			}
		}
		ways = longer
	}
	length := lengthTerm(len(s.parts) + first - 1)
	var all []rankedWay
	for _, way := range ways {
		exact := append(slices.Clone(way), length)
		switch {
		case initials:
			all = append(all, rankedWay{exact, scoreInitials}, rankedWay{way, scoreInitials - 20})
		case s.given && s.begun:
			all = append(all, rankedWay{exact, scoreWithin})
		case s.whole:
			all = append(all, rankedWay{exact, scoreBeginning + 5})
		case s.begun:
			all = append(all, rankedWay{way, scoreBeginning - 5})
		default:
			all = append(all, rankedWay{exact, scorePinyin}, rankedWay{way, scoreBeginning + 5})
		}
	}
	return all
}

// pinyinShapes gives every way in which letters can be the sound of a name:
// from its beginning, the given name's, or the surname with initials.
func pinyinShapes(text string) []soundShape {
	var all []soundShape
	add := func(s soundShape) {
		if len(all) < maxShapes {
			all = append(all, s)
		}
	}
	for _, cut := range cutPinyin(text) {
		parts := partsOf(cut)
		add(soundShape{parts: parts, begun: cut.begun})
		if len(parts) <= 3 && (len(parts) > 1 || !cut.begun) {
			add(soundShape{parts: parts, given: true, whole: true, begun: cut.begun})
		}
		if last := cut.syllables[len(cut.syllables)-1]; !cut.begun {
			if longer := slices.DeleteFunc(slices.Clone(completions(last)), func(s string) bool { return s == last }); len(longer) > 0 {
				parts = append(slices.Clone(parts[:len(parts)-1]), soundPart{syllables: longer})
				add(soundShape{parts: parts, begun: true})
			}
		}
	}
	for n := 1; n <= min(3, len(text)-1); n++ {
		surname, rest := text[:len(text)-n], text[len(text)-n:]
		if !areInitials(rest) {
			continue
		}
		for _, cut := range cutPinyin(surname) {
			if !cut.begun && len(cut.syllables) <= 2 {
				add(soundShape{parts: append(partsOf(cut), initialParts(rest)...), whole: true})
			}
		}
	}
	return all
}

// partsOf gives the parts of a cut; a single letter that begins the last is
// its initial.
func partsOf(cut pinyinCut) []soundPart {
	parts := make([]soundPart, len(cut.syllables))
	for i, s := range cut.syllables {
		parts[i].syllables = []string{s}
	}
	if last := &parts[len(parts)-1]; cut.begun {
		begun := last.syllables[0]
		last.syllables = nil
		if len(begun) == 1 {
			last.initial = begun[0]
		} else if last.syllables = completions(begun); len(last.syllables) == 0 {
			last.syllables = []string{begun}
		}
	}
	return parts
}

// initialShapes gives the shape of pinyin initials from the surname's on.
func initialShapes(letters string) []soundShape {
	if !areInitials(letters) {
		return nil
	}
	return []soundShape{{parts: initialParts(letters)}}
}

func initialParts(letters string) []soundPart {
	parts := make([]soundPart, len(letters))
	for i := range parts {
		parts[i].initial = letters[i]
	}
	return parts
}

// minRoad is how many syllables of a street's name must be known.
const minRoad = 2

// roadShapes gives every way in which letters can be the sound of a street.
func roadShapes(text string) []soundShape {
	var all []soundShape
	for _, cut := range cutPinyin(text) {
		whole := len(cut.syllables)
		if cut.begun {
			whole--
		}
		if whole >= minRoad && len(all) < 4 {
			all = append(all, soundShape{parts: partsOf(cut), begun: cut.begun})
		}
	}
	return all
}

// roadWays asks the index for the first two syllables of a street.
func (s *soundShape) roadWays() []SearchWay {
	var all []SearchWay
	for _, first := range s.parts[0].syllables {
		for _, second := range s.parts[1].syllables {
			if len(all) < maxSoundWays {
				all = append(all, SearchWay{roadTerm(first, second)})
			}
		}
	}
	return all
}

// roadTerm has ü as u, for the names of streets are seldom typed with v.
func roadTerm(first, second string) SearchTerm {
	return SearchTerm(string(termRoad) + strings.ReplaceAll(first+second, "v", "u"))
}

// metRoad tells how many characters of a street's name the shape meets.
func (s *soundShape) metRoad(chars []rune) (n int, ok bool) {
	if len(chars) < len(s.parts) {
		return 0, false
	}
	for i := range s.parts {
		if classOf(chars[i]) != han {
			return 0, false
		}
		if ok, _ := s.parts[i].meets(soundTables().usual(chars[i])); !ok {
			return 0, false
		}
	}
	return len(s.parts), true
}
