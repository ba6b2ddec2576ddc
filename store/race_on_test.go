//go:build race

package store_test

// fewer is how many times fewer rounds the race detector is given.
const fewer = 8
