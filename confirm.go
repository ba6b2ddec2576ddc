package careline

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// MostWrongCodes is how many wrong codes are taken for an order: whoever
// guesses on has two thousand to one against them.
const MostWrongCodes = 5

// CodeDigits is how long the code is that a customer reads out.
const CodeDigits = 4

// DidMistype tells that a code was given that is not the order's.
const DidMistype Action = "mistyped"

// newCode makes the code by which the customer confirms that the work was done.
// It follows from the command's key, which no provider learns: a retry of the
// same command makes the same code. Two orders of one command differ in what
// they are for.
func newCode(key string, o *WorkOrder) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "careline confirmation\n%s\n%d\n%d\n%d\n%d\n%s\n%s\n%s",
		key, o.Customer, o.Case, o.Unit, o.FollowsOn, o.Kind, o.Text, o.Opened.UTC().Format(time.RFC3339Nano)))
	return fmt.Sprintf("%0*d", CodeDigits, binary.BigEndian.Uint64(sum[:8])%10_000)
}

// keyOf is the key of the command that is done: inside Together, that of all.
func (s *Session) keyOf(key string) string {
	if key == "" {
		return s.command
	}
	return key
}

// confirm decides how the completion of an order is confirmed: by the code that
// the customer read out, else by the reason why there is none. Who completes it
// for a provider, having the customer on the line, need not say anything. It is
// wrong where the code is: that is counted.
func (s *Session) confirm(o *WorkOrder, step *OrderStep) (wrong bool, err error) {
	v := o.Visit()
	step.Code = strings.TrimSpace(narrow(step.Code))
	step.Reason = strings.TrimSpace(SanitizeText(step.Reason))
	if err := readRating(step.Rating); err != nil {
		return false, err
	}
	switch {
	case step.Code == "" && step.Reason == "" && s.staff.Role == RoleProvider:
		return false, invalid(Say("The code that the customer reads out is needed, or the reason why there is none.", "请输入客户报出的确认码，或说明没有确认码的理由。"))
	case step.Code == "":
		return false, nil
	case o.Code == "":
		return false, invalid(Say("%s is from before there were codes: say why there is none.", "%s 没有确认码：请说明理由。", o.ID.String()))
	case v.Misses >= MostWrongCodes:
		return false, invalid(Say("No more codes are taken for %s: say why there is none.", "%s 不再接受确认码：请说明没有确认码的理由。", o.ID.String()))
	}
	return step.Code != o.Code, nil
}

// mistyped counts a wrong code. The order stays as it is.
func (s *Session) mistyped(ctx context.Context, w Writer, o *WorkOrder) error {
	v := o.Visit()
	v.Misses++
	if err := w.SaveOrder(ctx, o); err != nil {
		return err
	}
	var c changes
	c.number("misses", int64(v.Misses-1), int64(v.Misses))
	return s.tell(ctx, w, Event{Kind: EventVisit, Action: DidMistype, On: append(o.refs(), v.Provider.Ref()), Changes: c})
}

// wrongCode is the refusal of a wrong code, as the order was left by it.
func wrongCode(o *WorkOrder) error {
	left := MostWrongCodes - o.Visit().Misses
	if left <= 0 {
		return invalid(Say("That is not the code of %s. No more are taken: say why there is none.", "确认码不是 %s 的，不再接受：请说明没有确认码的理由。", o.ID.String()))
	}
	return invalid(Say("That is not the code of %s; %s left.", "确认码不是 %s 的；还可%s。", o.ID.String(), Count(left, "%s try", "%s tries", "试 %s 次")))
}
