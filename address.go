package careline

import (
	"regexp"
	"slices"
	"strings"
)

// ParseAddress splits an address in one line into its parts; country (ISO
// 3166-1 alpha-2, CN if empty) is where it is taken to lie. What can't be
// told apart stays in Street: no letter and no digit is lost.
func ParseAddress(text, country string) Site {
	text = strings.Join(strings.Fields(Sanitize(text)), " ")
	site := Site{Region: Region{Country: phoneCountry(country)}}
	whole := site
	whole.Street = text
	rest := site.takeCountry(text)
	if hasHan(rest) {
		rest = site.takeChinesePostal(rest)
		parseChinese(&site, rest)
	} else {
		parseLatin(&site, rest)
	}
	if !keepsAll(rest, site.Address()) {
		return whole
	}
	return site
}

// countries are names that people write at the end of an address, or in
// Chinese at its beginning; the site keeps the code.
var countries = map[string]string{
	"中国": "CN", "China": "CN", "P.R. China": "CN", "USA": "US", "United States": "US", "UK": "GB", "United Kingdom": "GB",
	"Canada": "CA", "Australia": "AU", "Germany": "DE", "France": "FR",
}

func (s *Site) takeCountry(text string) string {
	for name, code := range countries {
		if !strings.Contains(text, name) {
			continue
		}
		if rest, ok := strings.CutSuffix(text, ", "+name); ok {
			s.Region.Country = code
			return rest
		}
		rest := trimLead(strings.TrimPrefix(text, name))
		if hasHan(name) && rest != text && (provinceAt(rest) > 0 || municipalityAt(rest) != "") {
			s.Region.Country = code
			return rest
		}
	}
	return text
}

var chinesePostal = regexp.MustCompile(`^(?:(\d{6})[\s,，]+(.*\D.*)|(.*\D.*?)[\s,，]+(?:邮政?编码?[:：]?\s*)?(\d{6}))$`)

// takeChinesePostal takes the postal code off, which the one line leaves out.
func (s *Site) takeChinesePostal(text string) string {
	if !strings.ContainsAny(text, "0123456789") || !strings.ContainsAny(text, " ,，") {
		return text
	}
	m := chinesePostal.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	s.Postal = m[1] + m[4]
	return m[2] + m[3]
}

// keepsAll tells whether every letter and digit of text is in address.
func keepsAll(text, address string) bool {
	left, want := []rune(alnum(address)), []rune(alnum(text))
	slices.Sort(left)
	slices.Sort(want)
	for _, r := range want {
		for len(left) > 0 && left[0] < r {
			left = left[1:]
		}
		if len(left) == 0 || left[0] != r {
			return false
		}
		left = left[1:]
	}
	return true
}

// provinces maps what people write for a province to its full name.
var provinces = func() map[string]string {
	full := map[string]string{}
	for _, name := range strings.Fields("河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 " +
		"河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省") {
		full[name] = name
		full[strings.TrimSuffix(name, "省")] = name
	}
	for short, name := range map[string]string{
		"内蒙古": "内蒙古自治区", "广西": "广西壮族自治区", "西藏": "西藏自治区", "宁夏": "宁夏回族自治区",
		"新疆": "新疆维吾尔自治区", "香港": "香港特别行政区", "澳门": "澳门特别行政区",
	} {
		full[name] = name
		full[short] = name
	}
	return full
}()

// provinceBegins has the first two characters of every province.
var provinceBegins = func() map[string]bool {
	two := map[string]bool{}
	for name := range provinces {
		two[name[:6]] = true
	}
	return two
}()

// municipalities are both province and city.
var municipalities = []string{"北京", "上海", "天津", "重庆"}

// cities are those of the prefecture level, so that 南京鼓楼区 is understood
// without its 市.
var cities = strings.Fields(`石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城
忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新
辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江
黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州
丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩
宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州
聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌
襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海
汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港
玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州
雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安
铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山
吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密`)

func isCity(name string) bool { return slices.Contains(cities, name) }

// parseChinese splits from the large to the small, and writes province and
// city in full.
func parseChinese(site *Site, text string) {
	pieces, rest := chinesePieces(text)
	site.Region.Province = pieces.province
	site.Region.City = pieces.city
	site.Region.District = pieces.district
	site.Street = strings.TrimSpace(rest)
}

type chineseRegion struct{ province, city, district string }

// chinesePieces takes province, city and district off the beginning of text.
func chinesePieces(text string) (r chineseRegion, rest string) {
	rest = text
	if m := municipalityAt(rest); m != "" {
		r.province, r.city = m+"市", m+"市"
		rest = skipName(rest, m)
	} else {
		if n := provinceAt(rest); n > 0 {
			r.province = provinces[rest[:n]]
			rest = trimLead(rest[n:])
		}
		if city, n := cityAt(rest, r.province != ""); n > 0 {
			r.city = city
			rest = trimLead(rest[n:])
		}
	}
	if n := districtAt(rest, r.city != ""); n > 0 {
		r.district = rest[:n]
		rest = trimLead(rest[n:])
	}
	return r, rest
}

func trimLead(s string) string { return strings.TrimLeft(s, " ,，、-") }

func municipalityAt(s string) string {
	for _, m := range municipalities {
		if !strings.HasPrefix(s, m) {
			continue
		}
		// 北京路 and 上海城小区 are streets and compounds elsewhere.
		after := strings.TrimPrefix(s[len(m):], "市")
		if after != s[len(m):] || districtAt(trimLead(after), true) > 0 {
			return m
		}
	}
	return ""
}

func skipName(s, name string) string { return trimLead(strings.TrimPrefix(s[len(name):], "市")) }

// provinceAt gives the length of the province's name at the beginning of s;
// the short form counts only before a city.
func provinceAt(s string) int {
	best := 0
	if len(s) < 6 || !provinceBegins[s[:6]] {
		return 0
	}
	for name := range provinces {
		if len(name) <= best || !strings.HasPrefix(s, name) {
			continue
		}
		if provinces[name] != name {
			if _, n := cityAt(trimLead(s[len(name):]), true); n == 0 {
				continue
			}
		}
		best = len(name)
	}
	return best
}

var (
	cityShape     = regexp.MustCompile(`^(\p{Han}{2,8}?)(市|自治州|地区|盟)`)
	districtShape = regexp.MustCompile(`^(\p{Han}{1,9}?)(自治县|自治旗|特区|林区|新区|开发区|高新区|区|县|市|旗)`)
	streetAhead   = regexp.MustCompile(`^\p{Han}{1,8}[路街道巷镇乡村]`)
	// Not at the beginning: 路桥区 and 道里区 are districts.
	streetSign = regexp.MustCompile(`\p{Han}[路街道巷弄号]`)
)

func cityAt(s string, sure bool) (string, int) {
	for _, c := range cities {
		if !strings.HasPrefix(s, c) {
			continue
		}
		rest := s[len(c):]
		if strings.HasPrefix(rest, "市") {
			return c + "市", len(c) + len("市")
		}
		if strings.HasPrefix(rest, "地区") {
			return c + "地区", len(c) + len("地区")
		}
		if districtAt(trimLead(rest), true) > 0 {
			return c + "市", len(c)
		}
	}
	m := cityShape.FindStringSubmatch(s)
	if m == nil || streetSign.MatchString(m[1]) || notCity(m[1]) {
		return "", 0
	}
	rest := trimLead(s[len(m[0]):])
	if strings.HasPrefix(rest, "场") || !sure && districtAt(rest, true) == 0 && !streetAhead.MatchString(rest) {
		return "", 0
	}
	return m[0], len(m[0])
}

func notCity(stem string) bool {
	return slices.ContainsFunc([]string{"超", "城", "门", "都", "夜", "菜", "花"}, func(end string) bool {
		return strings.HasSuffix(stem, end)
	})
}

// districtAt gives the length of the district's name at the beginning of s;
// where no city came before, only 区 and 县 are taken for one.
func districtAt(s string, afterCity bool) int {
	m := districtShape.FindStringSubmatch(s)
	if m == nil || streetSign.MatchString(m[1]) {
		return 0
	}
	stem, kind := m[1], m[2]
	if strings.HasPrefix(s[len(m[0]):], "域") || strings.HasPrefix(s[len(m[0]):], "间") {
		return 0
	}
	switch kind {
	case "区":
		if slices.ContainsFunc([]string{"小", "社", "校", "厂", "生活", "住宅", "景", "工业", "库"}, func(end string) bool {
			return strings.HasSuffix(stem, end)
		}) {
			return 0
		}
	case "市":
		if !afterCity || notCity(stem) || len([]rune(stem)) < 2 || strings.HasPrefix(s[len(m[0]):], "场") {
			return 0
		}
	}
	if !afterCity && (len([]rune(stem)) > 4 || kind == "旗") {
		return 0
	}
	return len(m[0])
}
