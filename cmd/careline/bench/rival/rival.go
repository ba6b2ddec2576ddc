// Package rival asks other programs what careline is asked: those that people
// find a customer with who have no careline. Nothing is installed; a program
// that is not there is left out, and that is told.
package rival

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"careline"
	"careline/cmd/careline/bench"
)

// Screenful is how many customers an answer holds: as many as somebody looks
// through.
const Screenful = 20

// Rival answers queries out of the same customers.
type Rival interface {
	Name() string
	// About says in a few words how it is asked.
	About() careline.Words
	// Open makes it ready in a folder, out of the list that lies at path, and
	// uses again what is ready there. ErrAbsent wraps that it can't be had here.
	Open(ctx context.Context, folder, path string, customers int) error
	// Ask gives at most Screenful customers that meet all the scraps.
	Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error)
	Close() error
}

// ErrAbsent tells that a rival is not installed here.
var ErrAbsent = errors.New("not installed here")

func absent(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrAbsent, fmt.Sprintf(format, args...))
}

// All lists careline and its rivals. dsn names a PostgreSQL with a database to make tables
// in; where it is empty a throw-away one is started if the programs are there.
func All(s *careline.Session, dsn string) []Rival {
	return []Rival{&self{s}, &like{}, &trigram{}, &postgres{dsn: dsn}, &grep{}, &fzf{}}
}

// self is careline, in this process, as the console asks it.
type self struct{ session *careline.Session }

// Short is a rival's name as a flag takes it.
func Short(r Rival) string {
	first, _, _ := strings.Cut(strings.ToLower(r.Name()), " ")
	return first
}

func (*self) Name() string { return "careline" }

func (*self) About() careline.Words {
	return careline.Words{EN: "in this process, as the console asks", ZH: "在本进程内，与控制台查询方式相同"}
}

func (*self) Open(context.Context, string, string, int) error { return nil }

func (*self) Close() error { return nil }

func (c *self) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	hits, err := c.session.Lookup(ctx, q.Text(), Screenful)
	found := make([]careline.CustomerID, 0, len(hits.Matches))
	for i := range hits.Matches {
		found = append(found, hits.Matches[i].Customer.ID)
	}
	return found, err
}
