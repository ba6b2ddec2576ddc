package careline

// Way is how a matter can be put right; which ones are open to it follows from
// its cause (C5).
type Way string

// The ways.
const (
	WayPutRight Way = "put_right" // apologise, put right within the promised time
	WayInspect  Way = "inspect"   // look at it on site, then decide
	WayCharged  Way = "charged"   // misuse: a repair that the customer pays for
	WayAdvice   Way = "advice"    // misuse: how to use it, by phone
	WayOther    Way = "other"     // something else, in words
)

var wayNames = map[Way]Words{
	WayPutRight: {"apologise, put right by the promise", "致歉并在承诺时间内处理"},
	WayInspect:  {"inspect on site, then decide", "上门检测后再定"},
	WayCharged:  {"repair at a charge", "客户付费维修"},
	WayAdvice:   {"advice on how to use it", "指导正确使用"},
	WayOther:    {"otherwise", "其他方案"},
}

// In gives the way's words in l.
func (w Way) In(l Lang) string { return kindOf(wayNames, w).In(l) }

// Ways lists the ways that a cause leaves open, the usual one first. Repair,
// exchange or refund by law (C8) has no rule here; it is written in words.
func Ways(cause Cause) []Way {
	switch cause {
	case CauseProduct, CauseService:
		return []Way{WayPutRight, WayInspect, WayOther}
	case CauseMisuse:
		return []Way{WayCharged, WayAdvice, WayOther}
	case CauseOther:
		return []Way{WayPutRight, WayInspect, WayCharged, WayAdvice, WayOther}
	default:
		return []Way{WayInspect, WayPutRight, WayOther}
	}
}

// OnSite tells whether somebody goes there for it, so that it needs a work
// order.
func (w Way) OnSite() bool { return w == WayPutRight || w == WayInspect || w == WayCharged }
