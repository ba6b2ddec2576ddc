package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"careline"
	"careline/store"
)

// smallDisk mounts a disk in memory, where that is permitted.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("none", folder, "tmpfs", 0, "mode=0700,size="+size); err != nil {
		t.Skipf("a disk can't be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

func TestAFullDiskRefusesOneSaveAndLosesNothing(t *testing.T) {
	folder := smallDisk(t, "3m")
	h := newHotline(t, "sqlite:"+filepath.Join(folder, "care.db"))
	kept, err := fill(h.ctx, h.Store)
	wantCode(t, err, careline.CodeUnavailable)
	if !strings.Contains(err.Error(), "is full") {
		t.Errorf("it says %q", err)
	}
	if got := problems(t, h.dsn, store.ExamineOptions{Full: true}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("the doctor finds %q", got)
	}
	_, err = store.Backup(h.ctx, h.dsn, filepath.Join(folder, "copy.db"), store.CopyOptions{})
	wantCode(t, err, careline.CodeFailed)
	if left, _ := filepath.Glob(filepath.Join(folder, "copy*")); len(left) != 0 {
		t.Errorf("a backup that found no room left %q", left)
	}
	if n := h.count(); n != len(kept) {
		t.Errorf("%d customers, %d were acknowledged", n, len(kept))
	}
	if err := syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT, "size=16m"); err != nil {
		t.Fatal(err)
	}
	if _, err := saveWithEvent(h.ctx, h.Store, "there is room again"); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestADiskThatTurnsReadOnlyRefusesToSaveAndKeepsWhatItHas(t *testing.T) {
	folder := smallDisk(t, "8m")
	h := newHotline(t, "sqlite:"+filepath.Join(folder, "care.db"))
	h.customer(wang())
	h.close()
	if err := syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(h.ctx, h.dsn, store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	if !strings.Contains(err.Error(), "read-only") {
		t.Errorf("it says %q", err)
	}
	if err := syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT, "size=8m"); err != nil {
		t.Fatal(err)
	}
	again := hotline{t, open(t, h.dsn, store.Options{}), h.dsn, h.ctx}
	if n := again.count(); n != 1 {
		t.Errorf("%d customers", n)
	}
}
