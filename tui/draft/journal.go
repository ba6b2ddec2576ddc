package draft

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"careline/tui/keep"
)

const (
	suffix = ".draft"
	locked = ".lock"

	// expiry is how long what nobody came back to is kept: it is personal data.
	expiry = 30 * 24 * time.Hour
)

// Journal is the drafts of one console.
type Journal struct {
	folder, store, staff string
	formerly             []string // what the store was called in drafts of before

	mu   sync.Mutex
	desk string    // names this console in the names of its files
	lock io.Closer // held while the console lives; nil before the first draft
}

// Open makes the journal of a person on a store, which is named by what it has
// for itself wherever it is; drafts that are bound to one of its former names
// are its own too. Nothing is touched before the first draft.
func Open(folder, store, staff string, formerly ...string) *Journal {
	j := &Journal{folder: folder, store: keep.Digest(store), staff: staff, desk: keep.NewID()}
	for _, name := range formerly {
		j.formerly = append(j.formerly, keep.Digest(name))
	}
	return j
}

// Where names the folder of the drafts, on this machine, by what says nothing
// about it.
func (j *Journal) Where() string {
	host, _ := os.Hostname() // without a name it is one of those without
	return keep.Digest(host + "\n" + j.folder + "\n" + j.store)
}

// NewID makes the name of a draft, which says nothing about what is in it.
func NewID() string { return keep.NewID() }

// Put writes a draft, in the place of what was written under its ID before. At
// any moment either the old or the new text is on disk whole.
func (j *Journal) Put(d Draft) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	data, err := j.write(d)
	if err != nil {
		return err
	}
	if err := j.settle(); err != nil {
		return err
	}
	return keep.Write(j.folder, j.name(d.ID), data)
}

// Drop takes a draft of this console away.
func (j *Journal) Drop(id string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := os.Remove(j.path(j.name(id))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Take makes a draft that All gave this console's own; false where another
// console was faster.
func (j *Journal) Take(d Draft) (bool, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := j.settle(); err != nil {
		return false, err
	}
	if d.file == j.name(d.ID) {
		return true, nil
	}
	err := os.Rename(j.path(d.file), j.path(j.name(d.ID)))
	if errors.Is(err, fs.ErrNotExist) {
		_, err = os.Stat(j.path(j.name(d.ID))) // taken by us before
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
	}
	return err == nil, err
}

// All gives the drafts of this person on this store that no living console
// holds, the newest first. aside is how many files could not be understood and
// were set aside.
func (j *Journal) All(now time.Time) (all []Draft, aside int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	entries, err := os.ReadDir(j.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	living := map[string]bool{j.desk: true}
	for _, e := range entries {
		name := e.Name()
		id, desk, is := parse(name)
		if !is {
			j.sweep(e, now)
			continue
		}
		lives, known := living[desk]
		if !known {
			lives = keep.Alive(j.path(desk + locked))
			living[desk] = lives
		}
		if lives {
			continue
		}
		data, err := keep.Read(j.path(name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		d, mine, readErr := Draft{}, false, err
		if readErr == nil {
			d, mine, readErr = j.read(data)
		}
		switch {
		case readErr != nil:
			aside++
			keep.Aside(j.path(name))
		case mine && now.Sub(d.At) > expiry:
			_ = os.Remove(j.path(name))
		case mine:
			d.ID, d.file = id, name
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b Draft) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return all, aside, err
}

// Close lets go of the drafts that are left: the next console offers them.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.lock == nil {
		return nil
	}
	err := j.lock.Close()
	j.lock = nil
	return errors.Join(err, os.Remove(j.path(j.desk+locked)))
}

// settle makes the folder and this console's lock in it.
func (j *Journal) settle() error {
	if j.lock != nil {
		return nil
	}
	if err := keep.Folder(j.folder); err != nil {
		return err
	}
	lock, err := keep.Hold(j.path(j.desk + locked))
	if err == nil {
		j.lock = lock
	}
	return err
}

// sweep takes away what a console that was killed left behind: half-written
// files and its lock.
func (j *Journal) sweep(e fs.DirEntry, now time.Time) {
	keep.Sweep(j.folder, e, now)
	info, err := e.Info()
	if strings.HasSuffix(e.Name(), locked) && err == nil && now.Sub(info.ModTime()) > keep.Writing && !keep.Alive(j.path(e.Name())) {
		_ = os.Remove(j.path(e.Name()))
	}
}

func (j *Journal) path(name string) string { return filepath.Join(j.folder, name) }

// name is that of a draft's file while this console holds it.
func (j *Journal) name(id string) string { return id + "." + j.desk + suffix }

func parse(name string) (id, desk string, ok bool) {
	name, ok = strings.CutSuffix(name, suffix)
	if !ok || strings.HasPrefix(name, ".") {
		return "", "", false
	}
	id, desk, _ = strings.Cut(name, ".")
	return id, desk, true
}
