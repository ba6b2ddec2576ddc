package careline

import "slices"

// MatchField is what of a customer's file a query met; scripts rely on the
// values.
type MatchField string

// The fields.
const (
	MatchName       MatchField = "name"
	MatchPinyin     MatchField = "pinyin"
	MatchCompany    MatchField = "company"
	MatchPhone      MatchField = "phone"
	MatchEmail      MatchField = "email"
	MatchAddress    MatchField = "address"
	MatchSerial     MatchField = "serial"
	MatchAssetTag   MatchField = "asset_tag"
	MatchCard       MatchField = "card"
	MatchExternalID MatchField = "external_id"
	MatchNumber     MatchField = "number"
)

var matchFieldNames = map[MatchField]Words{
	MatchName:       {"name", "姓名"},
	MatchPinyin:     {"pinyin", "拼音"},
	MatchCompany:    {"company", "单位"},
	MatchPhone:      {"phone", "电话"},
	MatchEmail:      {"e-mail", "邮箱"},
	MatchAddress:    {"address", "地址"},
	MatchSerial:     {"serial number", "序列号"},
	MatchAssetTag:   {"asset tag", "资产编号"},
	MatchCard:       {"warranty card", "质量信誉卡"},
	MatchExternalID: {"external number", "外部编号"},
	MatchNumber:     {"number", "编号"},
}

// In gives the field's name in l.
func (f MatchField) In(l Lang) string { return kindOf(matchFieldNames, f).In(l) }

// Matched is one thing in the customer's file that the query met.
type Matched struct {
	Field MatchField
	Text  string // as the file shows it: the phone as people write it, the address
	// Start and End bound what was met, in runes of Text; both are zero where
	// it can't be pointed at, as the characters behind initials.
	Start, End int
}

// Match is why a customer was found.
type Match struct {
	Score  int // the higher, the surer
	Fields []Matched
}

// Has tells whether the query met the field.
func (m Match) Has(field MatchField) bool {
	return slices.ContainsFunc(m.Fields, func(f Matched) bool { return f.Field == field })
}

// Match verifies that the customer satisfies every scrap of the query, which
// the index only makes likely, and says why. units are those that the
// customer owns now.
func (q Query) Match(c *Customer, units []Unit) (Match, bool) {
	if q.IsZero() {
		return Match{}, false
	}
	file := newLookupFile(c, units)
	var m Match
	for _, s := range q.Scraps {
		best := finding{}
		for _, r := range s.readings {
			if best.score >= r.ceiling() {
				continue // it could not be a better reason
			}
			if found := file.find(r); found.score > best.score {
				best = found
			}
		}
		if best.score == 0 {
			return Match{}, false
		}
		m.Score += best.score
		for _, f := range best.fields {
			if !slices.Contains(m.Fields, f) {
				m.Fields = append(m.Fields, f)
			}
		}
	}
	m.Score += file.wholeName(m.Fields)
	return m, true
}

// finding is where one reading met the file; a score of zero is nowhere.
type finding struct {
	score  int
	fields []Matched
}

// better keeps the higher of two findings, the first where they are equal.
func (f *finding) better(score int, field Matched) {
	if score > f.score {
		f.score, f.fields = score, []Matched{field}
	}
}
