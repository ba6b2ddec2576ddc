package careline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// heardText is what somebody may type for a name: letters of pinyin mostly.
var heardText = rapid.OneOf(
	rapid.StringMatching(`[a-z]{0,14}`),
	rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(soundList()), 0, 4).Draw(t, "syllables"), "")
	}),
	rapid.StringOfN(rapid.SampledFrom([]rune("abcéйö'8 ")), 0, 9, -1),
)

func TestTheDistanceOfSlipsIsSymmetricAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := heardText.Draw(t, "a"), heardText.Draw(t, "b")
		most := rapid.IntRange(0, 6).Draw(t, "most")
		d := slips(a, b, most)
		if other := slips(b, a, most); other != d {
			t.Fatalf("%q to %q is %d, back it is %d", a, b, d, other)
		}
		x, y := []rune(a), []rune(b)
		whole := plainSlips(x, y)
		if want := min(whole, most+1); d != want {
			t.Fatalf("%q to %q is %d, want %d", a, b, d, want)
		}
		if (whole == 0) != (a == b) || whole > max(len(x), len(y)) || whole < max(len(x)-len(y), len(y)-len(x)) {
			t.Fatalf("%q to %q can't be %d slips", a, b, whole)
		}
	})
}

// plainSlips is optimal string alignment as textbooks write it.
func plainSlips(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestEveryCutJoinsBackToTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkCuts(t, heardText.Draw(t, "text")) })
}

// checkCuts holds what is true of the cuts and the slips of any text.
func checkCuts(t interface{ Fatalf(string, ...any) }, text string) {
	cuts := cutPinyin(text)
	if len(cuts) > maxWholeCuts+maxBegunCuts {
		t.Fatalf("%q is cut in %d ways", text, len(cuts))
	}
	for i, c := range cuts {
		if strings.Join(c.syllables, "") != text {
			t.Fatalf("%q is cut %q", text, c.syllables)
		}
		for k, s := range c.syllables {
			begun := c.begun && k == len(c.syllables)-1
			if begun && len(completions(s)) == 0 || !begun && !wholeSound(s) {
				t.Fatalf("%q is no syllable in %q", s, c.syllables)
			}
		}
		if c.begun && i+1 < len(cuts) && !cuts[i+1].begun {
			t.Fatalf("%q: a cut with a begun syllable stands before one without", text)
		}
	}
	for _, s := range pinyinSlips(text) {
		if slips(s, text, 1) != 1 || len(cutPinyin(s)) == 0 && len(s) <= maxPinyinText {
			t.Fatalf("%q is not one slip from %q, or no pinyin", s, text)
		}
	}
}

func TestEveryTextOfSyllablesIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meant := rapid.SliceOfN(rapid.SampledFrom(soundList()), 1, 3).Draw(t, "syllables")
		text := strings.Join(meant, "")
		if cuts := cutPinyin(text); len(cuts) == 0 || cuts[0].begun {
			t.Fatalf("%v run together reads as %v", meant, cuts)
		}
		if len(text) < 3 {
			return
		}
		at := rapid.IntRange(0, len(text)-2).Draw(t, "at")
		swapped := text[:at] + text[at+1:at+2] + text[at:at+1] + text[at+2:]
		if swapped != text && !slices.Contains(pinyinSlips(swapped), text) {
			t.Fatalf("%q is not found behind %q", text, swapped)
		}
	})
}

func TestWhatSoundsAlikeSoundsAlikeBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := Hearing{not: uint16(rapid.IntRange(0, 1<<len(confusions)-1).Draw(t, "not"))}
		s := rapid.SampledFrom(soundList()).Draw(t, "syllable")
		all := h.alike(s)
		if len(all) > 8 || slices.Contains(all, s) {
			t.Fatalf("%s sounds like %v", s, all)
		}
		for _, other := range all {
			if !wholeSound(other) || !slices.Contains(h.alike(other), s) {
				t.Fatalf("with %q, %s sounds like %s, but %s like %v", h, s, other, other, h.alike(other))
			}
		}
		if again, err := ParseHearing(h.String()); err != nil || again != h {
			t.Fatalf("%q is read as %q: %v", h, again, err)
		}
	})
}

func TestTheVocabularyMissesNoNearWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abcdé]{2,7}`)
		words := rapid.SliceOfNDistinct(word, 1, maxNearWords, func(s string) string { return s }).Draw(t, "words")
		typed := word.Draw(t, "typed")
		most := rapid.IntRange(0, 2).Draw(t, "most")
		v := NewVocabulary()
		v.Add(words...)
		found := v.near(typed, most)
		for _, w := range words {
			i := slices.IndexFunc(found, func(n nearWord) bool { return n.word == w })
			if n := slips(w, typed, most); (n > 0 && n <= most) != (i >= 0 && found[i].slips <= most) {
				t.Fatalf("%q is %d slips from %q; near gives %v", typed, n, w, found)
			}
		}
		for i := 1; i < len(found); i++ {
			if found[i].slips < found[i-1].slips {
				t.Fatalf("more slips stand first: %v", found)
			}
		}
	})
}

func TestFoldingMarksWhatTheTextReallySays(t *testing.T) {
	for _, c := range []struct{ text, part, says string }{
		{"王先生：張偉（本人）", "张伟", "張偉"}, {"臺灣ＡＢ１２", "ab12", "ＡＢ１２"}, {"Ａß張", "张", "張"}, {"㑳豈è", "岂e", "豈è"},
	} {
		f := fold(c.text)
		i := f.index([]rune(c.part))
		if i < 0 {
			t.Errorf("%s is not in %s", c.part, c.text)
			continue
		}
		from, to := f.span(i, i+len([]rune(c.part)))
		if got := string([]rune(c.text)[from:to]); got != c.says {
			t.Errorf("%s marks %s in %s, want %s", c.part, got, c.text, c.says)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("a張张乾éＡ１ßﬁ豈丨㑳"))).Draw(t, "text")
		f := fold(text)
		for i, r := range f.runes {
			if simplified(r) != r {
				t.Fatalf("%q keeps %c, which has a simplified form", text, r)
			}
			if at := f.from(i); at < 0 || at >= len([]rune(text)) {
				t.Fatalf("%q: %c stands at %d", text, r, at)
			}
		}
	})
}

func FuzzHeard(f *testing.F) {
	for _, s := range []string{"wangjianguo", "xian", "zhuang", "'; drop", "张伟", "o'brien", "\xff", strings.Repeat("zhuang", 9)} {
		f.Add(s, "smith")
	}
	v := NewVocabulary()
	v.Add("smith", "smyth", "müller", "obrien")
	f.Fuzz(func(t *testing.T, a, b string) {
		checkCuts(t, a)
		if slips(a, b, 2) != slips(b, a, 2) || slips(a, a, 2) != 0 {
			t.Fatalf("%q and %q are not as far one way as the other", a, b)
		}
		v.near(a, slipsAllowed(a))
		soundKey(a)
		completions(a)
		DefaultHearing().alike(a)
		_, _ = ParseHearing(a)
	})
}
