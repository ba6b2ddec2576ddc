package careline_test

import (
	"testing"

	"careline"
)

func TestOfLostAndBackTheNewerCounts(t *testing.T) {
	const records, lost, back = careline.NewsRecords, careline.NewsLost, careline.NewsBack
	for _, c := range []struct{ was, later, want careline.News }{
		{records, lost, records | lost},
		{lost, back | records, back | records},
		{back | records, lost, lost | records},
		{back, records, back | records},
	} {
		if got := c.was.And(c.later); got != c.want {
			t.Errorf("%b and then %b is %b, want %b", c.was, c.later, got, c.want)
		}
	}
}
