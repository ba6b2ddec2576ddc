package bench

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"careline"
)

// Query is what an operator might type.
type Query struct {
	Kind  string
	Parts []string            // the scraps in the order in which they are typed
	Meant careline.CustomerID // whose they are; zero where nobody is meant
}

// Text is the query as it is typed.
func (q Query) Text() string { return careline.Sanitize(strings.Join(q.Parts, " ")) }

// drawer draws customers of a hotline by chance.
type drawer struct {
	session *careline.Session
	rand    *rand.Rand
	last    careline.CustomerID // about the highest number
	opened  map[careline.CustomerID]careline.File

	sample                             []careline.File // drawn beforehand
	surnames, streets, cities, estates []string        // of the sample, the most frequent first
}

// sampleSize is of how many files the frequent surnames and streets are those
// of all.
const sampleSize = 300

func newDrawer(ctx context.Context, s *careline.Session, seed uint64) (*drawer, error) {
	d := &drawer{session: s, rand: rand.New(rand.NewPCG(seed, 0)), opened: map[careline.CustomerID]careline.File{}}
	var err error
	if d.last, err = lastCustomer(ctx, s); err != nil {
		return nil, err
	}
	if d.last == 0 {
		return nil, careline.NewError(careline.CodeNotFound, careline.Say("There are no customers to draw from.", "没有客户可供抽取。"), nil)
	}
	for range sampleSize {
		f, there, err := d.file(ctx)
		if err != nil {
			return nil, err
		}
		if there {
			d.sample = append(d.sample, f)
		}
	}
	d.count()
	return d, nil
}

// fewFiles is how many files at most are kept: those of a small hotline are
// drawn again and again.
const fewFiles = 2000

// file draws one file; false where the number was nobody's.
func (d *drawer) file(ctx context.Context) (careline.File, bool, error) {
	id := careline.CustomerID(1 + d.rand.Int64N(int64(d.last)))
	if f, there := d.opened[id]; there {
		return f, true, nil
	}
	f, err := d.session.Open(ctx, id)
	if careline.CodeOf(err) == careline.CodeNotFound {
		return f, false, nil
	}
	if err == nil && len(d.opened) < fewFiles {
		d.opened[id] = f
	}
	return f, err == nil, err
}

// Draw draws so many queries of each kind, in an order of chance, and hands
// each to take. It ends where a great many customers in a row had nothing that
// is still wanted.
func Draw(ctx context.Context, s *careline.Session, seed uint64, each int, take func(Query) error) error {
	d, err := newDrawer(ctx, s, seed)
	if err != nil {
		return err
	}
	return d.draw(ctx, each, d.scraps, take)
}

// Fingerprint tells one hotline's customers from another's.
func Fingerprint(ctx context.Context, s *careline.Session) (string, error) {
	sum := fnv.New32a()
	err := Draw(ctx, s, 0, 1, func(q Query) error {
		_, err := sum.Write([]byte(q.Text() + "\n"))
		return err
	})
	return fmt.Sprintf("%08x", sum.Sum32()), err
}

// draw asks scraps of customer after customer.
func (d *drawer) draw(ctx context.Context, each int, scraps func(*careline.File) []Query, take func(Query) error) error {
	drawn := map[string]int{}
	for idle := 0; idle < max(2000, 50*each); idle++ {
		f, there, err := d.file(ctx)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		for _, q := range scraps(&f) {
			if drawn[q.Kind] == each {
				continue
			}
			drawn[q.Kind]++
			idle = 0
			if err := take(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastCustomer gives about the highest customer's number: numbers are given in
// order, and hardly one is missing.
func lastCustomer(ctx context.Context, s *careline.Session) (careline.CustomerID, error) {
	there := func(id careline.CustomerID) (bool, error) {
		_, err := s.Open(ctx, id)
		if careline.CodeOf(err) == careline.CodeNotFound {
			return false, nil
		}
		return err == nil, err
	}
	var low careline.CustomerID
	step := careline.CustomerID(1)
	for step > 0 {
		ok, err := there(low + step)
		switch {
		case err != nil:
			return 0, err
		case ok:
			low, step = low+step, step*2
		default:
			step /= 2
		}
	}
	return low, nil
}
