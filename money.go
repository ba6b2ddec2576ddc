package careline

import (
	"fmt"
	"strconv"
	"strings"
)

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

// ParseMoney understands 1899, 1,899.50 and ¥1899.5元; an empty text is zero.
func ParseMoney(s string) (Money, error) {
	text := moneySigns.Replace(narrow(strings.TrimSpace(s)))
	digits, minus := strings.CutPrefix(text, "-")
	if text == "" {
		return 0, nil
	}
	whole, cents, _ := strings.Cut(digits, ".")
	const mostDigits = 16
	n, err := strconv.ParseUint(whole+(cents + "00")[:2], 10, 62)
	if err != nil || whole == "" || len(whole) > mostDigits || len(strings.TrimRight(cents, "0")) > 2 {
		return 0, invalid(Say("%q is not a price; write it as 1899.00.", "%q 不是价格；请写成 1899.00。", head(s, maxQuoted)))
	}
	if minus {
		return -Money(n), nil
	}
	return Money(n), nil
}

var moneySigns = strings.NewReplacer(",", "", "¥", "", "￥", "", "元", "", "$", "", " ", "")
