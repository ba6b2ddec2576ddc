package careline

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// MergeField is a field of which one file's word can stand.
type MergeField string

// The fields.
const (
	MergeName           MergeField = "name"
	MergeCompany        MergeField = "company"
	MergeLanguage       MergeField = "language"
	MergeTier           MergeField = "tier"
	MergePreference     MergeField = "preference"
	MergeNote           MergeField = "note"
	MergeRepresentative MergeField = "representative"
)

// MergeFields lists the fields.
func MergeFields() []MergeField {
	return []MergeField{
		MergeName, MergeCompany, MergeLanguage, MergeTier, MergePreference, MergeNote, MergeRepresentative,
	}
}

// In gives the field's name in l.
func (f MergeField) In(l Lang) string { return kindOf(fieldNames, string(f)).In(l) }

// MergeOrder says which of two files stays, and what it says then.
type MergeOrder struct {
	Keep, Gone CustomerID
	// The versions that were looked at; zero: whatever they are by now.
	KeepVersion, GoneVersion int64
	// Take is the fields in which the word of the file that goes stands. What
	// only one file knows is always kept, and notes and preferences of both are.
	Take []MergeField
}

// Merge is one file having gone into another.
type Merge struct {
	ID         int64
	Kept, Gone CustomerID
	At         time.Time
	Staff      StaffID
	Record     MergeRecord
	Undone     time.Time // zero: it stands
	UndoneBy   StaffID
}

// MergeRecord is all that is needed to take a merge back.
type MergeRecord struct {
	Kept, Gone Customer // as they were
	After      Customer // the file that stayed, as the merge left it
	Moved      []Ref    // the cases, orders and interactions of the one that went
	Units      []MergedUnit
	Had        []string // marks of the phones that the one that went had before
}

// MergedUnit is a unit that was ever owned by the file that went.
type MergedUnit struct {
	Unit   UnitID
	Owners []Ownership // as they were
	Site   SiteID      // where it stood
	To     SiteID      // where it stood after: the same address in the other file
}

// The actions of the history.
const (
	DidMerge     Action = "merged"
	DidUnmerge   Action = "unmerged"
	DidTellApart Action = "told_apart"
)

// ProposeTake gives the fields in which the word of the file that goes should
// stand: the higher tier.
func ProposeTake(keep, gone *Customer) []MergeField {
	if slices.Index(Tiers(), gone.Tier) > slices.Index(Tiers(), keep.Tier) {
		return []MergeField{MergeTier}
	}
	return nil
}

// Merged gives the file that two become. Homes that are folded into one
// because their address is the same are not in own twice; alone tells of a
// site of the file that goes whether nobody else lives there, nil: nobody.
func Merged(keep, gone *Customer, take []MergeField, alone func(SiteID) bool) Customer {
	after := *keep
	for _, f := range []struct {
		field      MergeField
		have, from *string
	}{
		{MergeName, &after.Name, &gone.Name},
		{MergeCompany, &after.Company, &gone.Company},
		{MergeLanguage, &after.Language, &gone.Language},
	} {
		if *f.from != "" && (*f.have == "" || slices.Contains(take, f.field)) {
			*f.have = *f.from
		}
	}
	after.Preference = mergedText(keep.Preference, gone.Preference, "; ", slices.Contains(take, MergePreference))
	after.Note = mergedText(keep.Note, gone.Note, "\n", slices.Contains(take, MergeNote))
	if slices.Contains(take, MergeTier) {
		after.Tier = gone.Tier
	}
	if gone.Representative != 0 && (after.Representative == 0 || slices.Contains(take, MergeRepresentative)) {
		after.Representative = gone.Representative
	}
	after.Formerly = slices.Clone(keep.Formerly)
	if after.ExternalID = cmp.Or(keep.ExternalID, gone.ExternalID); gone.ExternalID != after.ExternalID {
		after.Formerly = append(after.Formerly, gone.ExternalID)
	}
	after.Formerly = append(after.Formerly, gone.Formerly...)
	after.Contacts = mergedContacts(keep.Contacts, gone.Contacts)
	after.Homes = mergedHomes(keep.Homes, gone.Homes, alone)
	if !gone.Created.IsZero() && gone.Created.Before(after.Created) {
		after.Created = gone.Created
	}
	return after
}

// mergedText keeps both texts, the one that stands first, unless one is within
// the other.
func mergedText(keep, gone, between string, goneFirst bool) string {
	if goneFirst {
		keep, gone = gone, keep
	}
	switch {
	case strings.Contains(keep, gone):
		return keep
	case strings.Contains(gone, keep):
		return gone
	}
	return keep + between + gone
}

func mergedContacts(keep, gone []ContactPoint) []ContactPoint {
	all := slices.Clone(keep)
	for _, p := range gone {
		if i := slices.IndexFunc(all, func(have ContactPoint) bool { return samePoint(have, p) }); i >= 0 {
			all[i].Label = cmp.Or(all[i].Label, p.Label)
			all[i].DoNotCall = all[i].DoNotCall || p.DoNotCall
			continue
		}
		p.ID, p.Primary = 0, p.Primary && len(keep) == 0
		all = append(all, p)
	}
	return all
}

func mergedHomes(keep, gone []Residence, alone func(SiteID) bool) []Residence {
	all := slices.Clone(keep)
	for _, h := range gone {
		if _, folded := sameHome(keep, h, alone); folded {
			continue
		}
		h.Primary = h.Primary && len(keep) == 0
		all = append(all, h)
	}
	return all
}

// sameHome gives the home among those of a file that another file's is.
func sameHome(homes []Residence, h Residence, alone func(SiteID) bool) (Residence, bool) {
	for _, have := range homes {
		if have.Site.ID == h.Site.ID && have.Site.ID != 0 && have.From == h.From && have.Until == h.Until {
			return have, true
		}
		if (have.Until == "") == (h.Until == "") && strings.EqualFold(have.Site.Address(), h.Site.Address()) &&
			(alone == nil || alone(h.Site.ID)) {
			return have, true
		}
	}
	return Residence{}, false
}

// Merge makes two files one: all that hangs on the file that goes hangs on the
// one that stays, and its number leads there from then on. A file that was
// changed since it was looked at is a conflict.
func (s *Session) Merge(ctx context.Context, key string, o MergeOrder) (Customer, error) {
	var after Customer
	did, err := s.do(ctx, MayKeepFile, "customer.merge", key, func(w Writer) (Ref, error) {
		keep, gone, err := twoFiles(ctx, w, o.Keep, o.Gone)
		if err != nil {
			return Ref{}, err
		}
		for _, f := range []struct {
			file *Customer
			seen int64
		}{{&keep, o.KeepVersion}, {&gone, o.GoneVersion}} {
			if f.seen != 0 && f.seen != f.file.Version {
				return Ref{}, stale(f.file.ID.Ref(), f.seen, f.file.Version, *f.file)
			}
		}
		after, err = s.merge(ctx, w, keep, gone, o.Take)
		return keep.ID.Ref(), err
	})
	return result(ctx, s, did, err, after, Reader.Customer)
}

func (s *Session) merge(ctx context.Context, w Writer, keep, gone Customer, take []MergeField) (Customer, error) {
	shared := map[SiteID]bool{}
	for _, h := range gone.Homes {
		there, err := w.Residents(ctx, h.Site.ID)
		if err != nil {
			return Customer{}, err
		}
		shared[h.Site.ID] = slices.ContainsFunc(there, func(id CustomerID) bool { return id != gone.ID })
	}
	alone := func(id SiteID) bool { return !shared[id] }
	after := Merged(&keep, &gone, take, alone)
	after.Updated = s.desk.clock().UTC()
	m := Merge{Kept: keep.ID, Gone: gone.ID, At: after.Updated, Staff: s.staff.ID}
	m.Record.Kept, m.Record.Gone = keep, gone

	hanging, err := w.HangsOn(ctx, gone.ID)
	if err != nil {
		return after, err
	}
	for _, ref := range hanging {
		if ref.Kind != KindUnit {
			m.Record.Moved = append(m.Record.Moved, ref)
			continue
		}
		moved, err := s.mergeUnit(ctx, w, UnitID(ref.ID), &keep, &gone, alone)
		if err != nil {
			return after, err
		}
		m.Record.Units = append(m.Record.Units, moved)
	}
	if err := w.PassOn(ctx, gone.ID, keep.ID, m.Record.Moved); err != nil {
		return after, err
	}
	if m.Record.Had, err = w.DropCustomer(ctx, gone.ID); err != nil {
		return after, err
	}
	if err := w.KeepFormer(ctx, keep.ID, m.Record.Had, m.At); err != nil {
		return after, err
	}
	if err := w.SaveCustomer(ctx, &after); err != nil {
		return after, err
	}
	m.Record.After = after
	if err := w.SaveMerge(ctx, &m); err != nil {
		return after, err
	}
	if err := passPairsOn(ctx, w, gone.ID, keep.ID); err != nil {
		return after, err
	}
	return after, s.tell(ctx, w, Event{
		Kind: EventChange, Action: DidMerge, On: []Ref{keep.ID.Ref(), gone.ID.Ref()}, Text: nameOf(&gone),
		Changes: customerChanges(&keep, &after),
	})
}

func nameOf(c *Customer) string { return cmp.Or(c.Name, c.Company) }

// fileNumber gives the number of the file that a number leads to; zero for none.
func fileNumber(ctx context.Context, r Reader, id CustomerID) (CustomerID, error) {
	if id == 0 {
		return 0, nil
	}
	c, err := r.Customer(ctx, id)
	return c.ID, err
}

// mergedAway is the refusal of a save of a file that was merged into another.
func mergedAway(gone CustomerID, into Customer) error {
	e := conflict(Say("%s was merged into %s meanwhile; nothing was overwritten.", "%s 已并入 %s；未覆盖任何内容。",
		gone.String(), into.ID.String()))
	e.Current, e.On = into, into.ID.Ref()
	return e
}

// mergeUnit puts the file that stays in the place of the one that goes.
func (s *Session) mergeUnit(ctx context.Context, w Writer, id UnitID, keep, gone *Customer, alone func(SiteID) bool) (MergedUnit, error) {
	u, err := w.Unit(ctx, id)
	if err != nil {
		return MergedUnit{}, err
	}
	moved := MergedUnit{Unit: id, Owners: u.Owners, Site: u.Site}
	u.Owners = ownersWith(u.Owners, gone.ID, keep.ID)
	for _, h := range gone.Homes {
		if have, folded := sameHome(keep.Homes, h, alone); folded && h.Site.ID == u.Site {
			u.Site = have.Site.ID
			break
		}
	}
	moved.To = u.Site
	u.Updated = s.desk.clock().UTC()
	return moved, w.SaveUnit(ctx, &u)
}

// ownersWith gives owners with one in the place of another.
func ownersWith(owners []Ownership, gone, keep CustomerID) []Ownership {
	all := slices.Clone(owners)
	for i := range all {
		if all[i].Customer == gone {
			all[i].Customer = keep
		}
	}
	return all
}

// passPairsOn asks of the file that stays what was still to be asked of the
// one that went.
func passPairsOn(ctx context.Context, w Writer, gone, keep CustomerID) error {
	pairs, err := w.PairsWith(ctx, []CustomerID{gone})
	if err != nil {
		return err
	}
	for _, p := range pairs {
		other := p.Other(gone)
		if p.Verdict != PairWaiting || other == keep {
			continue
		}
		asked, known, err := pairOf(ctx, w, keep, other)
		if err != nil {
			return err
		}
		if !known {
			asked.Score = p.Score
			if err := w.SavePair(ctx, asked); err != nil {
				return err
			}
		}
	}
	return nil
}
