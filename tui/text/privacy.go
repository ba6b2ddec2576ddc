package text

// Privacy is what the page says that shows what is held about a person, and
// erases it.
type Privacy struct {
	Open, Title, TitleOf                               string // "%s" is the person's number
	Held, Units, Calls, Cases, Orders, History, Access string
	Stays, Pending                                     string // "%s" is what is still open
	Form, Number, Reason, Erase                        string
	Type                                               string // "%s" is the number to be typed
	NoReason, Erasing, Done                            string
}

var privacyEN = Privacy{
	Open: "personal data: what is held, erase", Title: "Personal data", TitleOf: "Personal data of %s",
	Held: "What is held", Units: "units", Calls: "calls", Cases: "cases", Orders: "orders", History: "history", Access: "looks",
	Stays: "What stays when it is erased, and why", Pending: "Still open, and to be closed first: %s.",
	Form: "Erase", Number: "number", Reason: "reason", Erase: "erase",
	Type:     "What is erased can't be brought back. To erase, type %s.",
	NoReason: "Type the reason; it stays in the history.", Erasing: "It is being erased.", Done: "%s is erased.",
}

var privacyZH = Privacy{
	Open: "个人数据：查看、删除", Title: "个人数据", TitleOf: "%s 的个人数据",
	Held: "所存内容", Units: "设备", Calls: "来电", Cases: "请求", Orders: "工单", History: "历史", Access: "查阅",
	Stays: "删除后保留的内容及原因", Pending: "尚未结束，须先关闭：%s。",
	Form: "删除", Number: "编号", Reason: "理由", Erase: "删除",
	Type:     "删除后无法恢复。如要删除，请输入 %s。",
	NoReason: "请输入理由；理由保留在历史中。", Erasing: "正在删除。", Done: "%s 已删除。",
}
