// Package keep writes what the console keeps for a person on their own
// machine: whole small files in a folder that nobody else may read.
package keep

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Unread stands before the name of a file that is being written, Broken after
// that of one that can't be understood.
const (
	Unread = ".new-"
	Broken = ".broken"
)

const (
	// Largest is far more than anybody types; what is larger is none of ours.
	Largest = 1 << 20
	// Writing is longer than any write takes.
	Writing = time.Hour
)

// ErrForeign is that of a file which is none of ours.
var ErrForeign = errors.New("not a file that this version can read")

// Digest names a store without telling its address, which may hold a password.
func Digest(store string) string {
	sum := sha256.Sum256([]byte(store))
	return hex.EncodeToString(sum[:])
}

// NewID makes a name that says nothing.
func NewID() string {
	b := make([]byte, 12)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// Folder makes a folder that only its owner may look into.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		err = os.Chmod(path, 0o700)
	}
	return err
}

// Write puts a file in the place of what had its name before. At any moment
// either the old or the new one is on disk whole, and when it returns, the new.
func Write(folder, name string, data []byte) (err error) {
	f, err := os.CreateTemp(folder, Unread+"*") // 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), filepath.Join(folder, name)); err != nil {
		return err
	}
	Sync(folder)
	return nil
}

// Read gives a file's contents; what is no plain file of a likely size is
// ErrForeign.
func Read(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > Largest {
		return nil, ErrForeign
	}
	return os.ReadFile(path)
}

// Aside renames a file that can't be understood, so that it is not read again.
func Aside(path string) { _ = os.Rename(path, path+Broken) }

// Sweep takes away what a program that was killed left half-written.
func Sweep(folder string, e fs.DirEntry, now time.Time) {
	if !strings.HasPrefix(e.Name(), Unread) {
		return
	}
	if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > Writing {
		_ = os.Remove(filepath.Join(folder, e.Name()))
	}
}

// Sync brings new names in a folder to disk as well, where folders can be synced.
func Sync(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
