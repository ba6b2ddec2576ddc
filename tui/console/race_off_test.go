//go:build !race

package console_test

const thin = 1
