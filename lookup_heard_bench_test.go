package careline

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// vocabularyOf makes up so many words in the manner of names and streets.
func vocabularyOf(n int) *Vocabulary {
	r := rand.New(rand.NewPCG(7, 11))
	parts := strings.Fields("an ber bro ca chel da den ed el fer ga gor ham ing jo kath ken kow la ley lin mac mar " +
		"mer mo nor o pat per phil ray ri ro sch ser sky smi ste sto th ton tre vil wal wen wick win wood wright y za")
	v := NewVocabulary()
	for v.Len() < n {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		v.Add(b.String())
	}
	return v
}

// BenchmarkNear looks for words with slips among 300,000: at most 3 ms each.
func BenchmarkNear(b *testing.B) {
	v := vocabularyOf(300_000)
	for _, word := range []string{"knt", "smiht", "kathrinton", "macwrigth", "zzzzzzzz"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				v.near(word, slipsAllowed(word))
			}
		})
	}
}

func BenchmarkPinyinSlips(b *testing.B) {
	for b.Loop() {
		pinyinSlips("wnagjianguo")
	}
}

func BenchmarkCutPinyin(b *testing.B) {
	for b.Loop() {
		cutPinyin("zhangjianguoan")
	}
}

func BenchmarkAlike(b *testing.B) {
	h := DefaultHearing()
	for b.Loop() {
		h.alike("huang")
	}
}
