//go:build !linux && !darwin

package store

// freeBytes can't tell on this system.
func freeBytes(string) (n int64, known bool) { return 0, false }
