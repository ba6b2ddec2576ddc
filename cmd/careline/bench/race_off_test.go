//go:build !race

package bench

import "testing"

func measured(*testing.T) {}
