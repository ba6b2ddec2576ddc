package rival

import (
	"regexp"
	"strings"

	"careline/cmd/careline/bench"
)

// spelled is a phone as people write it: its digits are what other programs
// are asked for.
var spelled = regexp.MustCompile(`^\+?\d[\d -]{5,}\d$`)

// rooms, such as 5-2-601, are no phone.
var rooms = regexp.MustCompile(`^\d{1,3}-\d{1,2}-\d{3,4}$`)

// Scraps translates a query fairly: each word that was typed must stand
// somewhere in the customer's line, and a phone is asked for by its digits.
func Scraps(q *bench.Query) []string {
	var all []string
	for _, part := range q.Parts {
		if spelled.MatchString(part) && !rooms.MatchString(part) {
			all = append(all, strings.NewReplacer("+", "", " ", "", "-", "").Replace(part))
			continue
		}
		all = append(all, strings.Fields(part)...)
	}
	return all
}
