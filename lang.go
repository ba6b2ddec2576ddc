package careline

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Lang is a language that careline speaks.
type Lang string

// The languages of the console and of every command.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// ParseLang understands "en" and "zh", and locale names that begin with them
// such as "zh_CN.UTF-8". Anything else is invalid.
func ParseLang(s string) (Lang, error) {
	name := strings.ToLower(s)
	if i := strings.IndexAny(name, "_-.@"); i >= 0 {
		name = name[:i]
	}
	switch name {
	case "zh":
		return Chinese, nil
	case "en":
		return English, nil
	}
	return English, invalid(Say("The language %q is not known; use en or zh.", "不支持语言 %q；请用 en 或 zh。", head(s, maxQuoted)))
}

// Words is a name or a label in both languages.
type Words struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// In gives the words in l; where Chinese is missing, the English ones.
func (w Words) In(l Lang) string {
	if l == Chinese && w.ZH != "" {
		return w.ZH
	}
	if w.EN == "" {
		return w.ZH
	}
	return w.EN
}

// Phrase is a sentence with its particulars, not yet in a language.
type Phrase struct {
	words Words
	args  []any
}

// Speaker is anything that can be said in either language.
type Speaker interface{ In(l Lang) string }

// maxQuoted is how many characters of a wrong text a sentence quotes.
const maxQuoted = 60

// Say makes a Phrase from two formats with the same verbs. Particulars that
// are errors, Speakers or times are put in the language of the sentence.
func Say(en, zh string, args ...any) Phrase {
	return Phrase{words: Words{EN: en, ZH: zh}, args: args}
}

// In gives the sentence in l. Text particulars are made safe for a screen.
func (p Phrase) In(l Lang) string {
	if len(p.args) == 0 {
		return p.words.In(l)
	}
	args := make([]any, len(p.args))
	for i, a := range p.args {
		switch a := a.(type) {
		case error:
			args[i] = Explain(a, l)
		case Speaker:
			args[i] = Sanitize(a.In(l))
		case time.Time:
			args[i] = a.Format("2006-01-02 15:04")
		case string:
			args[i] = Sanitize(a)
		default:
			args[i] = a
		}
	}
	return fmt.Sprintf(p.words.In(l), args...)
}

// Count says a number with what is counted, in the form that the number asks
// for: one for 1, many for all others. %s is where the number goes, its
// digits in threes. Chinese has one form.
func Count[N ~int | ~int64](n N, one, many, zh string) Phrase {
	if n != 1 {
		one = many
	}
	return Phrase{words: Words{EN: one, ZH: zh}, args: []any{grouped(int64(n))}}
}

// grouped writes a number as people do: 17, 10,000.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// IsZero tells whether nothing is said.
func (p Phrase) IsZero() bool { return p.words == Words{} }

// String gives the sentence in English.
func (p Phrase) String() string { return p.In(English) }

// List says several things after one another, set apart by commas.
func List[S Speaker](all []S) Speaker { return list[S](all) }

type list[S Speaker] []S

// In gives the list in l.
func (w list[S]) In(l Lang) string {
	sep := ", "
	if l == Chinese {
		sep = "、"
	}
	out := ""
	for i, s := range w {
		if i > 0 {
			out += sep
		}
		out += s.In(l)
	}
	return out
}
