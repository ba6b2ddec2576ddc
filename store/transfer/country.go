package transfer

import (
	"strings"

	"golang.org/x/text/language"
)

// countryNames are what people write for a country besides its code.
var countryNames = map[string]string{
	"中国": "CN", "中华人民共和国": "CN", "china": "CN", "prchina": "CN", "prc": "CN",
	"美国": "US", "unitedstates": "US", "unitedstatesofamerica": "US", "america": "US", "usa": "US",
	"香港": "HK", "中国香港": "HK", "hongkong": "HK", "澳门": "MO", "中国澳门": "MO", "macau": "MO", "macao": "MO",
	"台湾": "TW", "中国台湾": "TW", "taiwan": "TW", "日本": "JP", "japan": "JP", "韩国": "KR", "korea": "KR", "southkorea": "KR",
	"新加坡": "SG", "singapore": "SG", "马来西亚": "MY", "malaysia": "MY", "泰国": "TH", "thailand": "TH", "越南": "VN", "vietnam": "VN",
	"英国": "GB", "uk": "GB", "unitedkingdom": "GB", "greatbritain": "GB", "england": "GB", "法国": "FR", "france": "FR",
	"德国": "DE", "germany": "DE", "deutschland": "DE", "意大利": "IT", "italy": "IT", "西班牙": "ES", "spain": "ES",
	"俄罗斯": "RU", "russia": "RU", "加拿大": "CA", "canada": "CA", "澳大利亚": "AU", "australia": "AU", "印度": "IN", "india": "IN",
}

// countryOf understands a country's code or name; empty where it can't.
func countryOf(text string) string {
	plain := plainHeader(text)
	if code, ok := countryNames[plain]; ok {
		return code
	}
	if len(plain) != 2 && len(plain) != 3 {
		return ""
	}
	region, err := language.ParseRegion(plain)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.String()
}

// states are the codes of the states of the USA, its districts and
// territories, and those of its forces abroad.
const states = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND " +
	"OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP AA AE AP "

// american tells whether a row's state and zip look American. A spreadsheet
// drops the zeros that a zip begins with.
func american(state, zip string) bool {
	state, zip = strings.ToUpper(strings.TrimSpace(state)), strings.TrimSpace(zip)
	if len(state) != 2 || !strings.Contains(states, " "+state+" ") {
		return false
	}
	zip, _, _ = strings.Cut(zip, "-")
	return len(zip) >= 3 && len(zip) <= 5 && strings.Trim(zip, "0123456789") == ""
}

// guessRows is how many rows from the top tell what country a file is from,
// and guessShare the hundredths of them that must agree.
const (
	guessRows  = 100
	guessShare = 80
)

// guessCountry tells from the first rows of a file without a country column
// whether it is American; empty where it does not look so.
func guessCountry(l *layout, rows []record) string {
	if !l.has(fieldProvince) || !l.has(fieldPostal) {
		return ""
	}
	told, yes := 0, 0
	for _, rec := range rows {
		state, zip := l.first(fieldProvince, rec.cells), l.first(fieldPostal, rec.cells)
		if state == "" && zip == "" {
			continue
		}
		told++
		if american(state, zip) {
			yes++
		}
	}
	if told > 0 && yes*100 >= told*guessShare {
		return "US"
	}
	return ""
}
