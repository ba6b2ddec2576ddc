// Package raced lets tests ask whether the race detector watches them. It takes
// ten times as long and finds nothing where one thing is done after another:
// what leaves itself out for it runs in full without it.
package raced

import "testing"

// OneByOne leaves a test out under the race detector: one that draws, prints,
// counts or measures in one goroutine.
func OneByOne(t testing.TB) {
	t.Helper()
	if Detector {
		t.Skip("it does one thing after another: run without the race detector")
	}
}
