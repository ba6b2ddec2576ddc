package bench

import (
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// longSurnames are the surnames of two characters that are met at all.
var longSurnames = strings.Fields("欧阳 上官 司马 司徒 诸葛 夏侯 皇甫 慕容 令狐 公孙 长孙 宇文 尉迟 端木 东方 南宫 百里")

func surnameRunes(letters []rune) int {
	if len(letters) > 2 && slices.Contains(longSurnames, string(letters[:2])) {
		return 2
	}
	return 1
}

// asSurname are the surnames that are not read as the dictionary has it first.
var asSurname = map[rune]string{
	'曾': "zeng", '单': "shan", '仇': "qiu", '解': "xie", '区': "ou", '查': "zha", '盖': "ge", '任': "ren", '朴': "piao",
	'翟': "zhai", '覃': "qin", '缪': "miao", '乐': "yue", '华': "hua", '盛': "sheng", '员': "yun", '冼': "xian", '沈': "shen",
	'葛': "ge", '石': "shi", '宁': "ning", '贾': "jia", '车': "che", '万': "wan", '尹': "yin", '叶': "ye", '俞': "yu",
}

// read gives a name's syllables without tones, ü as v, one a character.
func read(name []rune) []string {
	all := make([]string, len(name))
	for i, r := range name {
		if all[i] = asSurname[r]; i > 0 || all[i] == "" {
			all[i] = readings(r)[0]
		}
	}
	return all
}

// readings gives a character's syllables without tones, the usual one first.
func readings(r rune) []string {
	var all []string
	for s := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
		if s = toneless(s); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

var marks = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ī", "i", "í", "i", "ǐ", "i", "ì", "i",
	"ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ń", "n", "ň", "n", "ǹ", "n", "ê", "e", "ḿ", "m",
)

func toneless(s string) string { return marks.Replace(s) }

// sounding maps each syllable to the characters that an input method offers
// for it: those of the first level of GB 2312, read in one way only.
var sounding = sync.OnceValue(func() map[string][]rune {
	all := map[string][]rune{}
	decoder := simplifiedchinese.GBK.NewDecoder()
	for row := 0xB0; row <= 0xD7; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			s, err := decoder.String(string([]byte{byte(row), byte(cell)}))
			letters := []rune(s)
			if err != nil || len(letters) != 1 {
				continue
			}
			if ways := readings(letters[0]); len(ways) == 1 && ways[0] != "" {
				all[ways[0]] = append(all[ways[0]], letters[0])
			}
		}
	}
	return all
})

// confused are the beginnings that the dialects of the south and the southwest
// don't tell apart: 刘 and 牛, 张 and 脏, 任 and 楞.
var confused = [][2]string{{"n", "l"}, {"z", "zh"}, {"c", "ch"}, {"s", "sh"}, {"r", "l"}}

// confusedEnds are the ends that they don't tell apart: 陈 and 程.
var confusedEnds = [][2]string{{"an", "ang"}, {"en", "eng"}, {"in", "ing"}}

// confusedWhole begin with hu and with wu, as 黄 and 王, 胡 and 吴, or with hu
// and with f, as 黄 and 方.
var confusedWhole = [][2]string{
	{"hu", "wu"},
	{"huang", "wang"},
	{"hua", "wa"},
	{"hui", "wei"},
	{"huan", "wan"},
	{"huai", "wai"},
	{"hun", "wen"},
	{"huo", "wo"},
	{"hu", "fu"},
	{"huang", "fang"},
	{"hua", "fa"},
	{"hui", "fei"},
	{"huan", "fan"},
	{"hun", "fen"},
}

// mishear gives the syllables that one confusion makes of a syllable; only
// those that Mandarin has.
func mishear(syllable string) []string {
	var all []string
	add := func(s string) {
		if len(sounding()[s]) > 0 && s != syllable && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	begin, end := cutSyllable(syllable)
	for _, pair := range confused {
		for i, one := range pair {
			if begin == one {
				add(pair[1-i] + end)
			}
		}
	}
	for _, pair := range confusedEnds {
		switch {
		case strings.HasSuffix(syllable, pair[1]):
			add(strings.TrimSuffix(syllable, "g"))
		case strings.HasSuffix(syllable, pair[0]):
			add(syllable + "g")
		}
	}
	for _, pair := range confusedWhole {
		for i, one := range pair {
			if syllable == one {
				add(pair[1-i])
			}
		}
	}
	return all
}

// cutSyllable cuts a syllable into its first consonants and the rest.
func cutSyllable(s string) (begin, end string) {
	n := strings.IndexAny(s, "aeiouv")
	if n < 0 {
		return s, ""
	}
	return s[:n], s[n:]
}
