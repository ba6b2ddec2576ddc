//go:build race

package bench

import "testing"

// measured leaves a test out that does one thing after another: there is
// nothing in it for the race detector, and without it the test runs in full.
func measured(t *testing.T) {
	t.Helper()
	t.Skip("it does one thing after another: run without the race detector")
}
