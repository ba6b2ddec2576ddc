package text

// Call is what the page of a call says.
type Call struct {
	Title, Reason, Outcome, Note, Line, Channel, Customer string
	Number, Elapsed, Started, Done, Nothing, End, Ended   string
	Unknown, EndedAt                                      string
}

var callEN = Call{
	Title: "Call", Reason: "reason", Outcome: "outcome", Note: "note", Line: "line", Channel: "channel", Customer: "customer",
	Number: "number", Elapsed: "%d:%02d", Started: "since %s", Done: "In this call", Nothing: "nothing recorded yet",
	End: "end the call", Ended: "%s ended after %s", Unknown: "caller not known", EndedAt: "ended %s",
}

var callZH = Call{
	Title: "通话", Reason: "事由", Outcome: "结果", Note: "备注", Line: "热线", Channel: "渠道", Customer: "客户",
	Number: "号码", Elapsed: "%d:%02d", Started: "始于 %s", Done: "本次通话已办", Nothing: "尚无记录",
	End: "结束通话", Ended: "%s 已结束，时长 %s", Unknown: "来电者不详", EndedAt: "已于 %s 结束",
}
