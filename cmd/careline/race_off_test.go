//go:build !race

package main

import "testing"

func wording(*testing.T) {}
