//go:build race

package console_test

// thin is how many times fewer combinations are looked at under the race
// detector, which takes ten times as long: what it finds is in the program's
// goroutines, not in one page's layout.
const thin = 8
