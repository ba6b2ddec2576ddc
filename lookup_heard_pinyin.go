package careline

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// maxPinyinText is how many letters are read as pinyin: five of the longest
// syllables are more than any name has.
const maxPinyinText = 32

// Of the ways to cut letters that run together only the likeliest count.
const (
	maxWholeCuts = 6
	maxBegunCuts = 4
	longestSound = 6 // letters of zhuang
)

// pinyinCut is one way in which letters read as syllables. Where begun is set
// the last of them is only the beginning of one; a last that is whole may
// still begin a longer one (see completions).
type pinyinCut struct {
	syllables []string
	begun     bool
}

// sighs are in the table of syllables, but in no name: wang is not wa and ng.
var sighs = map[string]bool{"m": true, "n": true, "ng": true, "hm": true, "hng": true}

// rareSounds are syllables that hardly any name has.
var rareSounds = func() map[string]bool {
	rare := map[string]bool{}
	for _, s := range strings.Fields("a o e ei eng cei dei den fiao kei lia lo me nia nou pia rua sei shei tei wong yo zei zhei") {
		rare[s] = true
	}
	return rare
}()

// cutPinyin gives every way in which letters that run together read as
// syllables, the likeliest first, few: those with whole syllables before
// those whose last is begun, then those with fewer and more usual syllables.
// ü is v or u. Anything but the letters a to z gives none.
func cutPinyin(text string) []pinyinCut {
	if text == "" || len(text) > maxPinyinText || strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	ways := make([][]costedCut, len(text)+1)
	ways[0] = []costedCut{{}}
	var begun []costedCut
	for i := range len(text) {
		if len(ways[i]) == 0 {
			continue
		}
		for n := 1; n <= min(longestSound, len(text)-i); n++ {
			s := text[i : i+n]
			if whole := wholeSound(s); !whole && i+n == len(text) && beginsSound(s) {
				begun = append(begun, extended(ways[i], s, 3)...)
			} else if whole {
				ways[i+n] = best(append(ways[i+n], extended(ways[i], s, soundCost(s))...), maxWholeCuts)
			}
		}
	}
	var cuts []pinyinCut
	for _, c := range likely(ways[len(text)]) {
		cuts = append(cuts, pinyinCut{syllables: c.syllables})
	}
	for _, c := range likely(best(begun, maxBegunCuts)) {
		cuts = append(cuts, pinyinCut{syllables: c.syllables, begun: true})
	}
	return cuts
}

// costedCut is a cut on the way, and how unlikely it is.
type costedCut struct {
	syllables []string
	cost      int
}

// soundCost is how much less likely a cut is for a syllable in it. One syllable
// more is worth less than a rare one.
func soundCost(s string) int {
	if rareSounds[s] {
		return 5
	}
	return 2
}

func extended(ways []costedCut, s string, cost int) []costedCut {
	longer := make([]costedCut, len(ways))
	for i, w := range ways {
		longer[i] = costedCut{append(slices.Clone(w.syllables), s), w.cost + cost}
	}
	return longer
}

// best keeps the n likeliest; of two alike the one whose first syllables are
// longer, as people read: fangan is fang an before fan gan.
func best(ways []costedCut, n int) []costedCut {
	slices.SortStableFunc(ways, func(a, b costedCut) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), -slices.CompareFunc(a.syllables, b.syllables, func(s, t string) int {
			return cmp.Compare(len(s), len(t))
		}))
	})
	return ways[:min(n, len(ways))]
}

// likely drops what nobody would read beside the likeliest: gu o for guo.
func likely(sorted []costedCut) []costedCut {
	for i := range sorted {
		if sorted[i].cost > sorted[0].cost+3 {
			return sorted[:i]
		}
	}
	return sorted
}

// soundList has the syllables in alphabetical order, without the sighs.
var soundList = sync.OnceValue(func() []string {
	var all []string
	for s := range syllables {
		if wholeSound(s) {
			all = append(all, s)
		}
	}
	slices.Sort(all)
	return all
})

// wholeSound tells a syllable, but for the sighs.
func wholeSound(s string) bool { return syllables[s] && !sighs[s] }

func beginsSound(s string) bool {
	all := soundList()
	i, _ := slices.BinarySearch(all, s)
	return i < len(all) && strings.HasPrefix(all[i], s)
}

// completions gives the syllables that begin so, in alphabetical order: the
// beginning itself is among them where it is one. Nothing begins every syllable.
func completions(begun string) []string {
	if begun == "" {
		return nil
	}
	all := soundList()
	from, _ := slices.BinarySearch(all, begun)
	to := from
	for to < len(all) && strings.HasPrefix(all[to], begun) {
		to++
	}
	return slices.Clone(all[from:to])
}
