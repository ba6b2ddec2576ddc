package careline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAChineseAddressIsSplit(t *testing.T) {
	for text, want := range map[string]string{
		"江苏省南京市鼓楼区建国路88号阳光花园5-2-601": "江苏省|南京市|鼓楼区|建国路88号阳光花园5-2-601",
		"南京市鼓楼区建国路88号阳光花园5-2-601":    "|南京市|鼓楼区|建国路88号阳光花园5-2-601",
		"江苏南京鼓楼区建国路88号":              "江苏省|南京市|鼓楼区|建国路88号",
		"江苏，南京，鼓楼区，建国路 88 号":         "江苏省|南京市|鼓楼区|建国路 88 号",
		"中国江苏省南京市鼓楼区建国路88号":          "江苏省|南京市|鼓楼区|建国路88号",
		"北京市朝阳区建国路88号":               "北京市|北京市|朝阳区|建国路88号",
		"北京朝阳区建国路88号":                "北京市|北京市|朝阳区|建国路88号",
		"上海浦东新区世纪大道100号":             "上海市|上海市|浦东新区|世纪大道100号",
		"重庆市渝中区解放碑":                  "重庆市|重庆市|渝中区|解放碑",
		"苏州市昆山市前进路1号":                "|苏州市|昆山市|前进路1号",
		"昆山市前进路1号":                   "|昆山市||前进路1号",
		"浙江省台州市路桥区西路桥大道":             "浙江省|台州市|路桥区|西路桥大道",
		"哈尔滨道里区中央大街":                 "|哈尔滨市|道里区|中央大街",
		"河北省石家庄市长安区":                 "河北省|石家庄市|长安区|",
		"湖南省湘西土家族苗族自治州凤凰县沱江镇":        "湖南省|湘西土家族苗族自治州|凤凰县|沱江镇",
		"新疆乌鲁木齐天山区解放路":               "新疆维吾尔自治区|乌鲁木齐市|天山区|解放路",
		"内蒙古自治区锡林郭勒盟锡林浩特市":           "内蒙古自治区|锡林郭勒盟|锡林浩特市|",
		"广东省东莞市长安镇":                  "广东省|东莞市||长安镇",
		"鼓楼区建国路88号":                  "||鼓楼区|建国路88号",
		// Streets and compounds that only look like regions.
		"南京路88号":    "|||南京路88号",
		"北京西路12号":   "|||北京西路12号",
		"阳光小区5栋":    "|||阳光小区5栋",
		"城市花园路88号":  "|||城市花园路88号",
		"菜市场路3号":    "|||菜市场路3号",
		"大都市广场":     "|||大都市广场",
		"建国路小区西区3栋": "|||建国路小区西区3栋",
	} {
		s := ParseAddress(text, "")
		if got := strings.Join([]string{s.Region.Province, s.Region.City, s.Region.District, s.Street}, "|"); got != want || s.Region.Country != "CN" {
			t.Errorf("%s is split into %s, want %s", text, got, want)
		}
	}
}

func TestAChinesePostalCodeIsTakenOff(t *testing.T) {
	for _, text := range []string{"210009 江苏省南京市鼓楼区建国路88号", "江苏省南京市鼓楼区建国路88号 210009", "江苏省南京市鼓楼区建国路88号，邮编：210009"} {
		s := ParseAddress(text, "")
		if s.Postal != "210009" || s.Region.District != "鼓楼区" || s.Street != "建国路88号" {
			t.Errorf("%s is read as %+v", text, s)
		}
	}
}

func TestALatinAddressIsSplit(t *testing.T) {
	for text, want := range map[string]string{
		"6649 N Blue Gum St, New Orleans, LA 70116":              "6649 N Blue Gum St|New Orleans|LA|70116",
		"6649 N Blue Gum St, New Orleans, LA, 70116":             "6649 N Blue Gum St|New Orleans|LA|70116",
		"6649 N Blue Gum St, New Orleans LA 70116":               "6649 N Blue Gum St|New Orleans|LA|70116",
		"6649 N Blue Gum St New Orleans LA 70116":                "6649 N Blue Gum St|New Orleans|LA|70116",
		"8 W Cerritos Ave #54, Bridgeport, NJ 8014":              "8 W Cerritos Ave #54|Bridgeport|NJ|8014",
		"5 Boston Ave #88 Sioux Falls SD 57105":                  "5 Boston Ave #88|Sioux Falls|SD|57105",
		"1 Central Ave Stevens Point WI 54481":                   "1 Central Ave|Stevens Point|WI|54481",
		"1 Main St., Apt 4, Springfield, IL":                     "1 Main St., Apt 4|Springfield|IL|",
		"1600 Amphitheatre Pkwy, Mountain View, CA 94043, USA":   "1600 Amphitheatre Pkwy|Mountain View|CA|94043",
		"12 Kent St, Sydney NSW 2000":                            "12 Kent St|Sydney|NSW|2000",
		"10 Downing St, London SW1A 2AA":                         "10 Downing St|London||SW1A 2AA",
		"221B Baker Street, London, NW1 6XE":                     "221B Baker Street|London||NW1 6XE",
		"Hauptstr. 5, 10115 Berlin":                              "Hauptstr. 5|Berlin||10115",
		"88 Jianguo Rd, Gulou District, Nanjing, Jiangsu 210000": "88 Jianguo Rd, Gulou District|Nanjing|Jiangsu|210000",
		"Kent St": "Kent St|||",
		"":        "|||",
		",,,":     ",,,|||",
	} {
		s := ParseAddress(text, "US")
		if got := strings.Join([]string{s.Street, s.Region.City, s.Region.Province, s.Postal}, "|"); got != want {
			t.Errorf("%s is split into %s, want %s", text, got, want)
		}
	}
}

// nothingLost checks that a reader of the site still has every letter and
// digit of text.
func nothingLost(t interface{ Fatalf(string, ...any) }, text, country string) {
	s := ParseAddress(text, country)
	if shown := s.Address() + s.Postal + s.Region.Country; !keepsAll(text, shown) {
		t.Fatalf("%q became %q", text, shown)
	}
}

func TestNothingOfAnAddressIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom(strings.Fields("江苏省 南京市 南京 鼓楼区 北京 北京市 朝阳区 县 市 区 建国路 88号 5-2-601 自治州 新疆 210009 , ， New York NY 10011 St # 7 Ave Apt US CA94043 小区 内蒙古 盟 旗 场 （北） 广场 Ü é"))
		text := strings.Join(rapid.SliceOfN(piece, 0, 9).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", ", "}).Draw(t, "between"))
		nothingLost(t, text, pick(t, "country", "CN US GB"))
	})
}

func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "6649 N Blue Gum St, New Orleans, LA 70116", "北京北京", "210000 南京", ", ,", "\x00市\u202e区", "ﷺ, AB 12345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "中国") || strings.ContainsRune(text, ',') {
			t.Skip("the country's name is kept as its code")
		}
		nothingLost(t, Sanitize(text), "")
		nothingLost(t, Sanitize(text), "US")
	})
}
