package careline

import (
	"slices"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

func TestPinyinIsWrittenAsPeopleWriteTheirNames(t *testing.T) {
	for name, want := range map[string]string{
		"王建国": "Wang Jianguo", "单田芳": "Shan Tianfang", "曾国藩": "Zeng Guofan", "仇英": "Qiu Ying", "解缙": "Xie Jin",
		"区大相": "Ou Daxiang", "查良镛": "Zha Liangyong", "盖叫天": "Ge Jiaotian", "尉迟恭": "Yuchi Gong", "欧阳修": "Ouyang Xiu",
		"长孙无忌": "Zhangsun Wuji", "吕布": "Lü Bu", "王西安": "Wang Xi'an", "王": "Wang", "任长霞": "Ren Changxia",
		"Wang 王建国": "Wang Jianguo", "宁北电器有限公司": "Ning bei dian qi you xian gong si", "James Butt": "", "": "", "①": "",
	} {
		if got := Pinyin(name); got != want {
			t.Errorf("%s is written %q, want %q", name, got, want)
		}
	}
}

func TestANameIsFoundByEveryReadingThatPeopleUse(t *testing.T) {
	for name, typed := range map[string][]string{
		"王建国": {"w", "wang", "wangj", "wangjianguo", "jianguo", "wangjg", "wj", "wjg"},
		"吕布":  {"lv", "lu", "lvbu", "lubu", "lb"},
		"单田芳": {"shan", "dan", "shantianfang", "stf", "dtf"},
		"张长乐": {"zhangchangle", "zhangzhangle", "zhangchangyue", "zcl", "zhangcl"},
		"欧阳娜": {"ouyang", "ouyangna", "ouyangnuo", "oyn", "na"},
		"女娲":  {"nvwa", "nuwa"},
	} {
		c := Customer{Name: name}
		terms := SearchTerms(&c, nil)
		for _, text := range typed {
			q := ParseQuery(text, "")
			if m, ok := q.Match(&c, nil); !ok || !m.Has(MatchPinyin) || !q.Plan().Satisfied(terms) {
				t.Errorf("%s is not found by %q: %+v", name, text, m)
			}
		}
		if n := len(readingsOf([]rune(name))); n > maxReadings {
			t.Errorf("%s has %d readings", name, n)
		}
	}
}

func TestEverySyllableOfTheDictionaryIsInTheTable(t *testing.T) {
	var missing []string
	for r := range pinyin.PinyinDict {
		if s := syllable(rune(r)); s != "" && !syllables[s] && !slices.Contains(missing, s) {
			missing = append(missing, s)
		}
	}
	if len(missing) > 0 {
		t.Errorf("syllables that are not in the table: %v", missing)
	}
}

func TestWhatSoundsLikePinyin(t *testing.T) {
	for _, yes := range []string{"w", "wang", "wangji", "wangjianguo", "wangjg", "xian", "lvbu", "ouyangn", "zh", "e"} {
		if !soundsLikePinyin(yes) {
			t.Errorf("%q does not sound like pinyin", yes)
		}
	}
	for _, no := range []string{"blue", "street", "josephine", "darakjy", "smith", "v", "王", "wang8", "wjgx"} {
		if soundsLikePinyin(no) {
			t.Errorf("%q sounds like pinyin", no)
		}
	}
}
