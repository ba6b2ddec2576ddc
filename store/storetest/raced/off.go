//go:build !race

package raced

// Detector tells whether the race detector is at work.
const Detector = false

// Fewer is how many times fewer rounds the race detector is given.
const Fewer = 1
