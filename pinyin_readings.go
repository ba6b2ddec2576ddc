package careline

import (
	"strings"
	"sync"
)

// soundTable has the readings of characters ready to use: a lookup asks for
// them thousands of times, an import millions of times.
type soundTable struct {
	common         [][]string // of the common Han characters, from firstCommon
	surname, given map[rune][]string
	compound       map[string][][]string // of each character
}

const firstCommon, lastCommon = '\u4E00', '\u9FFF'

var soundTables = sync.OnceValue(func() *soundTable {
	t := &soundTable{
		common: make([][]string, lastCommon-firstCommon+1), surname: map[rune][]string{}, given: map[rune][]string{},
		compound: map[string][][]string{},
	}
	same := map[string][]string{}
	for i := range t.common {
		s := syllable(rune(firstCommon + i))
		if same[s] == nil {
			same[s] = []string{s}
		}
		t.common[i] = same[s]
	}
	for r, all := range surnameReadings {
		t.surname[r] = strings.Fields(all)
	}
	for r, all := range givenReadings {
		t.given[r] = strings.Fields(all)
	}
	for name, all := range compoundSurnames {
		for _, s := range strings.Fields(all) {
			t.compound[name] = append(t.compound[name], []string{s})
		}
	}
	return t
})

// usual gives the usual reading of a character, which may be empty.
func (t *soundTable) usual(r rune) []string {
	if r >= firstCommon && r <= lastCommon {
		return t.common[r-firstCommon]
	}
	return []string{syllable(r)}
}
