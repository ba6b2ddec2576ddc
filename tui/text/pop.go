package text

// Pop is what is said of a call that rings.
type Pop struct {
	Unknown, Withheld    string
	Maybe                string // "%d" customers
	ForYou               string
	Due, Broken          string // "%s" is until when; of a promise
	More                 string // "%d" more ring
	Answer, Decline      string // keys
	Busy                 string // the person's own call; the one that rings, until when
	Began                string // "%s" is the call
	Declined, DeclinedIt string // left to the others; noted as missed
}

var popEN = Pop{
	Unknown: "unknown caller", Withheld: "number withheld",
	Maybe:  "%d may be calling",
	ForYou: "for you", Due: "by %s", Broken: "promise broken", More: "+%d more",
	Answer: "answer", Decline: "not me",
	Busy:  "Your call %s is still running; {console.call|F4} ends it. %s rings until %s.",
	Began: "%s began; {console.call|F4} ends it.", Declined: "%s is left to the others.", DeclinedIt: "%s is noted as a missed call.",
}

var popZH = Pop{
	Unknown: "陌生来电", Withheld: "号码未显示",
	Maybe:  "可能的客户 %d 位",
	ForYou: "找您", Due: "%s 前", Broken: "承诺逾期", More: "另有 %d 个",
	Answer: "接听", Decline: "不接",
	Busy:  "您的通话 %s 仍在进行；按 {console.call|F4} 结束。%s 振铃至 %s。",
	Began: "%s 已开始；按 {console.call|F4} 结束。", Declined: "%s 留给他人接听。", DeclinedIt: "%s 已记为未接来电。",
}
