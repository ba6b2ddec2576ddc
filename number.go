package careline

import (
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// Kind is what a number stands for: the number's letters.
type Kind string

// The kinds of record that have a number to read out.
const (
	KindCustomer    Kind = "C"
	KindUnit        Kind = "U"
	KindInteraction Kind = "I"
	KindCase        Kind = "CASE"
	KindOrder       Kind = "WO"
	KindProvider    Kind = "P"
	KindTechnician  Kind = "T"
	// Sites and staff are shown by address and by login, never by number;
	// their kinds only tie events to them.
	KindSite  Kind = "SITE"
	KindStaff Kind = "STAFF"
)

var kindNames = map[Kind]Words{
	KindCustomer:    {"customer", "客户"},
	KindUnit:        {"unit", "设备"},
	KindInteraction: {"interaction", "联系记录"},
	KindCase:        {"case", "服务请求"},
	KindOrder:       {"work order", "工单"},
	KindProvider:    {"provider", "服务商"},
	KindTechnician:  {"technician", "技师"},
	KindSite:        {"site", "地址"},
	KindStaff:       {"staff member", "员工"},
}

// In gives the kind's name in l.
func (k Kind) In(l Lang) string { return kindNames[k].In(l) }

// Ref points at one record.
type Ref struct {
	Kind Kind
	ID   int64
}

// String gives the number that people read out: letters, digits, and a last
// digit that is a check over both (Damm, H. M. 2004: it detects every single
// wrong digit and every swap of neighbours).
func (r Ref) String() string {
	digits := strconv.FormatInt(r.ID, 10)
	return string(r.Kind) + "-" + digits + string('0'+check(r.Kind, digits))
}

// ParseNumber understands a number in any case, full width or not, with or
// without dashes and spaces. A wrong check digit is invalid.
func ParseNumber(s string) (Ref, error) {
	letters, digits := splitNumber(s)
	kind := Kind(letters)
	if _, known := kindNames[kind]; !known || len(digits) < 2 {
		return Ref{}, invalid(Say(
			"%q is not a number of careline's; they look like C-42%d or WO-42%d.",
			"%q 不是本系统的编号；编号形如 C-42%d 或 WO-42%d。",
			head(s, maxQuoted), check(KindCustomer, "42"), check(KindOrder, "42")))
	}
	body, last := digits[:len(digits)-1], digits[len(digits)-1]
	id, err := strconv.ParseInt(body, 10, 64)
	if err != nil || id <= 0 || body[0] == '0' || check(kind, body) != last-'0' {
		return Ref{}, invalid(Say(
			"The number %q is misheard or mistyped: its last digit does not fit.",
			"编号 %q 听错或输错了：校验位不符。", head(s, maxQuoted)))
	}
	return Ref{Kind: kind, ID: id}, nil
}

func splitNumber(s string) (letters, digits string) {
	var l, d strings.Builder
	for _, r := range strings.ToUpper(width.Fold.String(s)) {
		switch {
		case r == '-' || r == ' ' || r == '‐' || r == '–' || r == '—' || r == '_':
		case r >= 'A' && r <= 'Z' && d.Len() == 0:
			l.WriteRune(r)
		case r >= '0' && r <= '9':
			d.WriteRune(r)
		default:
			return "", ""
		}
	}
	return l.String(), d.String()
}

// damm is the totally anti-symmetric quasigroup of order 10 from Damm's thesis.
var damm = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
	{7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
	{4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
	{1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
	{6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
	{5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
	{8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
	{9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
	{2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}

// checkStart is where the check of each kind starts: no two are the same, so
// that a case's number read as an order's is noticed.
var checkStart = map[Kind]byte{
	KindCustomer: 6, KindUnit: 9, KindInteraction: 7, KindCase: 4, KindOrder: 1, KindProvider: 0, KindTechnician: 5,
	KindSite: 3, KindStaff: 2,
}

func check(kind Kind, digits string) byte {
	interim := checkStart[kind]
	for i := range len(digits) {
		interim = damm[interim][digits[i]-'0']
	}
	return interim
}
