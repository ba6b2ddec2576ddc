package careline

import (
	"slices"
	"strings"
	"testing"
)

func TestSoundsThatADialectDoesNotTellApart(t *testing.T) {
	for syllable, want := range map[string]string{
		"lan": "nan ran lang nang rang", "nan": "lan nang lang", "zhang": "zang zhan zan", "shen": "sen sheng seng",
		"huang": "fang wang huan fan wan", "wang": "huang wan huan", "lin": "nin ling ning", "fei": "hei hui",
		"hu": "fu wu", "feng": "heng hong fen hen hun", "xu": "", "wangx": "", "": "",
	} {
		if got := strings.Join(DefaultHearing().alike(syllable), " "); got != want {
			t.Errorf("%q sounds like %q, want %q", syllable, got, want)
		}
	}
}

func TestLettersThatRunTogetherReadAsSyllables(t *testing.T) {
	for text, want := range map[string]string{
		"wangjianguo": "wang+jian+guo wang+ji+an+guo", "xian": "xian xi+an xia+n…", "fangan": "fang+an fan+gan fan+ga+n… fang+a+n…", "change": "chan+ge chang+e",
		"wangj": "wang+j…", "zh": "zh…", "w": "w…", "lvbu": "lv+bu", "smith": "", "wang8": "", "": "",
	} {
		var got []string
		for _, c := range cutPinyin(text) {
			s := strings.Join(c.syllables, "+")
			if c.begun {
				s += "…"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is cut %q, want %q", text, got, want)
		}
	}
}

func TestABegunSyllableIsCompleted(t *testing.T) {
	for begun, want := range map[string]string{"zhua": "zhua zhuai zhuan zhuang", "wang": "wang", "ng": "", "": "", "b8": ""} {
		if got := strings.Join(completions(begun), " "); got != want {
			t.Errorf("%q begins %q, want %q", begun, got, want)
		}
	}
}

func TestLongWordsMayHaveMoreSlips(t *testing.T) {
	for word, want := range map[string]int{"li": 0, "kent": 1, "smith": 1, "obrien": 2, "mülle": 1, strings.Repeat("a", 60): 0} {
		if got := slipsAllowed(word); got != want {
			t.Errorf("%s may have %d slips, want %d", word, got, want)
		}
	}
}

func TestSlipsOfTheKeyboard(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"smith", "smith", 0},
		{"smtih", "smith", 1},
		{"smth", "smith", 1},
		{"smmith", "smith", 1},
		{"smirh", "smith", 1},
		{"ca", "abc", 3},
		{"kathryn", "catherine", 4},
		{"", "abc", 3},
		{"jhonston", "johnson", 2},
		{"müller", "muller", 1},
	} {
		if got := slips(c.a, c.b, 5); got != c.want {
			t.Errorf("%s and %s: %d slips, want %d", c.a, c.b, got, c.want)
		}
	}
	for typed, meant := range map[string]string{"wnag": "wang", "wnagjianguo": "wangjianguo", "wanjianguo": "wangjianguo", "zhhang": "zhang", "zhabg": "zhang"} {
		if all := pinyinSlips(typed); !slices.Contains(all, meant) {
			t.Errorf("%s is not a slip of %s: %v", typed, meant, all)
		}
	}
}

func TestWesternNamesThatSoundAlike(t *testing.T) {
	for _, names := range []string{
		"smith smyth smythe", "catherine kathryn katherine cathryn", "wright rite right", "steven stephen", "john jon",
		"philip phillip filip", "mccarthy macarthy", "lee li leigh", "reed reid read", "thomas tomas", "schultz schulz",
		"geoff jeff", "allen alan", "dickson dixon", "knight night", "christine kristine", "clark clarke",
		"hughes hues", "anderson andersen", "sarah sara", "bryan brian", "tchaikovsky chaikovsky", "marc mark",
	} {
		all := strings.Fields(names)
		for _, n := range all[1:] {
			if soundKey(n) != soundKey(all[0]) {
				t.Errorf("%s sounds %s, %s sounds %s", all[0], soundKey(all[0]), n, soundKey(n))
			}
		}
	}
	for _, names := range []string{"smith smart", "lee law", "martin marvin", "brown browning", "hill hall", "james janes"} {
		a, b, _ := strings.Cut(names, " ")
		if soundKey(a) == soundKey(b) {
			t.Errorf("%s and %s both sound %s", a, b, soundKey(a))
		}
	}
}

func TestAWordWithASlipLeadsToThoseThatExist(t *testing.T) {
	v := NewVocabulary()
	v.Add("smith", "smyth", "smithson", "kent", "kant", "catherine", "kathryn", "smith", "obrien")
	if v.Len() != 8 {
		t.Errorf("%d words", v.Len())
	}
	for _, c := range []struct {
		typed string
		most  int
		want  []nearWord
	}{
		{"smtih", 1, []nearWord{{"smith", 1, true}, {"smyth", 2, true}}},
		{"smith", 1, []nearWord{{"smyth", 1, true}}},
		{"kathrin", 2, []nearWord{{"kathryn", 1, true}, {"catherine", 3, true}}},
		{"obrain", 2, []nearWord{{"obrien", 2, true}}},
		{"knt", 1, []nearWord{{"kant", 1, false}, {"kent", 1, false}}},
		{"zzz", 1, nil},
	} {
		if got := v.near(c.typed, c.most); !slices.Equal(got, c.want) {
			t.Errorf("near %s: %v, want %v", c.typed, got, c.want)
		}
	}
}

func TestTraditionalFormsAreFoundAlike(t *testing.T) {
	for traditional, want := range map[string]string{
		"張偉": "张伟", "劉曉東": "刘晓东", "臺灣": "台湾", "衞國": "卫国", "李乾坤": "李乾坤", "瀋陽市": "沈阳市", "ＡＢ１２": "ab12", "豈": "岂",
	} {
		f := fold(traditional)
		if string(f.runes) != want {
			t.Errorf("%s folds to %s, want %s", traditional, string(f.runes), want)
		}
	}
}
