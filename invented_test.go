package careline

import (
	"strings"

	"pgregory.net/rapid"
)

// invented is a made-up customer with what an operator may hear of them.
type invented struct {
	customer Customer
	units    []Unit
	country  string
}

func pick(t *rapid.T, label, words string) string {
	return rapid.SampledFrom(strings.Fields(words)).Draw(t, label)
}

func inventChinese(t *rapid.T) invented {
	name := pick(t, "surname", "王 李 张 刘 陈 单 曾 仇 解 区 查 盖 吕 任 朴 欧阳 尉迟 诸葛 司马 长孙") +
		pick(t, "given", "建国 伟 芳 秀英 娜 绿茵 乐 长青 朝阳 茜 晟 安娜 一鸣 子涵 思远 旭 女 俊杰 阿妹 重阳")
	c := Customer{ID: 7, Name: name}
	c.Contacts = append(c.Contacts, ParsePhone(rapid.StringMatching(`1[3-9][0-9]{9}`).Draw(t, "mobile"), ""))
	if rapid.Bool().Draw(t, "has landline") {
		c.Contacts = append(c.Contacts, ParsePhone(rapid.StringMatching(`(010|02[0-9]|0[3-9][0-9]{2})-[2-8][0-9]{7}`).Draw(t, "landline"), ""))
	}
	region := pick(t, "region", "江苏省南京市鼓楼区 北京市朝阳区 江苏南京鼓楼区 新疆维吾尔自治区乌鲁木齐市天山区 昆山市 苏州市昆山市 上海浦东新区 湖南省湘西土家族苗族自治州凤凰县")
	street := pick(t, "street", "建国路 人民东路 北京西路 城市花园路 解放大道 县前街 南京路") +
		rapid.StringMatching(`[1-9][0-9]{0,2}号`).Draw(t, "house") +
		pick(t, "compound", "阳光花园 翠湖小区 中央公馆 大都市广场 上海城 锦绣家园") +
		rapid.StringMatching(`[1-9]-[1-3]-[1-9]0[1-4]|[1-9]栋[1-3]单元[1-9]0[1-4]室`).Draw(t, "flat")
	c.Homes = []Residence{{Site: ParseAddress(region+street, "")}}
	return invented{customer: c, units: inventUnits(t)}
}

func inventLatin(t *rapid.T) invented {
	c := Customer{ID: 8, Name: pick(t, "first", "James Josephine Łukasz Zoë Anne-Marie J. María") + " " +
		pick(t, "last", "Butt Darakjy O'Brien Núñez Müller Smith-Jones Li Wang de'Medici")}
	c.Company = rapid.SampledFrom([]string{"", "Benton, John B Jr", "Chanay, Jeffrey A Esq", "3M", "Société Générale"}).Draw(t, "company")
	c.ExternalID = rapid.SampledFrom([]string{"", "CUST-00042", "10045"}).Draw(t, "external id")
	phone := rapid.StringMatching(`[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}`)
	c.Contacts = append(c.Contacts, ParsePhone(phone.Draw(t, "phone"), "US"))
	if rapid.Bool().Draw(t, "has email") {
		c.Contacts = append(c.Contacts, ContactPoint{Kind: ContactEmail, Raw: pick(t, "email", "jbutt@gmail.com josephine_darakjy@darakjy.org o.brien-7@example.co.uk")})
	}
	c.Homes = []Residence{{Site: ParseAddress(rapid.StringMatching(`[1-9][0-9]{0,3}`).Draw(t, "number")+" "+rapid.SampledFrom([]string{
		"N Blue Gum St, New Orleans, LA 70116", "B Blue Ridge Blvd, Brighton, MI 48116", "O'Connell Street, Anchorage, AK 99501", "5th Ave #1101, New York, NY 10011",
	}).Draw(t, "street"), "US")}}
	return invented{customer: c, units: inventUnits(t), country: "US"}
}

func inventUnits(t *rapid.T) []Unit {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Unit {
		return Unit{
			Product:  "EWH-60A",
			Serial:   rapid.StringMatching(`[0-9A-Z]{2,4}[0-9]{2,4}-?[0-9]{4,6}`).Draw(t, "serial"),
			AssetTag: rapid.SampledFrom([]string{"", "AT-2207", "office/14"}).Draw(t, "tag"),
			Card:     WarrantyCard{Number: rapid.SampledFrom([]string{"", "QC20240301-17"}).Draw(t, "card")},
		}
	}), 0, 2).Draw(t, "units")
}

// heard is a scrap of the customer's own data, as an operator would type it.
func (v invented) heard(t *rapid.T) string {
	var ways []func() string
	offer := func(way func() string) { ways = append(ways, way) }
	part := func(text string, low int, fromEnd bool) string {
		runes := []rune(text)
		n := rapid.IntRange(min(low, len(runes)), len(runes)).Draw(t, "length")
		if fromEnd {
			return string(runes[len(runes)-n:])
		}
		return string(runes[:n])
	}
	c := &v.customer
	if hasHan(c.Name) {
		sounds := spoken([]rune(c.Name))
		offer(func() string { return part(c.Name, 1, false) })
		offer(func() string { return part(rapid.SampledFrom(sounds).Draw(t, "sound").full, 1, false) })
		offer(func() string { return part(rapid.SampledFrom(sounds).Draw(t, "sound").initials, 2, false) })
		offer(func() string { return rapid.SampledFrom(sounds).Draw(t, "sound").mixed })
		offer(func() string { return strings.ToUpper(Pinyin(c.Name)) })
		offer(func() string { return hanPiece(t, c.Homes[0].Site.Street) })
		offer(func() string { return c.Homes[0].Site.Address() })
	} else {
		for _, word := range strings.FieldsFunc(c.Name+" "+c.Company, func(r rune) bool { return strings.ContainsRune(" -,.", r) }) {
			offer(func() string { return part(word, 3, false) })
		}
		offer(func() string { return c.Name })
		for _, word := range strings.Fields(c.Homes[0].Site.Street) {
			offer(func() string { return strings.ToLower(word) })
		}
	}
	for _, p := range c.Contacts {
		if p.Kind == ContactEmail {
			local, _, _ := strings.Cut(p.Raw, "@")
			offer(func() string { return p.Raw })
			offer(func() string { return local + "@" })
			continue
		}
		national, full := phoneDigits(p)
		offer(func() string { return part(national, 3, true) })
		offer(func() string { return part(national, 3, false) })
		offer(func() string { return full })
		offer(func() string { return p.E164 })
		offer(func() string { return FormatPhone(p) })
	}
	for _, u := range v.units {
		for _, code := range []string{u.Serial, u.AssetTag, u.Card.Number, c.ExternalID} {
			if n := len(alnum(code)); n >= 4 {
				offer(func() string { return part(alnum(code), 4, false) })
				offer(func() string { return part(alnum(code), 4, true) })
				offer(func() string { return code })
			}
		}
	}
	return rapid.SampledFrom(ways).Draw(t, "scrap")()
}

// hanPiece is two or more neighbouring Han characters of a street.
func hanPiece(t *rapid.T, street string) string {
	f := fold(street)
	var pieces []string
	for _, r := range f.runs() {
		chars := f.runes[r.start+f.unitAt(r.start) : r.end]
		if !r.han {
			continue
		}
		for i := range chars {
			for n := 2; i+n <= len(chars); n++ {
				pieces = append(pieces, string(chars[i:i+n]))
			}
		}
	}
	return rapid.SampledFrom(pieces).Draw(t, "piece")
}

// sound is one reading of a name as people type it: wangjianguo, wangjg, wjg.
type sound struct{ full, mixed, initials string }

// spoken gives every way in which people type the sound of a name: ü as v and as u.
func spoken(chars []rune) []sound {
	n := surnameLength(chars)
	var all []sound
	for _, way := range readingsOf(chars) {
		s := sound{full: strings.Join(way, "")}
		for i, syllable := range way {
			s.initials += syllable[:1]
			if i < n {
				s.mixed += syllable
			} else {
				s.mixed += syllable[:1]
			}
		}
		u := strings.NewReplacer("v", "u")
		all = append(all, s, sound{u.Replace(s.full), u.Replace(s.mixed), s.initials})
	}
	return all
}
