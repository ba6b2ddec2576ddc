package text

// Customer is what the customer's file says.
type Customer struct {
	Title                             string // "%s" is the name
	Loading                           string
	Units, Work, History              string // the panes
	NoUnits, NoWork, NoEvents         string
	NoEventsOf                        string // "%s" is the filter
	NoPhone, NoAddress                string
	DoNotCall                         string
	Speaks, Prefers, LivesWith, Serve string
	Note, And                         string
	Former                            string // a home moved out of
	CasesOpen                         string // "%d open"
	Overdue, Escalated                string
	Again, NoMatter                   string
	NoProvider                        string    // an order that waits for one
	Events, OneEvent                  string    // "%d events"
	Covered                           string    // the parts, until when
	EventsMore                        string    // "%d+ events"
	By                                string    // "%s" wrote it
	Filters                           [5]string // all, calls, cases, orders and visits, units

	Call, EndCall, Complaint, Order, NoteKey, Unit, Edit, Filter, Open string // keys
	Pane, PaneBack, Move                                               string
	SaveNote, DropNote                                                 string
	NoteLabel, NotePlaceholder                                         string
	NoteSaved, CallStarted                                             string
	OtherCall                                                          string // "%s" is the call
	NothingToOpen                                                      string
	Nothing                                                            string // nothing is chosen
	NotLoaded                                                          string
}

var customerEN = Customer{
	Title: "Customer %s", Loading: "loading…",
	Units: "Units", Work: "Cases and orders", History: "History",
	NoUnits: "none yet; u enters one", NoWork: "none yet", NoEvents: "nothing yet", NoEventsOf: "no %s",
	NoPhone: "no phone", NoAddress: "no address", DoNotCall: "do not call",
	Speaks: "speaks", Prefers: "wants", LivesWith: "with", Serve: "looked after by",
	Note: "note", And: ", ", Former: "until %s",
	CasesOpen: "%d open", Overdue: "overdue", Escalated: "escalated",
	Again: "called again", NoMatter: "Nothing of this customer's is open; c logs a new complaint.",
	NoProvider: "no provider yet",
	Events:     "%d events", OneEvent: "1 event", Covered: "%s until %s", EventsMore: "%d+ events", By: "by %s",
	Filters: [5]string{"all", "calls and notes", "cases", "orders and visits", "units and file"},
	Call:    "call", EndCall: "end call", Complaint: "complaint", Order: "work order", NoteKey: "note",
	Unit: "unit", Edit: "edit", Filter: "history", Open: "open", Pane: "next pane", PaneBack: "pane before", Move: "choose",
	SaveNote: "save note", DropNote: "drop it",
	NoteLabel: "Note", NotePlaceholder: "what the next person should know",
	NoteSaved: "Note saved.", CallStarted: "%s began; press the key again to end it.",
	OtherCall:     "Your call %s is with somebody else; {customer.call|F4} on their file ends it.",
	NothingToOpen: "There is nothing more to see of this line.",
	Nothing:       "Nothing is chosen.", NotLoaded: "The file is still loading.",
}

var customerZH = Customer{
	Title: "客户 %s", Loading: "读取中…",
	Units: "设备", Work: "请求和工单", History: "历史",
	NoUnits: "暂无；按 u 登记", NoWork: "暂无", NoEvents: "暂无", NoEventsOf: "没有%s",
	NoPhone: "无电话", NoAddress: "无地址", DoNotCall: "勿致电",
	Speaks: "语言", Prefers: "偏好", LivesWith: "同住", Serve: "客户代表",
	Note: "备注", And: "、", Former: "至 %s",
	CasesOpen: "%d 件在办", Overdue: "已超时", Escalated: "已升级",
	Again: "再次来电", NoMatter: "该客户没有未结请求；按 c 新建投诉。",
	NoProvider: "待派服务商",
	Events:     "%d 条", OneEvent: "1 条", Covered: "%s至 %s", EventsMore: "%d+ 条", By: "%s 记录",
	Filters: [5]string{"全部", "来电和备注", "请求", "工单和上门", "设备和档案"},
	Call:    "通话", EndCall: "结束通话", Complaint: "投诉", Order: "工单", NoteKey: "备注",
	Unit: "设备", Edit: "修改", Filter: "筛选历史", Open: "打开", Pane: "下一栏", PaneBack: "上一栏", Move: "选择",
	SaveNote: "保存备注", DropNote: "放弃",
	NoteLabel: "备注", NotePlaceholder: "下一位接听者应该知道的事",
	NoteSaved: "备注已保存。", CallStarted: "%s 已开始；再按一次结束。",
	OtherCall:     "您的通话 %s 是与另一位客户的；请在其档案页按 {customer.call|F4} 结束。",
	NothingToOpen: "此条没有更多内容。",
	Nothing:       "未选择任何内容。", NotLoaded: "档案仍在读取。",
}
