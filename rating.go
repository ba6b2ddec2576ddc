package careline

import (
	"context"
	"slices"
)

// Rating is the customer's word on a visit (P2): two grades, and what is
// neither; of those who rated, only the very satisfied count.
type Rating string

// The ratings. A customer who was not asked has rated nothing, which is known
// too; empty: nothing is known.
const (
	RatingVerySatisfied Rating = "very_satisfied"
	RatingSatisfied     Rating = "satisfied"
	RatingNeither       Rating = "neither"
	RatingNotAsked      Rating = "not_asked"
)

var ratingNames = map[Rating]Words{
	RatingVerySatisfied: {"very satisfied", "非常满意"},
	RatingSatisfied:     {"satisfied", "满意"},
	RatingNeither:       {"neither", "未表示满意"},
	RatingNotAsked:      {"not asked", "未询问"},
}

// Ratings lists the ratings, the best first.
func Ratings() []Rating {
	return []Rating{RatingVerySatisfied, RatingSatisfied, RatingNeither, RatingNotAsked}
}

// In gives the rating's name in l.
func (r Rating) In(l Lang) string { return kindOf(ratingNames, r).In(l) }

// DidRate tells that the customer's word on a visit was written down.
const DidRate Action = "rated"

// readRating refuses what is no rating; none is one.
func readRating(r Rating) error {
	if r == "" || slices.Contains(Ratings(), r) {
		return nil
	}
	return invalid(Say("There is no rating %q; there are: %s.", "没有评价 %q；可用：%s。", string(r), joinedCodes(Ratings())))
}

// tellRating writes the customer's word as an event of its own, on everybody
// whom it is counted for.
func (s *Session) tellRating(ctx context.Context, w Writer, o *WorkOrder) error {
	v := o.Visit()
	if v.Rating == "" {
		return nil
	}
	var c changes
	c.text("rating", "", string(v.Rating))
	return s.tell(ctx, w, Event{
		Kind: EventRating, Action: DidRate, On: append(o.refs(), v.Provider.Ref(), v.Technician.Ref()), Changes: c,
	})
}
