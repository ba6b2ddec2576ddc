package careline

// Likeness is how likely it is that two files are the same person's, and why.
// It is the same whichever of the two comes first.
type Likeness struct {
	Score   int // 0 to 100
	Reasons []TwinReason
}

// The scores from which a pair is worth asking about, and from which there is
// hardly a doubt.
const (
	LikelyTwin = 60
	SureTwin   = 85
)

// Likely tells whether somebody should look at the two.
func (l Likeness) Likely() bool { return l.Score >= LikelyTwin }

// Sure tells whether there is hardly a doubt.
func (l Likeness) Sure() bool { return l.Score >= SureTwin }

// Has tells whether a reason is among those of the likeness.
func (l Likeness) Has(kind TwinKind) bool {
	for _, r := range l.Reasons {
		if r.Kind == kind {
			return true
		}
	}
	return false
}

// TwinKind is a sort of reason for two files to be the same person's, or not.
type TwinKind string

// The reasons, and those against.
const (
	TwinPhone     TwinKind = "phone"      // the same number
	TwinPhoneArea TwinKind = "phone_area" // the same but for the area code
	TwinPhoneSlip TwinKind = "phone_slip" // one digit wrong, or two swapped
	TwinPhoneTail TwinKind = "phone_tail" // the last four digits
	TwinEmail     TwinKind = "email"
	TwinName      TwinKind = "name"
	TwinSound     TwinKind = "sound"     // names heard alike
	TwinPartName  TwinKind = "part_name" // one name is a part of the other
	TwinHome      TwinKind = "home"
	TwinNearHome  TwinKind = "near_home" // the same house, one without the flat
	TwinDistrict  TwinKind = "district"
	TwinSerial    TwinKind = "serial"
	TwinCard      TwinKind = "card"

	TwinOtherName     TwinKind = "other_name"
	TwinOtherExternal TwinKind = "other_external_id"
	TwinOtherCity     TwinKind = "other_city"
)

// TwinReason is one reason, in words.
type TwinReason struct {
	Kind  TwinKind
	Score int // what it adds; below zero where it speaks against
	Says  Phrase
}

// Against tells whether the reason speaks against one person.
func (r TwinReason) Against() bool { return r.Score < 0 }

// In gives the reason in l.
func (r TwinReason) In(l Lang) string { return r.Says.In(l) }

// In gives the reasons in l, set apart by commas, those against last.
func (l Likeness) In(lang Lang) string { return list[TwinReason](l.Reasons).In(lang) }

// Twin is a customer who is likely the same person as another.
type Twin struct {
	Customer Customer
	Units    []Unit // that they own now
	Likeness Likeness
}

// What each reason is worth. They are set so that these are asked about: the
// same mobile or e-mail with names that agree or are not known; the same or an
// alike name at the same home; an alike name in the same district with the
// same last four digits of a phone. A family that shares a phone, an e-mail
// and a home is not asked about, because its names differ.
const (
	twinMobile    = 45
	twinLandline  = 35
	twinMorePhone = 10 // another number in common
	twinArea      = 30
	twinSlip      = 25
	twinTail      = 20
	twinEmail     = 45
	twinName      = 35
	twinSound     = 30
	twinPart      = 15
	twinNameless  = 15 // a file without a name, on top of the same phone or e-mail
	twinHome      = 30
	twinNear      = 15
	twinDistrict  = 10
	twinSerial    = 40

	twinOtherName     = -30
	twinOtherExternal = -20
	twinOtherCity     = -10
	// twinFamily is the most that files with different names come to.
	twinFamily = LikelyTwin - 5
)
