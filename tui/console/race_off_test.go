//go:build !race

package console_test

import "testing"

const thin = 1

func layout(*testing.T) {}
