package widget

import (
	"slices"
	"strings"

	"careline"
)

// How well an option fits what is typed; more is better, 0 is not at all.
const (
	fitsAll    = 1 // nothing is typed
	fitsInside = 2
	fitsWord   = 3 // a later word begins so
	fitsSpelt  = 4 // pinyin or its initials
	fitsStart  = 5 // the name in either language begins so
	fitsCode   = 6 // the code begins so
	fitsExact  = 7
)

// fits tells how well the option fits what is typed.
func (o Option) fits(typed string) int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return fitsAll
	}
	code, en, zh := strings.ToLower(o.Code), strings.ToLower(o.Name.EN), strings.ToLower(o.Name.ZH)
	switch {
	case typed == code || typed == en || typed == zh:
		return fitsExact
	case strings.HasPrefix(code, typed):
		return fitsCode
	case strings.HasPrefix(en, typed) || strings.HasPrefix(zh, typed):
		return fitsStart
	case speltSo(o.Name.ZH, typed):
		return fitsSpelt
	}
	for _, word := range strings.FieldsFunc(code+" "+en, func(r rune) bool { return strings.ContainsRune(" -_,/", r) }) {
		if strings.HasPrefix(word, typed) {
			return fitsWord
		}
	}
	if strings.Contains(code, typed) || strings.Contains(en, typed) || strings.Contains(zh, typed) {
		return fitsInside
	}
	return 0
}

// Rank gives the options that fit what is typed, as indices, the best first;
// of two that fit alike, the earlier one.
func Rank(options []Option, typed string) []int {
	var ranked []int
	fit := make(map[int]int, len(options))
	for i, o := range options {
		if n := o.fits(typed); n > 0 {
			ranked = append(ranked, i)
			fit[i] = n
		}
	}
	slices.SortStableFunc(ranked, func(a, b int) int { return fit[b] - fit[a] })
	return ranked
}

// Fits tells whether a name has something to do with what is typed: a part of
// it, or its pinyin or initials from the beginning.
func Fits(name, typed string) bool {
	return Option{Name: careline.Words{EN: name, ZH: name}}.fits(typed) > 0
}

// speltSo tells whether the pinyin of a name, or its initials, begin with
// what is typed.
func speltSo(name, typed string) bool {
	whole, initials := "", ""
	for _, r := range name {
		syllable := strings.ReplaceAll(strings.ToLower(careline.Pinyin(string(r))), "ü", "v")
		if syllable != "" {
			whole += syllable
			initials += syllable[:1]
		}
	}
	return strings.HasPrefix(whole, strings.ReplaceAll(typed, " ", "")) || strings.HasPrefix(initials, typed)
}
