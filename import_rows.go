package careline

import (
	"context"
	"strings"
)

// Filled is what a row of a list says of a record: it sets that, and leaves
// the rest as it is. A cell that is empty says nothing.
type Filled[T any] func(*T)

// Taken is what became of one row of an imported list.
type Taken struct {
	Ref     Ref // zero for what has no number of its own
	Created bool
	Updated bool
	Err     error // the row can't be taken
}

// Claims are the records that rows of the same list mean already. A row that
// bears a number means one of its own: two that are alike stay two.
type Claims map[Ref]bool

// takeRows takes rows of a list in as one command. Each is taken or refused
// with a sentence; what can't be written at all ends the whole.
func takeRows[T any](
	ctx context.Context, s *Session, key string, kind ListKind, rows []T,
	begin func(in *Session) (take func(T) (Taken, error), err error),
) ([]Taken, error) {
	if err := s.needList(kind); err != nil {
		return nil, err
	}
	results := make([]Taken, len(rows))
	err := s.Together(ctx, key, string(kind)+".import", func(in *Session) error {
		take, err := begin(in)
		if err != nil {
			return err
		}
		for i := range rows {
			if results[i], err = take(rows[i]); err == nil {
				continue
			}
			switch CodeOf(err) {
			case CodeInvalid, CodeNotFound, CodeConflict, CodeUsage:
				results[i] = Taken{Err: err}
			default:
				return err
			}
		}
		return nil
	})
	return results, err
}

// kept tells what became of a record that had one version and has another.
func kept(ref Ref, before, after int64) Taken {
	return Taken{Ref: ref, Created: before == 0, Updated: before != 0 && before != after}
}

// namesake is one of those whom a row that names somebody may mean.
type namesake struct {
	ref   Ref
	of    Ref // whose it is; zero for nobody's
	name  string
	phone string
}

// pick gives which of all a row means: the one of that name, and of several
// the one with the phone, then the one whose number the row bears.
func (c Claims) pick(all []namesake, row namesake) (int, error) {
	best, most, alike := -1, -1, 0
	for i, x := range all {
		numbered := x.ref == row.ref
		samePhone := numbered && x.phone == row.phone && x.phone != ""
		switch {
		case x.of != row.of && !numbered:
			continue
		case !strings.EqualFold(x.name, row.name) && !samePhone:
			continue
		case row.ref.ID != 0 && c[x.ref]:
			continue
		}
		score := 0
		for n, yes := range []bool{x.name == row.name, numbered, x.phone == row.phone, x.of == row.of} {
			if yes {
				score += 1 << n
			}
		}
		switch {
		case score > most:
			best, most, alike = i, score, 1
		case score == most:
			alike++
		}
	}
	if row.ref.ID == 0 && alike > 1 {
		return -1, conflict(Say("There are several called %s; say which by its number.", "有多个名为 %s 的记录；请用编号指明。", head(row.name, maxQuoted)))
	}
	return best, nil
}

// providerNamed finds a provider by its number and its name, or by either.
func providerNamed(all []Provider, number ProviderID, name string) (ProviderID, error) {
	name = strings.TrimSpace(Sanitize(name))
	if id, err := ParseID[ProviderID](name); err == nil && number == 0 {
		number, name = id, ""
	}
	var alike []Provider
	for _, p := range all {
		switch {
		case p.ID == number && (name == "" || strings.EqualFold(p.Name, name)):
			return p.ID, nil
		case name != "" && strings.EqualFold(p.Name, name):
			alike = append(alike, p)
		}
	}
	if len(alike) > 1 {
		var working []Provider
		for _, p := range alike {
			if !p.Retired {
				working = append(working, p)
			}
		}
		if len(working) == 1 {
			return working[0].ID, nil
		}
		return 0, conflict(Say("There are several providers called %s; say which by its number.", "有多个名为 %s 的服务商；请用编号指明。", head(name, maxQuoted)))
	}
	if len(alike) == 1 {
		return alike[0].ID, nil
	}
	return 0, NotFound(KindProvider, joinNonEmpty(" ", number.String(), head(name, maxQuoted)))
}
