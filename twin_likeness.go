package careline

import (
	"slices"
	"strings"
)

// Alike tells how likely two files are the same person's. Units are those
// that each owns now. A file is not its own twin.
func Alike(a, b *Customer, unitsOfA, unitsOfB []Unit) Likeness {
	if a.ID != 0 && a.ID == b.ID {
		return Likeness{}
	}
	var t twins
	reached := t.phones(a, b) + t.emails(a, b)
	names := t.names(a, b)
	t.homes(a, b)
	t.serials(unitsOfA, unitsOfB)
	if names == namesUnknown && reached > 0 {
		t.score += twinNameless
	}
	if a.ExternalID != "" && b.ExternalID != "" && a.ExternalID != b.ExternalID {
		first, second := inOrder(a.ExternalID, b.ExternalID)
		t.say(TwinOtherExternal, twinOtherExternal, Say("other external numbers: %s, %s", "外部编号不同：%s、%s", first, second))
	}
	if names == namesDiffer {
		t.score = min(t.score, twinFamily)
	}
	slices.SortStableFunc(t.reasons, func(x, y TwinReason) int { return y.Score - x.Score })
	return Likeness{Score: max(0, min(100, t.score)), Reasons: t.reasons}
}

// twins gathers the reasons for one pair.
type twins struct {
	score   int
	reasons []TwinReason
}

func (t *twins) say(kind TwinKind, score int, says Phrase) {
	t.score += score
	t.reasons = append(t.reasons, TwinReason{Kind: kind, Score: score, Says: says})
}

func inOrder(a, b string) (first, second string) {
	if b < a {
		return b, a
	}
	return a, b
}

// phones compares every number with every other; the best agreement counts. It
// gives what a number that is the same is worth.
func (t *twins) phones(a, b *Customer) int {
	best := TwinReason{}
	same := map[string]bool{}
	for i := range a.Contacts {
		for k := range b.Contacts {
			r := phoneTwin(&a.Contacts[i], &b.Contacts[k])
			if r.Kind == TwinPhone {
				same[FormatPhone(a.Contacts[i])] = true
			}
			if r.Score > best.Score {
				best = r
			}
		}
	}
	if best.Score == 0 {
		return 0
	}
	if len(same) > 1 {
		best.Score += twinMorePhone
	}
	t.say(best.Kind, best.Score, best.Says)
	if best.Kind != TwinPhone {
		return 0
	}
	return best.Score
}

const (
	twinLocalDigits = 7 // of a number without its area code
	twinTailDigits  = 4
)

func phoneTwin(a, b *ContactPoint) TwinReason {
	if !isNumber(a) || !isNumber(b) {
		return TwinReason{}
	}
	x, y := twinDigits(a), twinDigits(b)
	if len(x) < twinTailDigits || len(y) < twinTailDigits {
		return TwinReason{}
	}
	said, other := inOrder(FormatPhone(*a), FormatPhone(*b))
	switch {
	case x == y && a.Extension == b.Extension:
		score := twinLandline
		if len(x) >= 10 && !strings.HasPrefix(x, "0") {
			score = twinMobile
		}
		return TwinReason{TwinPhone, score, Say("same phone %s", "电话相同 %s", FormatPhone(*a))}
	case x == y: // two desks of one firm
		return TwinReason{TwinPhoneTail, twinTail, Say("same phone, other extension: %s", "总机相同，分机不同：%s", said)}
	case len(x) != len(y) && min(len(x), len(y)) >= twinLocalDigits && (strings.HasSuffix(x, y) || strings.HasSuffix(y, x)):
		return TwinReason{TwinPhoneArea, twinArea, Say("same phone but for the area code: %s, %s", "仅区号不同：%s、%s", said, other)}
	case len(x) == len(y) && len(x) >= twinLocalDigits && oneDigitOff(x, y):
		return TwinReason{TwinPhoneSlip, twinSlip, Say("phones one digit apart: %s, %s", "电话仅差一位：%s、%s", said, other)}
	case tail(x, twinTailDigits) == tail(y, twinTailDigits):
		return TwinReason{TwinPhoneTail, twinTail, Say("same phone tail %s", "电话尾号相同 %s", tail(x, twinTailDigits))}
	}
	return TwinReason{}
}

func isNumber(p *ContactPoint) bool {
	return p.Kind == ContactPhone || p.Kind == ContactFax || p.Kind == ""
}

// twinDigits gives the digits of a number as they are dialled in its country.
func twinDigits(p *ContactPoint) string {
	national, _ := phoneDigits(*p)
	return national
}

// oneDigitOff tells whether one digit is another, or two neighbours are swapped.
func oneDigitOff(x, y string) bool {
	var off []int
	for i := range len(x) {
		if x[i] != y[i] {
			off = append(off, i)
		}
	}
	switch len(off) {
	case 1:
		return true
	case 2:
		i, k := off[0], off[1]
		return k == i+1 && x[i] == y[k] && x[k] == y[i]
	}
	return false
}

func (t *twins) emails(a, b *Customer) int {
	for _, p := range a.Contacts {
		if p.Kind != ContactEmail || p.Raw == "" {
			continue
		}
		for _, q := range b.Contacts {
			if q.Kind == ContactEmail && strings.EqualFold(p.Raw, q.Raw) {
				t.say(TwinEmail, twinEmail, Say("same e-mail %s", "电子邮件相同 %s", strings.ToLower(p.Raw)))
				return twinEmail
			}
		}
	}
	return 0
}

// serials compares units: two rows of one serial under different products, or
// one warranty card.
func (t *twins) serials(a, b []Unit) {
	for i := range a {
		for k := range b {
			if code := alnum(a[i].Serial); len(code) >= minCode && code == alnum(b[k].Serial) {
				t.say(TwinSerial, twinSerial, Say("same serial %s", "序列号相同 %s", strings.ToUpper(code)))
				return
			}
			if code := alnum(a[i].Card.Number); len(code) >= minCode && code == alnum(b[k].Card.Number) {
				t.say(TwinCard, twinSerial, Say("same warranty card %s", "质量信誉卡相同 %s", strings.ToUpper(code)))
				return
			}
		}
	}
}
