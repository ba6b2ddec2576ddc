package careline

import (
	"slices"
	"strings"
)

// What it takes from the score that the file does not say what was typed.
const (
	offSound   = 5  // other characters that sound the same
	offSwapped = 10 // given name before surname, or its characters the other way round
	offDialect = 15 // sounds that a dialect does not tell apart
	offSlip    = 20 // a letter swapped, dropped, doubled or wrong; each
	offAlike   = 15 // a Latin word that sounds alike
)

// The bounds of what may have been meant instead of one scrap.
const (
	maxNear       = 24
	maxMeantWords = 12 // Latin words near to one that was typed
)

// hear adds to each scrap what may have been meant instead (L6): characters
// that sound the same, sounds that are taken for one another, slips in
// Latin words. words are those that occur in the files.
func (q Query) hear(h Hearing, words *Vocabulary) Query {
	q.Scraps = slices.Clone(q.Scraps)
	for i := range q.Scraps {
		s := &q.Scraps[i]
		s.near = nil
		for k := range s.readings {
			s.near = append(s.near, s.readings[k].heard(h, words)...)
			if len(s.near) >= maxNear {
				s.near = s.near[:maxNear]
				break
			}
		}
		slices.SortStableFunc(s.near, func(a, b reading) int { return (b.ceiling() - b.off) - (a.ceiling() - a.off) })
	}
	return q
}

// heard gives what may have been meant instead of r.
func (r *reading) heard(h Hearing, words *Vocabulary) []reading {
	switch r.sense {
	case asName, asNameAddress:
		return r.heardName(h)
	case asAddress:
		return r.heardRoad(h)
	case asPinyin:
		return r.heardPinyin(h)
	case asWord:
		near := nearReadings(asWord, r.text, words)
		if len(pinyinShapes(r.text)) == 0 {
			near = append(near, slippedPinyin(r.text)...)
		}
		return near
	case asStreet:
		return nearReadings(asStreet, r.text, words)
	}
	return nil
}

// maxHeardName is how many characters a name that is heard has at most.
const maxHeardName = 4

func (r *reading) heardName(h Hearing) []reading {
	chars := []rune(r.text)
	if len(chars) == 0 || len(chars) > maxHeardName {
		return nil
	}
	at := choicesOf(chars)
	parts := make([]soundPart, len(at))
	for i, choices := range at {
		if choices[0] == "" {
			return nil
		}
		parts[i].syllables = choices
	}
	like := func(off int, shapes ...soundShape) reading {
		return reading{sense: r.like(), text: r.text, pieces: r.pieces, shapes: shapes, off: off}
	}
	shapesOf := func(parts []soundPart) []soundShape {
		shapes := []soundShape{{parts: parts}}
		if len(parts) > 1 && len(parts) <= 3 {
			// As a given name it is read otherwise than as a surname.
			shapes = append(shapes, soundShape{parts: parts, given: true, whole: true})
		}
		return shapes
	}
	all := []reading{like(offSound, shapesOf(parts)...)}
	if r.sense == asName && len(chars) > 1 {
		behind := chars[len(chars)-1:] // the surname
		if _, compound := compoundSurnames[string(chars[len(chars)-2:])]; compound && len(chars) == 3 {
			behind = chars[1:]
		}
		swapped := string(behind) + string(chars[:len(chars)-len(behind)])
		all = append(all, reading{sense: asName, text: swapped, off: offSwapped})
		if n := surnameLength(chars); len(chars) == n+2 {
			swapped = string(chars[:n]) + string(chars[n+1]) + string(chars[n])
			all = append(all, reading{sense: asName, text: swapped, off: offSwapped})
		}
	}
	for _, confused := range confusedParts(parts, h) {
		all = append(all, like(offDialect, shapesOf(confused)...))
	}
	return all
}

func (r *reading) like() sense {
	if r.sense == asName {
		return asPinyin
	}
	return r.sense
}

// confusedParts gives the parts with what a dialect takes them for: all at
// once where that leaves few ways, else one part after the other.
func confusedParts(parts []soundPart, h Hearing) [][]soundPart {
	wide := make([]soundPart, len(parts))
	ways, changed := 1, 0
	for i := range parts {
		wide[i] = parts[i]
		for _, s := range parts[i].syllables {
			for _, other := range h.alike(s) {
				if !slices.Contains(wide[i].syllables, other) {
					wide[i].syllables = append(slices.Clone(wide[i].syllables), other)
				}
			}
		}
		ways *= max(1, len(wide[i].syllables))
		if len(wide[i].syllables) > len(parts[i].syllables) {
			changed++
		}
	}
	switch {
	case changed == 0:
		return nil
	case ways <= maxSoundWays:
		return [][]soundPart{wide}
	}
	var all [][]soundPart
	for i := range parts {
		if len(wide[i].syllables) > len(parts[i].syllables) {
			one := slices.Clone(parts)
			one[i] = wide[i]
			all = append(all, one)
		}
	}
	return all
}

// heardRoad takes the last piece of an address for the sound of a street.
func (r *reading) heardRoad(h Hearing) []reading {
	last := len(r.pieces) - 1
	chars := []rune(r.pieces[last])
	if len(chars) < minRoad || len(chars) > maxSounds {
		return nil
	}
	parts := make([]soundPart, len(chars))
	for i, c := range chars {
		parts[i].syllables = soundTables().usual(c)
		if parts[i].syllables[0] == "" {
			return nil
		}
	}
	like := func(off int, parts []soundPart) reading {
		return reading{sense: asRoad, pieces: r.pieces[:last], shapes: []soundShape{{parts: parts}}, off: off}
	}
	all := []reading{like(offSound, parts)}
	for _, confused := range confusedParts(parts, h) {
		all = append(all, like(offDialect, confused))
	}
	return all
}

func (r *reading) heardPinyin(h Hearing) []reading {
	var all []reading
	add := func(off int, shapes []soundShape) {
		if len(shapes) > 0 {
			all = append(all, reading{sense: asPinyin, text: r.text, shapes: shapes, off: off})
		}
	}
	var swapped, confused []soundShape
	for i := range r.shapes {
		s := &r.shapes[i]
		if n := len(s.parts); n > 1 && n <= 4 && !s.given && !s.whole && !s.begun {
			parts := append([]soundPart{s.parts[n-1]}, s.parts[:n-1]...)
			swapped = append(swapped, soundShape{parts: parts})
			if n > 2 {
				parts = append(slices.Clone(s.parts[:n-2]), s.parts[n-1], s.parts[n-2])
				swapped = append(swapped, soundShape{parts: parts})
			}
		}
		if s.begun || len(confused) >= maxShapes {
			continue
		}
		for _, parts := range confusedParts(s.parts, h) {
			confused = append(confused, soundShape{parts: parts, given: s.given, whole: s.whole})
		}
	}
	add(offSwapped, swapped)
	add(offDialect, confused)
	return append(all, slippedPinyin(r.text)...)
}

// slippedPinyin gives the names that letters with a slip in them may mean.
func slippedPinyin(letters string) []reading {
	if len(letters) < minSlipText {
		return nil
	}
	var shapes []soundShape
	for _, text := range pinyinSlips(letters) {
		cuts := cutPinyin(text)
		if len(cuts) == 0 || cuts[0].begun || len(cuts[0].syllables) > maxSlipSounds || len(shapes) == maxSlipShapes {
			continue
		}
		parts := partsOf(cuts[0])
		shapes = append(shapes, soundShape{parts: parts, whole: len(parts) > 1})
	}
	if len(shapes) == 0 {
		return nil
	}
	return []reading{{sense: asPinyin, text: letters, shapes: shapes, off: offSlip}}
}

// The bounds of slips in pinyin: how many letters leave enough when one is
// wrong, how many syllables are then likely, and how many names are tried.
const (
	minSlipText   = 4
	maxSlipSounds = 3
	maxSlipShapes = 40
)

// nearReadings gives the words of the files near to one that was typed.
func nearReadings(s sense, word string, words *Vocabulary) []reading {
	if words == nil || len(word) < minVocabulary || strings.ContainsAny(word, "0123456789") {
		return nil
	}
	near := words.near(word, slipsAllowed(word))
	var all []reading
	for _, n := range near[:min(len(near), maxMeantWords)] {
		off := offSlip * n.slips
		if n.alike {
			off = min(off, offAlike)
		}
		all = append(all, reading{sense: s, text: n.word, off: off, all: true})
	}
	return all
}
