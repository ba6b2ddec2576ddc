package outbox

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"careline"
	"careline/tui/keep"
	"careline/tui/page"
)

const (
	suffix = ".letter"
	lock   = "box.lock"

	// lockWait is far longer than a file takes to write, sendWait longer than
	// most sends.
	lockWait = 5 * time.Second
	sendWait = 2 * time.Second
	lockAsks = 5 * time.Millisecond
)

// Box is the outbox of a person for a hotline. Any number of consoles may have
// it open.
type Box struct {
	folder, hotline, store, staff string
}

// Open makes the outbox of a person for a hotline, which is known by its own
// name wherever it is. Where its store can't be asked for that (the name is
// empty), it is known by where the store was when an entry was written.
// Nothing is touched before the first entry.
func Open(folder, hotline, store, staff string) *Box {
	b := &Box{folder: folder, store: keep.Digest(store), staff: staff}
	if hotline != "" {
		b.hotline = keep.Digest(hotline)
	}
	return b
}

// Put writes a post down as the last entry, or in the place of the one with
// its key. When it returns, the entry is on disk.
func (b *Box) Put(p page.Post) error {
	e := Entry{Letter: p.Letter, State: Waiting, From: p.From, Draft: p.Draft}
	if p.Tried {
		e.State, e.Tries, e.Last = Unconfirmed, 1, p.Letter.At
	}
	return b.alone(func() error {
		entries, _, err := b.list()
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(entries, e.same); i >= 0 {
			e.file = entries[i].file
			if entries[i].State == Unconfirmed {
				e.State = Unconfirmed // the store may have what was sent before
			}
		} else if e.file, err = b.next(); err != nil {
			return err
		}
		return b.save(&e)
	})
}

// All gives the entries in the order in which they are sent. aside is how many
// files could not be understood and were set aside.
func (b *Box) All() (entries []Entry, aside int, err error) {
	if _, err := os.Stat(b.folder); errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	err = b.alone(func() (err error) {
		entries, aside, err = b.list()
		return err
	})
	return entries, aside, err
}

// Drop takes an entry out; false where there is none with this key. One that
// is being sent at this moment is a conflict.
func (b *Box) Drop(key string) (bool, error) {
	return b.change(key, func(e *Entry) error {
		err := os.Remove(b.path(e.file))
		keep.Sync(b.folder)
		return err
	})
}

// Again has a refused entry sent once more; false where there is none with
// this key.
func (b *Box) Again(key string) (bool, error) {
	return b.change(key, func(e *Entry) error {
		if e.State != Refused {
			return nil
		}
		e.State, e.Code, e.Why = Waiting, "", careline.Words{}
		return b.save(e)
	})
}

// change does something with an entry that nobody is sending.
func (b *Box) change(key string, do func(*Entry) error) (found bool, err error) {
	if _, err := os.Stat(b.folder); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	sending, err := b.hold(b.sending(), sendWait)
	if err != nil {
		return false, careline.NewError(careline.CodeConflict, careline.Say(
			"The outbox is being sent at this moment; try again.", "发件箱正在发送，请稍后重试。"), err)
	}
	defer func() { err = errors.Join(err, sending.Close()) }()
	err = b.alone(func() error {
		entries, _, err := b.list()
		for i := range entries {
			if err == nil && entries[i].Letter.Key == key {
				found = true
				return do(&entries[i])
			}
		}
		return err
	})
	return found, err
}

func (e *Entry) same(o Entry) bool { return o.Letter.Key == e.Letter.Key }

// list reads the folder; the box is locked.
func (b *Box) list() (entries []Entry, aside int, err error) {
	files, err := os.ReadDir(b.folder)
	if err != nil {
		return nil, 0, err
	}
	stuck := map[careline.Ref]bool{}
	for _, f := range files { // by name
		if !strings.HasSuffix(f.Name(), suffix) {
			keep.Sweep(b.folder, f, time.Now())
			continue
		}
		data, err := keep.Read(b.path(f.Name()))
		if err != nil && !errors.Is(err, keep.ErrForeign) {
			return nil, aside, err // the disk's fault, not the entry's
		}
		e, mine := Entry{}, false
		if err == nil {
			e, mine, err = b.read(data)
		}
		switch {
		case err != nil:
			aside++
			keep.Aside(b.path(f.Name()))
		case mine:
			e.file = f.Name()
			on := e.Letter.On()
			e.Behind = on.ID != 0 && stuck[on]
			if e.State == Refused {
				stuck[on] = true
			}
			entries = append(entries, e)
		}
	}
	return entries, aside, nil
}

// next gives the name of a new last file.
func (b *Box) next() (string, error) {
	files, err := os.ReadDir(b.folder)
	if err != nil {
		return "", err
	}
	last := 0
	for _, f := range files {
		n := 0
		if _, err := fmt.Sscanf(f.Name(), "%d-", &n); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%012d-%s%s", last+1, keep.NewID(), suffix), nil
}

func (b *Box) save(e *Entry) error {
	data, err := b.write(e)
	if err != nil {
		return err
	}
	return keep.Write(b.folder, e.file, data)
}

func (b *Box) path(name string) string { return filepath.Join(b.folder, name) }

// sending is the lock of whoever sends this person's entries.
func (b *Box) sending() string { return "sending-" + keep.Digest(b.staff)[:16] + ".lock" }

// alone runs fn while no other console reads or writes the folder.
func (b *Box) alone(fn func() error) (err error) {
	if err := keep.Folder(b.folder); err != nil {
		return err
	}
	held, err := b.hold(lock, lockWait)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Close()) }()
	return fn()
}

// hold waits for a lock.
func (b *Box) hold(name string, most time.Duration) (io.Closer, error) {
	for deadline := time.Now().Add(most); ; time.Sleep(lockAsks) {
		held, err := keep.Hold(b.path(name))
		if err == nil || time.Now().After(deadline) || errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
			return held, err
		}
	}
}
