//go:build race

package main

import "testing"

const raceDetector = true

// wording leaves a test out that judges what commands print, thousands of
// them: there is nothing in it for the race detector, which takes ten times as
// long, and without it the test runs in full.
func wording(t *testing.T) {
	t.Helper()
	t.Skip("it is about what is printed: run without the race detector")
}
