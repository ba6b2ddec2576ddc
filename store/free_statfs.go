//go:build linux || darwin

package store

import "syscall"

// freeBytes tells how much room the user has on the disk that the path is on.
func freeBytes(path string) (n int64, known bool) {
	var st syscall.Statfs_t
	if syscall.Statfs(path, &st) != nil {
		return 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), true //nolint:unconvert // the types differ between systems
}
