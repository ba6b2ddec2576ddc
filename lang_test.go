package careline

import (
	"errors"
	"testing"
	"time"
)

func TestParseLangUnderstandsLocales(t *testing.T) {
	for s, want := range map[string]Lang{
		"en": English, "EN": English, "en_GB.UTF-8": English, "en-US": English, "zh": Chinese, "zh_CN.UTF-8": Chinese, "Zh-Hans": Chinese, "zh@pinyin": Chinese,
	} {
		if got, err := ParseLang(s); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "C", "POSIX", "de_DE", "english", "zhuang", "e"} {
		if got, err := ParseLang(s); CodeOf(err) != CodeInvalid {
			t.Errorf("%q is taken for %q", s, got)
		}
	}
}

func TestWordsFallBackOnTheOtherLanguage(t *testing.T) {
	for _, c := range []struct {
		words  Words
		en, zh string
	}{{Words{"gold", "金卡"}, "gold", "金卡"}, {Words{EN: "gold"}, "gold", "gold"}, {Words{ZH: "金卡"}, "金卡", "金卡"}} {
		if c.words.In(English) != c.en || c.words.In(Chinese) != c.zh {
			t.Errorf("%+v is said as %q and %q", c.words, c.words.In(English), c.words.In(Chinese))
		}
	}
}

func TestAPhrasePutsItsParticularsInTheLanguage(t *testing.T) {
	at := time.Date(2026, 3, 31, 14, 5, 0, 0, time.UTC)
	p := Say("%s of %s at %s: %v", "%[3]s %[2]s：%[1]s（%[4]v）", SeverityHigh, "王\x1b[2J", at, errors.New("torn\rline"))
	if got, want := p.In(English), "high of 王�[2J at 2026-03-31 14:05: torn�line"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := p.In(Chinese), "2026-03-31 14:05 王�[2J：高（torn�line）"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	nested := Say("not done: %s", "未完成：%s", notFoundExample())
	if got, want := nested.In(Chinese), "未完成：没有客户 C-424。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if Say("100%", "百分之百").In(English) != "100%" {
		t.Error("a sentence without particulars is said as it is")
	}
	if (Phrase{}).IsZero() == p.IsZero() {
		t.Error("a phrase that says something is not zero")
	}
}

func TestANumberTakesTheFormOfItsNoun(t *testing.T) {
	rows := func(n int) Phrase { return Count(n, "%s row", "%s rows", "%s 行") }
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", 1234567: "1,234,567 rows", -1: "-1 rows", -123: "-123 rows", -1234: "-1,234 rows"} {
		if got := Say("%s read", "读取 %s", rows(n)).In(English); got != want+" read" {
			t.Errorf("%d is said as %q", n, got)
		}
	}
	if got := Say("%s read", "读取 %s", rows(1)).In(Chinese); got != "读取 1 行" {
		t.Errorf("in Chinese it is %q", got)
	}
}

func notFoundExample() error { return NotFound(KindCustomer, CustomerID(42).String()) }
