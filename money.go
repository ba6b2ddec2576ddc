package careline

import "fmt"

// Money is an amount in hundredths of the hotline's currency.
type Money int64

// String gives the amount with two decimals, without a currency sign.
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}
