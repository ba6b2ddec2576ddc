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
	Near       bool // the file says something else, that sounds alike or is a slip away
}

// Match is why a customer was found.
type Match struct {
	Score  int // the higher, the surer
	Fields []Matched
	Missed []string // scraps, as typed, that the file has nothing of
}

// Near tells whether something was met only nearly.
func (m Match) Near() bool {
	return slices.ContainsFunc(m.Fields, func(f Matched) bool { return f.Near })
}

// Has tells whether the query met the field.
func (m Match) Has(field MatchField) bool {
	return slices.ContainsFunc(m.Fields, func(f Matched) bool { return f.Field == field })
}

// Match verifies that the customer satisfies every scrap of the query, which
// the index only makes likely, and says why. units are those that the
// customer owns now.
func (q Query) Match(c *Customer, units []Unit) (Match, bool) { return q.match(c, units, 0) }

// match lets up to so many scraps be missed, but not all.
func (q Query) match(c *Customer, units []Unit, missing int) (Match, bool) {
	if q.IsZero() {
		return Match{}, false
	}
	file := newLookupFile(c, units)
	var m Match
	for i := range q.Scraps {
		s := &q.Scraps[i]
		best := file.best(s.readings)
		if best.score == 0 {
			best = file.best(s.near)
		}
		if best.score == 0 {
			if m.Missed = append(m.Missed, s.typed); len(m.Missed) > missing || len(m.Missed) == len(q.Scraps) {
				return Match{}, false
			}
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

// best looks for the readings, the surest first.
func (l *lookupFile) best(readings []reading) finding {
	best := finding{}
	for i := range readings {
		r := &readings[i]
		if best.score >= r.ceiling()-r.off {
			continue // it could not be a better reason
		}
		found := l.find(r)
		if found.score > 0 && r.off > 0 {
			found.score = max(1, found.score-r.off)
			for k := range found.fields {
				found.fields[k].Near = true
			}
		}
		if found.score > best.score {
			best = found
		}
	}
	return best
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
