package rival

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"careline"
	"careline/cmd/careline/bench"
)

// Score is how one rival answered one kind of query. Times are microseconds.
type Score struct {
	Asked int     `json:"asked"`
	Took  []int64 `json:"took_us"` // sorted
	Meant int     `json:"meant"`   // queries that somebody is meant by
	Found int     `json:"found"`   // of those, whose person was in the first screenful
	Late  int     `json:"late"`    // given up for taking too long
}

// At gives the time within which so many percent of the answers came.
func (s *Score) At(percent int) time.Duration {
	if len(s.Took) == 0 {
		return 0
	}
	return time.Duration(s.Took[(len(s.Took)*percent-1)/100]) * time.Microsecond
}

// Standing is how one rival did.
type Standing struct {
	Name    string            `json:"name"`
	About   careline.Words    `json:"-"`
	Absent  string            `json:"absent,omitempty"` // why it was not asked
	Kinds   map[string]*Score `json:"kinds"`
	Asked   int               `json:"queries"` // of the contest it was in
	Seconds float64           `json:"ready_seconds"`
}

// Contest is what all rivals are asked.
type Contest struct {
	Folder    string // where they keep what they make, and how far they were asked
	List      string // of WriteList
	Customers int
	Name      string // tells this contest from others in the folder
	Queries   []bench.Query
	OneQuery  time.Duration // the longest an answer may take
	OneKind   time.Duration // after so long no further query of a kind is asked

	Progress func(kind string, done, all int)
}

// Kinds lists the kinds in the order in which they were first drawn.
func (c *Contest) Kinds() []string {
	var all []string
	for i := range c.Queries {
		if !slices.Contains(all, c.Queries[i].Kind) {
			all = append(all, c.Queries[i].Kind)
		}
	}
	slices.Sort(all)
	return all
}

// Run asks one rival everything, and goes on where an earlier run stopped.
func (c *Contest) Run(ctx context.Context, r Rival) (_ *Standing, err error) {
	st := c.remembered(r)
	st.Name, st.About = r.Name(), r.About()
	missing := slices.DeleteFunc(c.Kinds(), func(kind string) bool { return st.Kinds[kind] != nil })
	if len(missing) == 0 {
		return st, nil
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	began := time.Now()
	if err := r.Open(ctx, c.Folder, c.List, c.Customers); errors.Is(err, ErrAbsent) {
		st.Absent = err.Error()
		return st, nil
	} else if err != nil {
		return st, err
	}
	if st.Seconds == 0 {
		st.Seconds = time.Since(began).Seconds()
	}
	// What was never asked before is read from the disk: that is not measured.
	warm := bench.Query{Parts: []string{"zzyxwarm"}}
	if _, err := c.ask(ctx, r, &warm); err != nil && !errors.Is(err, errLate) {
		return st, err
	}
	for i, kind := range missing {
		c.Progress(kind, i, len(missing))
		score, err := c.kind(ctx, r, kind)
		if err != nil {
			return st, fmt.Errorf("%s, %s: %w", r.Name(), kind, err)
		}
		st.Kinds[kind] = score
		if err := c.remember(st); err != nil {
			return st, err
		}
	}
	return st, nil
}

var errLate = errors.New("took too long")

func (c *Contest) kind(ctx context.Context, r Rival, kind string) (*Score, error) {
	var s Score
	began := time.Now()
	for i := range c.Queries {
		q := &c.Queries[i]
		if q.Kind != kind {
			continue
		}
		if s.Asked > 0 && time.Since(began) > c.OneKind {
			break
		}
		s.Asked++
		asked := time.Now()
		found, err := c.ask(ctx, r, q)
		s.Took = append(s.Took, time.Since(asked).Microseconds())
		switch {
		case errors.Is(err, errLate):
			s.Late++
		case err != nil:
			return nil, err
		}
		if q.Meant == 0 {
			continue
		}
		s.Meant++
		if err == nil && slices.Contains(found, q.Meant) {
			s.Found++
		}
	}
	slices.Sort(s.Took)
	return &s, nil
}

// ask asks one query, for as long as it may take.
func (c *Contest) ask(ctx context.Context, r Rival, q *bench.Query) ([]careline.CustomerID, error) {
	within, stop := context.WithTimeout(ctx, c.OneQuery)
	defer stop()
	found, err := r.Ask(within, q)
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		return nil, errLate
	}
	return found, err
}

func (c *Contest) path(name string) string {
	safe := []byte(c.Name + "-" + name + ".json")
	for i, b := range safe {
		if b == ' ' || b == '/' {
			safe[i] = '_'
		}
	}
	return filepath.Join(c.Folder, string(safe))
}

// remembered reads how far an earlier run came. What can't be read is asked
// again, and careline always: it may be another version.
func (c *Contest) remembered(r Rival) *Standing {
	st := &Standing{}
	data, err := os.ReadFile(c.path(r.Name()))
	if _, own := r.(*self); own || err != nil || json.Unmarshal(data, st) != nil || st.Asked != len(c.Queries) || st.Kinds == nil {
		st = &Standing{Kinds: map[string]*Score{}}
	}
	st.Asked = len(c.Queries)
	return st
}

func (c *Contest) remember(st *Standing) error {
	data, err := json.Marshal(st)
	if err != nil {
		return err
	}
	path := c.path(st.Name)
	if err := os.WriteFile(path+".new", data, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
