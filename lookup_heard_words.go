package careline

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// maxNearWords is how many words Vocabulary.near gives at most.
const maxNearWords = 24

// maxAlikeSlips is how far apart the spellings of words that sound alike may be.
const maxAlikeSlips = 5

// Vocabulary holds the distinct Latin words, folded, under which customers are
// found, so that a word with a slip in it leads to those that exist. It may be
// used by many goroutines at once.
type Vocabulary struct {
	mu    sync.RWMutex
	known map[string]struct{}
	seed  maphash.Seed
	sizes [maxSlipWord + 1]wordShelf // by the number of letters
}

// wordShelf holds words of one length, in columns, because a search runs over
// the masks of all and reads few of the words.
type wordShelf struct {
	words []string
	masks []uint64
	sound []uint32 // a hash of soundKey; 0 for none
}

// nearWord is a word of the vocabulary that may have been meant.
type nearWord struct {
	word  string
	slips int  // how many; more than were allowed where it only sounds alike
	alike bool // it sounds alike
}

// NewVocabulary makes one without words.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{known: map[string]struct{}{}, seed: maphash.MakeSeed()}
}

// Add takes in words, as fold gives them; those known already change nothing.
// A word too short or too long to forgive slips in is left out.
func (v *Vocabulary) Add(words ...string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, w := range words {
		letters := utf8.RuneCountInString(w)
		if letters < 2 || letters > maxSlipWord {
			continue
		}
		if _, known := v.known[w]; known {
			continue
		}
		w = strings.Clone(w)
		v.known[w] = struct{}{}
		shelf := &v.sizes[letters]
		shelf.words = append(shelf.words, w)
		shelf.masks = append(shelf.masks, letterMask(w))
		shelf.sound = append(shelf.sound, v.soundHash(w))
	}
}

// Len is how many words there are.
func (v *Vocabulary) Len() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.known)
}

// near gives the words with at most so many slips in them, and those that
// sound alike, the fewest slips first; the word itself is not among them.
func (v *Vocabulary) near(word string, most int) []nearWord {
	letters := utf8.RuneCountInString(word)
	if letters < 2 || letters > maxSlipWord {
		return nil
	}
	mask, sound := letterMask(word), v.soundHash(word)
	v.mu.RLock()
	defer v.mu.RUnlock()
	var all []nearWord
	for n := max(2, letters-maxAlikeSlips); n <= min(maxSlipWord, letters+maxAlikeSlips); n++ {
		shelf := &v.sizes[n]
		within := n >= letters-most && n <= letters+most
		for i, has := range shelf.masks {
			alike := sound != 0 && shelf.sound[i] == sound
			if !alike && (!within || bits.OnesCount64(mask&^has) > most || bits.OnesCount64(has&^mask) > most) {
				continue
			}
			w := shelf.words[i]
			if w == word {
				continue
			}
			alike = alike && soundsAlike(w, word)
			if s := slips(w, word, most); s <= most || alike {
				all = append(all, nearWord{w, s, alike})
			}
		}
	}
	slices.SortFunc(all, func(a, b nearWord) int {
		return cmp.Or(cmp.Compare(a.slips, b.slips), compareFlags(b.alike, a.alike),
			cmp.Compare(slips(a.word, word, maxAlikeSlips), slips(b.word, word, maxAlikeSlips)), cmp.Compare(a.word, b.word))
	})
	return all[:min(len(all), maxNearWords)]
}

// soundsAlike tells whether words with the same hash of their sounds have the
// same sounds, and spellings that are not worlds apart.
func soundsAlike(a, b string) bool {
	most := min(maxAlikeSlips, (max(len(a), len(b))+1)/2)
	return soundKey(a) == soundKey(b) && slips(a, b, most) <= most
}

// letterMask has two bits for each letter, that it is there and that it is
// there more than once, so that a slip changes at most one bit in either
// direction. Letters other than a to z share the bits that are left.
func letterMask(word string) uint64 {
	var mask uint64
	for _, r := range word {
		bit := uint64(1) << (52 + uint(r)%6*2)
		if r >= 'a' && r <= 'z' {
			bit = 1 << (uint(r-'a') * 2)
		}
		if mask&bit != 0 {
			bit <<= 1
		}
		mask |= bit
	}
	return mask
}

func (v *Vocabulary) soundHash(word string) uint32 {
	key := soundKey(word)
	if key == "" {
		return 0
	}
	return uint32(maphash.String(v.seed, key)) | 1
}
