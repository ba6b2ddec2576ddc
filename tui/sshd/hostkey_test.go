package sshd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"careline/tui/sshd"
)

func TestTheHostKeyIsMadeOnceAndForNobodyElse(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "door", "host_ed25519")
	first, err := sshd.HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if first.PublicKey().Type() != "ssh-ed25519" {
		t.Errorf("it is an %s", first.PublicKey().Type())
	}
	again, err := sshd.HostKey(path)
	if err != nil || !bytes.Equal(first.PublicKey().Marshal(), again.PublicKey().Marshal()) {
		t.Errorf("the second start has another key, %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(path, 0o640); err != nil { //nolint:gosec // that is what is to be refused
		t.Fatal(err)
	}
	if _, err := sshd.HostKey(path); err == nil || !strings.Contains(err.Error(), "Others can read") {
		t.Errorf("one that others can read: %v", err)
	}
	if err := os.WriteFile(path, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sshd.HostKey(path); err == nil || !strings.Contains(err.Error(), "is not a host key") {
		t.Errorf("one that is none: %v", err)
	}
}
