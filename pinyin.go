package careline

import (
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// maxReadings bounds the ways in which one name is read.
const maxReadings = 4

// surnameReadings lists the surnames that are not read as the character
// usually is: first the right reading, then what people say who don't know.
var surnameReadings = map[rune]string{
	'单': "shan dan", '曾': "zeng ceng", '仇': "qiu chou", '解': "xie jie", '区': "ou qu", '查': "zha cha",
	'盖': "ge gai", '任': "ren", '朴': "piao pu", '翟': "zhai di", '覃': "qin tan", '缪': "miao mou",
	'尉': "wei yu", '乐': "yue le", '华': "hua", '盛': "sheng cheng", '员': "yun yuan", '黑': "he hei",
	'折': "she zhe", '召': "shao zhao", '冼': "xian", '洗': "xian xi", '谌': "chen shen", '沈': "shen", '郇': "huan xun",
	'种': "chong zhong", '繁': "po fan", '秘': "bi mi", '能': "nai neng", '祭': "zhai ji", '车': "che ju",
	'晁': "chao", '卜': "bu", '万': "wan", '葛': "ge", '那': "na", '石': "shi", '宁': "ning", '贾': "jia gu", '宓': "mi fu",
	'仉': "zhang", '逄': "pang", '燕': "yan", '曲': "qu", '纪': "ji", '牟': "mu mou", '长': "chang zhang", '行': "xing hang",
	'都': "du dou", '哈': "ha", '强': "qiang", '臧': "zang", '隗': "wei kui", '相': "xiang", '炅': "gui jiong", '呙': "guo", '阚': "kan han",
}

// givenReadings lists characters of given names that are read in two ways.
var givenReadings = map[rune]string{
	'乐': "le yue", '长': "chang zhang", '重': "chong zhong", '朝': "chao zhao", '行': "xing hang", '茜': "qian xi",
	'晟': "sheng cheng", '柏': "bai bo", '娜': "na nuo", '莎': "sha suo", '盛': "sheng cheng", '曾': "zeng ceng",
	'蔚': "wei yu", '俊': "jun", '浚': "jun xun", '参': "shen can", '都': "du dou", '解': "jie xie", '仔': "zai zi",
	'琢': "zhuo zuo", '翟': "zhai di", '靓': "liang jing", '颉': "jie xie", '单': "dan shan", '少': "shao", '大': "da",
	'传': "chuan zhuan", '石': "shi", '和': "he", '兴': "xing", '好': "hao", '洋': "yang", '阿': "a", '育': "yu",
	'强': "qiang", '卜': "bu", '盖': "gai ge", '车': "che", '褚': "chu", '薄': "bo bao", '万': "wan", '朴': "pu piao",
	'露': "lu", '宿': "su", '相': "xiang", '会': "hui", '更': "geng", '省': "sheng xing", '校': "xiao", '降': "jiang xiang",
	'禅': "chan shan", '南': "nan", '绿': "lv", '奇': "qi", '适': "shi", '艾': "ai", '佛': "fo", '予': "yu", '昱': "yu",
	'洗': "xi", '难': "nan", '晓': "xiao", '芊': "qian", '玥': "yue", '赟': "yun", '婼': "ruo", '冯': "feng", '炅': "jiong gui",
}

// compoundSurnames maps the surnames of two characters to their reading.
var compoundSurnames = map[string]string{
	"欧阳": "ou yang", "上官": "shang guan", "司马": "si ma", "诸葛": "zhu ge", "夏侯": "xia hou", "东方": "dong fang",
	"皇甫": "huang fu", "尉迟": "yu chi", "公孙": "gong sun", "慕容": "mu rong", "令狐": "ling hu", "长孙": "zhang sun",
	"宇文": "yu wen", "司徒": "si tu", "端木": "duan mu", "百里": "bai li", "呼延": "hu yan", "独孤": "du gu",
	"南宫": "nan gong", "申屠": "shen tu", "轩辕": "xuan yuan", "澹台": "tan tai", "万俟": "mo qi", "单于": "chan yu",
	"鲜于": "xian yu", "闻人": "wen ren", "赫连": "he lian", "太史": "tai shi", "公冶": "gong ye", "公羊": "gong yang",
	"宗政": "zong zheng", "濮阳": "pu yang", "淳于": "chun yu", "仲孙": "zhong sun", "钟离": "zhong li", "闾丘": "lv qiu",
	"司空": "si kong", "西门": "xi men", "东郭": "dong guo", "第五": "di wu", "拓跋": "tuo ba", "完颜": "wan yan",
	"纳兰": "na lan", "叶赫": "ye he", "呼和": "hu he", "左丘": "zuo qiu", "梁丘": "liang qiu", "南门": "nan men",
	"东阳": "dong yang", "微生": "wei sheng", "乐正": "yue zheng", "漆雕": "qi diao", "公良": "gong liang",
}

// Pinyin gives how a Chinese name is written in Latin letters, such as
// "Wang Jianguo"; nothing for a name without Han characters.
func Pinyin(name string) string {
	chars := firstHan(name)
	if len(chars) == 0 {
		return ""
	}
	syllables := readingsOf(chars)[0]
	if len(chars) > 4 {
		return capital(strings.ReplaceAll(strings.Join(syllables, " "), "v", "ü")) // a firm's, or one from another tongue
	}
	n := surnameLength(chars)
	return joinNonEmpty(" ", capital(written(syllables[:n])), capital(written(syllables[n:])))
}

// written runs syllables together as the spelling rules want them: ü for v,
// an apostrophe before one that begins with a vowel.
func written(syllables []string) string {
	var b strings.Builder
	for i, s := range syllables {
		if i > 0 && s != "" && strings.ContainsRune("aoe", rune(s[0])) {
			b.WriteByte('\'')
		}
		b.WriteString(strings.ReplaceAll(s, "v", "ü"))
	}
	return b.String()
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	if strings.HasPrefix(s, "ü") {
		return "Ü" + s[len("ü"):]
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// firstHan gives the first Chinese name in a text.
func firstHan(name string) []rune {
	f := fold(name)
	if names := hanNames(&f); len(names) > 0 {
		return names[0].chars
	}
	return nil
}

func surnameLength(chars []rune) int {
	if len(chars) > 2 {
		if _, ok := compoundSurnames[string(chars[:2])]; ok {
			return 2
		}
	}
	return 1
}

// readingsOf gives the ways to read a name, the likeliest first, each with
// one syllable a character; ü is v.
func readingsOf(chars []rune) [][]string {
	ways := [][]string{make([]string, 0, len(chars))}
	for _, choices := range choicesOf(chars) {
		known := len(ways)
		for _, other := range choices[1:] {
			for w := range known {
				if len(ways) < maxReadings {
					ways = append(ways, append(append(make([]string, 0, len(chars)), ways[w]...), other))
				}
			}
		}
		for w := range known {
			ways[w] = append(ways[w], choices[0])
		}
	}
	return ways
}

// choicesOf gives how each character of a name is read, the likeliest first,
// never nothing; ü is v.
func choicesOf(chars []rune) [][]string {
	tables := soundTables()
	all := make([][]string, len(chars))
	n := surnameLength(chars)
	var compound [][]string
	if n == 2 {
		compound = tables.compound[string(chars[:2])]
	}
	for i, r := range chars {
		switch {
		case i < n && compound != nil:
			all[i] = compound[i]
		case i == 0 && tables.surname[r] != nil:
			all[i] = tables.surname[r]
		case i > 0 && tables.given[r] != nil:
			all[i] = tables.given[r]
		default:
			all[i] = tables.usual(r)
		}
	}
	return all
}

// syllable gives the usual reading of a character without its tone.
func syllable(r rune) string {
	all := pinyin.PinyinDict[int(r)]
	first, _, _ := strings.Cut(all, ",")
	return strings.Map(toneless, first)
}

func toneless(r rune) rune {
	switch r {
	case 'ā', 'á', 'ǎ', 'à':
		return 'a'
	case 'ē', 'é', 'ě', 'è', 'ê', 'ế', 'ề':
		return 'e'
	case 'ī', 'í', 'ǐ', 'ì':
		return 'i'
	case 'ō', 'ó', 'ǒ', 'ò':
		return 'o'
	case 'ū', 'ú', 'ǔ', 'ù':
		return 'u'
	case 'ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ':
		return 'v'
	case 'ń', 'ň', 'ǹ':
		return 'n'
	case 'ḿ':
		return 'm'
	}
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}
