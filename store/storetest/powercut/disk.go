package powercut

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole or not at all, in bytes.
const sector = 512

// content is a file's, whatever its name is by now.
type content struct {
	before  []byte
	changes []change
}

// change is to a content, or to the names in the folder.
type change struct {
	call
	content *content // what was made
	index   int      // of the call
	safe    bool
}

// disk is a folder at work: what processes see, and how it came to be.
type disk struct {
	names map[string]*content
	moves []change
}

// Cut puts into a folder what the disk might have if the power had failed after
// n calls, and gives what the process had said by then. A disk that lies takes
// a sync for nothing.
func (r *Recording) Cut(random *rand.Rand, n int, into string, lies bool) (heard string, err error) {
	first := map[string]*content{}
	for name, b := range r.before {
		first[name] = &content{before: b}
	}
	d := disk{names: maps.Clone(first)}
	for i, c := range r.calls[:n] {
		switch {
		case c.kind == said:
			heard += string(c.data)
		case c.kind != synced:
			d.do(c, i)
		case lies:
		case c.path == r.folder:
			secure(d.moves, c.began)
		default:
			if f := d.names[filepath.Base(c.path)]; f != nil {
				secure(f.changes, c.began)
			}
		}
	}
	// Some power cuts lose all that was not safe, some nearly nothing.
	luck := luck{random, []float64{0, 0.1, 0.5, 0.9, 1}[random.IntN(5)]}
	names, contents := d.left(first, luck)
	for i, name := range names {
		if err := os.WriteFile(filepath.Join(into, name), contents[i].left(luck), 0o600); err != nil {
			return "", err
		}
	}
	return heard, nil
}

func (d *disk) do(c call, index int) {
	name := filepath.Base(c.path)
	f := d.names[name]
	ch := change{call: c, index: index}
	switch c.kind {
	case made:
		if f == nil {
			ch.content = &content{}
			d.names[name] = ch.content
			d.moves = append(d.moves, ch)
		} else if c.clear {
			f.changes = append(f.changes, change{call: call{kind: resized}, index: index})
		}
	case removed:
		delete(d.names, name)
		d.moves = append(d.moves, ch)
	case renamed:
		delete(d.names, name)
		d.names[filepath.Base(c.to)] = f
		d.moves = append(d.moves, ch)
	default:
		if f != nil { // else it was removed, and is lost anyway
			f.changes = append(f.changes, ch)
		}
	}
}

// secure marks what had returned before a sync began.
func secure(all []change, began int) {
	for i := range all {
		all[i].safe = all[i].safe || all[i].index < began
	}
}

// luck decides what of the unsafe is kept.
type luck struct {
	*rand.Rand
	keep float64
}

func (l luck) keeps(c change) bool { return c.safe || l.Float64() < l.keep }

// left is which names the disk has, in their order.
func (d *disk) left(first map[string]*content, l luck) (names []string, contents []*content) {
	now := maps.Clone(first)
	for _, m := range d.moves {
		if !l.keeps(m) {
			continue
		}
		name := filepath.Base(m.path)
		switch m.kind {
		case made:
			now[name] = m.content
		case removed:
			delete(now, name)
		case renamed:
			if f := now[name]; f != nil {
				delete(now, name)
				now[filepath.Base(m.to)] = f
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		names, contents = append(names, name), append(contents, now[name])
	}
	return names, contents
}

// left is what the disk has of a file. A write that was not safe may be there
// in part, and one that failed to come leaves what was there before, or zeros.
func (f *content) left(l luck) []byte {
	b := append([]byte(nil), f.before...)
	for _, c := range f.changes {
		if !l.keeps(c) {
			continue
		}
		if c.kind == resized {
			b = sized(b, int(c.at))
			continue
		}
		end := int(c.at) + len(c.data)
		b = sized(b, max(len(b), end))
		torn := !c.safe && l.IntN(4) == 0
		for from := int(c.at); from < end; {
			to := min(end, from-from%sector+sector)
			if !torn || l.IntN(2) == 0 {
				copy(b[from:to], c.data[from-int(c.at):to-int(c.at)])
			}
			from = to
		}
	}
	return b
}

func sized(b []byte, n int) []byte {
	if n <= len(b) {
		return b[:n]
	}
	return append(b, make([]byte, n-len(b))...)
}
