//go:build race

package console_test

import "testing"

// thin is how many times fewer rounds the race detector, which takes ten times
// as long, is given.
const thin = 8

// layout leaves a test out that draws pages in one goroutine: there is nothing
// in it for the race detector, and without it the test runs in full.
func layout(t *testing.T) {
	t.Helper()
	t.Skip("it is about layout: run without the race detector")
}
