// Package powercut shows what a power failure would have left of a process's
// files. strace records each write and each sync while the process works; a
// moment is chosen; of what was not synced by then the disk may have any part,
// whole or in halves, in any order. Nothing but what fsync promises is
// relied on: a file's name is safe when its folder was synced, what is in it
// when it was. What is written through memory is not recorded: of SQLite's files
// that is the -shm, which is made anew after a failure.
package powercut

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// ErrAbsent means that this machine can't record.
var ErrAbsent = errors.New("left out: power cuts; to have them, install strace (Debian: apt-get install strace)")

// Recording is what a process did to the files of one folder.
type Recording struct {
	folder string
	before map[string][]byte // the files, safe on disk, when it began
	calls  []call
}

// Record runs cmd to its end under strace.
func Record(folder string, cmd *exec.Cmd) (*Recording, error) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		return nil, ErrAbsent
	}
	r := &Recording{folder: folder, before: map[string][]byte{}}
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if r.before[f.Name()], err = os.ReadFile(filepath.Join(folder, f.Name())); err != nil {
			return nil, err
		}
	}
	scratch, err := os.MkdirTemp("", "careline-trace-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(scratch) //nolint:errcheck // a temporary folder
	trace := filepath.Join(scratch, "trace")
	cmd.Args = append([]string{
		strace, "-f", "-qq", "-y", "-xx", "-s", "100000000", "-e", "signal=none", "-e", "trace=" + traced, "-o", trace, cmd.Path,
	}, cmd.Args[1:]...)
	cmd.Path = strace
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("strace: %w", err)
	}
	f, err := os.Open(trace)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	r.calls, err = parse(f, folder)
	return r, err
}

// Len is how many moments there are to cut at.
func (r *Recording) Len() int { return len(r.calls) }

// Syncs is how often the file was synced.
func (r *Recording) Syncs(name string) (n int) {
	for _, c := range r.calls {
		if c.kind == synced && c.path == filepath.Join(r.folder, name) {
			n++
		}
	}
	return n
}
