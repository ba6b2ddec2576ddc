//go:build unix

package store

import "syscall"

// writable tells whether this process may write to the file or folder.
func writable(path string) bool {
	const mayWrite = 2 // W_OK of access(2)
	return syscall.Access(path, mayWrite) == nil
}
