package careline

import (
	"context"
	"errors"
	"slices"
)

// Unmerge takes a merge back: the file that went is there again with all that
// was its own, and what was opened since about its units and cases goes with
// it. What was written in the file that stayed since then stays there. Where
// something has happened that contradicts what was, it is a conflict that says
// what, and nothing is changed. The two are then known to be different people.
func (s *Session) Unmerge(ctx context.Context, key string, gone CustomerID) (Customer, error) {
	var back Customer
	did, err := s.do(ctx, MayUnmerge, "customer.unmerge", key, func(w Writer) (Ref, error) {
		m, err := w.Merge(ctx, gone)
		if err != nil && CodeOf(err) == CodeNotFound {
			if _, missing := w.Customer(ctx, gone); missing != nil {
				return Ref{}, missing
			}
			return Ref{}, conflict(Say("%s is a file of its own; it was not merged into another.",
				"%s 是独立档案，未并入其他档案。", gone.String()))
		}
		if err != nil {
			return Ref{}, err
		}
		back, err = s.unmerge(ctx, w, &m)
		return gone.Ref(), err
	})
	return result(ctx, s, did, err, back, Reader.Customer)
}

func (s *Session) unmerge(ctx context.Context, w Writer, m *Merge) (back Customer, err error) {
	there, err := w.Customers(ctx, []CustomerID{m.Kept})
	if err != nil {
		return back, err
	}
	if len(there) == 0 {
		now, err := w.Customer(ctx, m.Kept)
		if err != nil {
			return back, err
		}
		return back, conflict(Say("%s was itself merged into %s since; take that back first.",
			"%s 之后又并入了 %s；请先撤销该合并。", m.Kept.String(), now.ID.String()))
	}
	if _, err := living(there[0], nil); err != nil {
		return back, err
	}
	keep, err := withoutMerged(&there[0], &m.Record)
	if err != nil {
		return back, m.contradicted(err)
	}
	units, err := s.unitsBefore(ctx, w, m)
	if err != nil {
		return back, m.contradicted(err)
	}
	goes, err := goesWith(ctx, w, m)
	if err != nil {
		return back, m.contradicted(err)
	}
	now := s.desk.clock().UTC()
	keep.Updated = now
	if err := w.SaveCustomer(ctx, &keep); err != nil {
		return back, err
	}
	back = m.Record.Gone
	back.Contacts, back.Homes = slices.Clone(back.Contacts), slices.Clone(back.Homes)
	back.Updated = now
	if err := w.RestoreCustomer(ctx, &back); err != nil {
		return back, err
	}
	if err := w.KeepFormer(ctx, back.ID, m.Record.Had, now); err != nil {
		return back, err
	}
	for i := range units {
		units[i].Updated = now
		if err := w.SaveUnit(ctx, &units[i]); err != nil {
			return back, err
		}
	}
	if err := w.PassOn(ctx, m.Kept, m.Gone, goes); err != nil {
		return back, err
	}
	m.Undone, m.UndoneBy = now, s.staff.ID
	if err := w.SaveMerge(ctx, m); err != nil {
		return back, err
	}
	err = s.tell(ctx, w, Event{
		Kind: EventChange, Action: DidUnmerge, On: []Ref{m.Kept.Ref(), m.Gone.Ref()}, Text: nameOf(&back),
		Changes: customerChanges(&there[0], &keep),
	})
	if err != nil {
		return back, err
	}
	return back, s.tellApart(ctx, w, m.Kept, m.Gone)
}

// contradiction is what happened since a merge that stands against taking it
// back.
type contradiction struct{ says Phrase }

func (c contradiction) Error() string { return c.says.In(English) }

func since(p Phrase) error { return contradiction{p} }

// contradicted makes one sentence of a contradiction; other errors stay.
func (m *Merge) contradicted(err error) error {
	var c contradiction
	if !errors.As(err, &c) {
		return err
	}
	return conflict(Say("%s can't be taken out of %s again: %s.", "无法将 %s 从 %s 中恢复：%s。",
		m.Gone.String(), m.Kept.String(), c.says))
}

// withoutMerged gives the file that stayed without what the other brought.
func withoutMerged(now *Customer, r *MergeRecord) (Customer, error) {
	keep := *now
	for _, f := range []struct {
		name          string
		before, after string
		now           *string
	}{
		{"name", r.Kept.Name, r.After.Name, &keep.Name},
		{"company", r.Kept.Company, r.After.Company, &keep.Company},
		{"external_id", r.Kept.ExternalID, r.After.ExternalID, &keep.ExternalID},
		{"language", r.Kept.Language, r.After.Language, &keep.Language},
		{"preference", r.Kept.Preference, r.After.Preference, &keep.Preference},
		{"note", r.Kept.Note, r.After.Note, &keep.Note},
		{"tier", string(r.Kept.Tier), string(r.After.Tier), (*string)(&keep.Tier)},
	} {
		switch {
		case f.before == f.after:
		case *f.now == f.after:
			*f.now = f.before
		case *f.now != f.before:
			return keep, since(Say("the field %s, which the merge changed, was changed since", "合并时改动的“%s”之后又被修改",
				kindOf(fieldNames, f.name)))
		}
	}
	if r.Kept.Representative != r.After.Representative && keep.Representative == r.After.Representative {
		keep.Representative = r.Kept.Representative
	}
	keep.Created = r.Kept.Created
	keep.Formerly = slices.DeleteFunc(slices.Clone(keep.Formerly), func(x string) bool {
		return !slices.Contains(r.Kept.Formerly, x) && slices.Contains(r.After.Formerly, x)
	})
	var err error
	if keep.Contacts, err = contactsWithout(now.Contacts, r); err != nil {
		return keep, err
	}
	keep.Homes, err = homesWithout(now.Homes, r)
	return keep, err
}

func contactsWithout(now []ContactPoint, r *MergeRecord) ([]ContactPoint, error) {
	kept := slices.Clone(now)
	for _, p := range r.After.Contacts {
		i := slices.IndexFunc(kept, func(have ContactPoint) bool { return have.ID == p.ID })
		was := slices.IndexFunc(r.Kept.Contacts, func(have ContactPoint) bool { return have.ID == p.ID })
		switch {
		case was >= 0 && i >= 0: // it was there; what the merge filled in goes
			if before := r.Kept.Contacts[was]; kept[i].Label == p.Label && kept[i].DoNotCall == p.DoNotCall {
				kept[i].Label, kept[i].DoNotCall = before.Label, before.DoNotCall
			}
		case was >= 0: // somebody took it away since, and it stays away
		case i < 0 || !samePoint(kept[i], p) || kept[i].Label != p.Label || kept[i].DoNotCall != p.DoNotCall:
			return nil, since(Say("the contact %s was changed or taken away since", "联系方式 %s 之后被修改或删除", p.Raw))
		default:
			kept = slices.Delete(kept, i, i+1)
		}
	}
	return kept, nil
}

func homesWithout(now []Residence, r *MergeRecord) ([]Residence, error) {
	kept := slices.Clone(now)
	for _, h := range r.After.Homes {
		same := func(have Residence) bool { return have.Site.ID == h.Site.ID && have.From == h.From }
		if slices.ContainsFunc(r.Kept.Homes, same) {
			continue
		}
		i := slices.IndexFunc(kept, same)
		if i < 0 || kept[i].Until != h.Until {
			return nil, since(Say("the address %s was changed or taken away since", "地址 %s 之后被修改或删除", h.Site.Address()))
		}
		kept = slices.Delete(kept, i, i+1)
	}
	return kept, nil
}

// unitsBefore gives the units as they are but with the owners that they had.
func (s *Session) unitsBefore(ctx context.Context, r Reader, m *Merge) ([]Unit, error) {
	units := make([]Unit, 0, len(m.Record.Units))
	for _, was := range m.Record.Units {
		u, err := r.Unit(ctx, was.Unit)
		if err != nil {
			return nil, err
		}
		if !slices.Equal(u.Owners, ownersWith(was.Owners, m.Gone, m.Kept)) {
			return nil, since(Say("%s (%s) has changed hands since", "%s（%s）之后已转让", u.ID.String(), u.Name()))
		}
		u.Owners = was.Owners
		if u.Site == was.To {
			u.Site = was.Site
		}
		units = append(units, u)
	}
	return units, nil
}

// goesWith gives what goes back with the file: what was its own, and what was
// opened since about it.
func goesWith(ctx context.Context, r Reader, m *Merge) ([]Ref, error) {
	goes := slices.Clone(m.Record.Moved)
	moved := map[Ref]bool{}
	for _, ref := range goes {
		moved[ref] = true
	}
	for _, u := range m.Record.Units {
		moved[u.Unit.Ref()] = true
	}
	cases, err := r.Cases(ctx, CaseFilter{Customer: m.Kept})
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		if moved[c.Unit.Ref()] && c.Opened.After(m.At) && !moved[c.ID.Ref()] {
			moved[c.ID.Ref()] = true
			goes = append(goes, c.ID.Ref())
		}
	}
	for _, c := range cases {
		if c.Into != 0 && moved[c.ID.Ref()] != moved[c.Into.Ref()] {
			return nil, since(Say("%s was merged into %s since", "%s 之后并入了 %s", c.ID.String(), c.Into.String()))
		}
	}
	orders, err := r.Orders(ctx, OrderFilter{Customer: m.Kept})
	if err != nil {
		return nil, err
	}
	slices.Reverse(orders) // an order comes before those that follow on
	for _, o := range orders {
		about := moved[o.Case.Ref()] || moved[o.FollowsOn.Ref()] || o.Case == 0 && moved[o.Unit.Ref()]
		if about && o.Opened.After(m.At) && !moved[o.ID.Ref()] {
			moved[o.ID.Ref()] = true
			goes = append(goes, o.ID.Ref())
		}
	}
	return goes, nil
}
