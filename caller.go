package careline

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// CallerAnswer is how well a ringing number tells who calls (L5).
type CallerAnswer string

// The answers.
const (
	CallerKnown   CallerAnswer = "known"   // exactly one customer has the number
	CallerMaybe   CallerAnswer = "maybe"   // several may be calling
	CallerUnknown CallerAnswer = "unknown" // nobody is known to have it
)

var callerAnswerNames = map[CallerAnswer]Words{
	CallerKnown:   {"known", "已知"},
	CallerMaybe:   {"maybe", "可能"},
	CallerUnknown: {"unknown", "未知"},
}

// In gives the word for the answer in l.
func (a CallerAnswer) In(l Lang) string { return kindOf(callerAnswerNames, a).In(l) }

// CallerReason is why a customer may be the one who calls.
type CallerReason string

// The reasons.
const (
	CallerHasNumber  CallerReason = "has_number"
	CallerHasInArea  CallerReason = "has_in_area" // has a number that ends in this one, behind an area code
	CallerSharesHome CallerReason = "shares_home" // lives where the number rings
	CallerHadNumber  CallerReason = "had_number"
)

var callerReasonNames = map[CallerReason]Words{
	CallerHasNumber:  {"has this number", "号码在档案中"},
	CallerHasInArea:  {"has this number behind an area code", "加区号后为其号码"},
	CallerSharesHome: {"lives where this number rings", "住在该号码所在的家中"},
	CallerHadNumber:  {"had this number before", "曾用此号码"},
}

// In gives the words for the reason in l.
func (r CallerReason) In(l Lang) string { return kindOf(callerReasonNames, r).In(l) }

// CallerHit is a customer who may be calling, and why.
type CallerHit struct {
	Hit
	Reason CallerReason
}

// Caller is who may be calling from a number, the likeliest first.
type Caller struct {
	Number    CallerNumber
	Answer    CallerAnswer
	Matches   []CallerHit
	Truncated bool // there are more
}

// mostCallers is how many customers an answer names; a number that more have,
// such as that of a firm, tells nothing.
const mostCallers = 50

// CallerReader finds customers by a number, exactly.
type CallerReader interface {
	// CustomersWithDigits gives those with a phone that could not be read and
	// has one of these digit strings, oldest first.
	CustomersWithDigits(ctx context.Context, digits []string) ([]CustomerID, error)
	// CustomersWhoHad gives those who once had a phone with one of the marks
	// (E.164, or digits where it could not be read), oldest first.
	CustomersWhoHad(ctx context.Context, marks []string) ([]CustomerID, error)
}

// CallerWriter keeps which numbers customers had.
type CallerWriter interface {
	// KeepFormer remembers that the customer had phones with these marks.
	KeepFormer(ctx context.Context, id CustomerID, marks []string, at time.Time) error
}

// Caller tells who calls from a number, in whatever way a telephone system
// writes it (L5). It compares whole numbers and searches no text.
func (s *Session) Caller(ctx context.Context, number string) (Caller, error) {
	var c Caller
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		c, err = s.caller(ctx, r, number)
		return err
	})
	c.Matches = eachOf(c.Matches, func(h CallerHit) CallerHit {
		h.Hit = s.veilHit(h.Hit)
		return h
	})
	return c, err
}

func (s *Session) caller(ctx context.Context, r Reader, number string) (Caller, error) {
	c := Caller{Number: ReadCaller(number, s.desk.settings.Country), Answer: CallerUnknown}
	if c.Number.Withheld {
		return c, nil
	}
	err := c.find(ctx, r, s.desk.settings.Country)
	if err != nil {
		return c, err
	}
	if len(c.Matches) > mostCallers {
		c.Matches, c.Truncated = c.Matches[:mostCallers], true
	}
	hits := make([]Hit, len(c.Matches))
	for i := range c.Matches {
		hits[i] = c.Matches[i].Hit
	}
	err = escalated(ctx, r, hits)
	for i := range hits {
		c.Matches[i].Hit = hits[i]
	}
	return c, err
}

// find asks for those who have the number, then for those who may have it,
// then for those who had it.
func (c *Caller) find(ctx context.Context, r Reader, country string) error {
	phone, digits := c.Number.Phone, c.Number.digits()
	has := func(p *ContactPoint) bool {
		if p.E164 != "" {
			return p.E164 == phone.E164
		}
		return slices.Contains(digits, numberMark(*p))
	}
	var marks CustomerMarks
	if phone.E164 != "" {
		marks.E164 = []string{phone.E164}
	}
	if err := c.add(ctx, r, CallerHasNumber, marks, digits, has); err != nil {
		return err
	}
	if len(c.Matches) > 0 {
		c.Answer = CallerKnown
		c.byExtension(phone.Extension)
		if len(c.Matches) == 1 {
			return c.addHome(ctx, r)
		}
		c.Answer = CallerMaybe
		return nil
	}
	if areas := c.Number.inItsArea(country); len(areas) > 0 {
		inArea := func(p *ContactPoint) bool { return slices.Contains(areas, p.E164) }
		if err := c.add(ctx, r, CallerHasInArea, CustomerMarks{E164: areas}, nil, inArea); err != nil {
			return err
		}
	}
	if len(c.Matches) == 0 {
		if err := c.addFormer(ctx, r); err != nil {
			return err
		}
	}
	if len(c.Matches) > 0 {
		c.Answer = CallerMaybe
	}
	return nil
}

// add finds customers by marks and digits, and names the phone of theirs that
// is meant.
func (c *Caller) add(
	ctx context.Context, r Reader, why CallerReason, marks CustomerMarks, digits []string, meant func(*ContactPoint) bool,
) error {
	ids, err := r.CustomersWithMarks(ctx, marks)
	if err != nil {
		return err
	}
	if len(digits) > 0 {
		more, err := r.CustomersWithDigits(ctx, digits)
		if err != nil {
			return err
		}
		ids = append(ids, more...)
	}
	found, err := newest(ctx, r, ids)
	if err != nil {
		return err
	}
	for i := range found {
		at := slices.IndexFunc(found[i].Contacts, func(p ContactPoint) bool { return p.Kind == ContactPhone && meant(&p) })
		if at >= 0 {
			c.Matches = append(c.Matches, CallerHit{Reason: why, Hit: Hit{
				Customer: found[i], Match: Match{Fields: []Matched{{Field: MatchPhone, Text: FormatPhone(found[i].Contacts[at])}}},
			}})
		}
	}
	return nil
}

// newest loads customers, the newest first, no more than can be of use.
func newest(ctx context.Context, r Reader, ids []CustomerID) ([]Customer, error) {
	slices.SortFunc(ids, func(a, b CustomerID) int { return cmp.Compare(b, a) })
	ids = slices.Compact(ids)
	if len(ids) > mostCallers+1 {
		ids = ids[:mostCallers+1]
	}
	return r.Customers(ctx, ids)
}

// byExtension leaves, of those behind one switchboard, the ones at the
// extension, where anybody is.
func (c *Caller) byExtension(extension string) {
	if extension == "" {
		return
	}
	there := slices.DeleteFunc(slices.Clone(c.Matches), func(h CallerHit) bool {
		return !slices.ContainsFunc(h.Customer.Contacts, func(p ContactPoint) bool {
			return p.E164 == c.Number.Phone.E164 && p.Extension == extension
		})
	})
	if len(there) > 0 {
		c.Matches = there
	}
}

// addHome adds those who live where the number rings: it is one customer's,
// but who lifts the phone of a home may be anybody there.
func (c *Caller) addHome(ctx context.Context, r Reader) error {
	owner := &c.Matches[0].Customer
	atHome := slices.ContainsFunc(owner.Contacts, func(p ContactPoint) bool {
		return p.Kind == ContactPhone && FormatPhone(p) == c.Matches[0].Match.Fields[0].Text && p.ringsAtHome()
	})
	if !atHome {
		return nil
	}
	others, err := housemates(ctx, r, owner)
	if err != nil || len(others) == 0 {
		return err
	}
	c.Answer = CallerMaybe
	home, _ := owner.Home()
	for _, o := range others {
		c.Matches = append(c.Matches, CallerHit{Reason: CallerSharesHome, Hit: Hit{
			Customer: o, Match: Match{Fields: []Matched{{Field: MatchAddress, Text: home.Address()}}},
		}})
	}
	return nil
}

func (c *Caller) addFormer(ctx context.Context, r Reader) error {
	marks := c.Number.digits()
	if e164 := c.Number.Phone.E164; e164 != "" {
		marks = append(marks, e164)
	}
	ids, err := r.CustomersWhoHad(ctx, marks)
	if err != nil {
		return err
	}
	found, err := newest(ctx, r, ids)
	for i := range found {
		c.Matches = append(c.Matches, CallerHit{Reason: CallerHadNumber, Hit: Hit{
			Customer: found[i], Match: Match{Fields: []Matched{{Field: MatchPhone, Text: c.Number.Shown()}}},
		}})
	}
	return err
}

// formerMarks gives what told the phones of old that c has no more.
func formerMarks(old, c *Customer) []string {
	var gone []string
	for _, p := range old.Contacts {
		mark := numberMark(p)
		kept := func(q ContactPoint) bool { return numberMark(q) == mark }
		if p.Kind == ContactPhone && mark != "" && !slices.ContainsFunc(c.Contacts, kept) && !slices.Contains(gone, mark) {
			gone = append(gone, mark)
		}
	}
	return gone
}
