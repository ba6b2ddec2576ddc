package text

// Queue is what the page of a provider's orders says.
type Queue struct {
	Title, Nothing, NothingFits, More, Overdue, Marked             string
	Window, State, Kind, Customer, Where, Product, Technician      string
	Goes, Phone, Language, Preference, Address, Note, Unit, Charge string
	Text, Bring, Held                                              string
	Next, Accept, SetOff, Arrive, Resume, Done                     string
	Reject, Cannot, GiveTo, Open, Mark, MarkAll, Undo              string
	Day, Who, AnyDay, Today, Tomorrow, Later, Late                 string
	Everybody, Nobody                                              string
	WhyReject, WhyCannot, WhoGoes, CodeTitle, RatingTitle          string
	CodeLabel, ReasonLabel, Own, Submit, Digit                     string
	NotThere, NotNext, NotReject, NoTeam, NoUndo, NoDone, Gone     string
	Did, DidMany, Rejected, Finished, Followed, TakenBack          string
	Refused, UndoHint                                              string
	Reject1, Reject2, Reject3, Reject4, Reject5                    string
	Cannot1, Cannot2, Cannot3, Cannot4, Cannot5                    string
}

var queueEN = Queue{
	Title: "Orders", Nothing: "There is nothing to do.", NothingFits: "Nothing fits; {queue.day|d} and {queue.who|f} show the others.",
	More: "the first %d", Overdue: "%d overdue", Marked: "%d marked",
	Window: "time", State: "state", Kind: "kind", Customer: "customer", Where: "where", Product: "product", Technician: "technician",
	Goes: "goes", Phone: "phone", Language: "speaks", Preference: "wishes", Address: "address", Note: "on site", Unit: "unit", Charge: "charge",
	Text: "to do", Bring: "bring", Held: "on hold",
	Next: "next step", Accept: "accept", SetOff: "set off", Arrive: "arrive", Resume: "resume", Done: "done",
	Reject: "reject", Cannot: "can't be done", GiveTo: "technician", Open: "open", Mark: "mark", MarkAll: "mark all, or none", Undo: "take back",
	Day: "day", Who: "whose", AnyDay: "every day", Today: "today", Tomorrow: "tomorrow", Later: "later", Late: "overdue",
	Everybody: "everybody's", Nobody: "nobody's yet",
	WhyReject: "Why reject %s?", WhyCannot: "Why can't %s be done?", WhoGoes: "Who goes for %s?",
	CodeTitle: "%s done: the code that the customer reads out, or why there is none", RatingTitle: "%s: how satisfied is the customer?",
	CodeLabel: "code or reason", ReasonLabel: "reason", Own: "in other words", Submit: "go on", Digit: "code",
	NotThere: "The code comes when the work is done; {queue.next|enter} is the next step.", NotNext: "Nothing follows here now.",
	NotReject: "Only what is not accepted yet can be rejected.", NoTeam: "Your firm has no technicians here.",
	NoUndo: "There is no act of yours to take back here.", NoDone: "Only what was begun can come to an end.", Gone: "%s is not in your hands any more.",
	Did: "%s %s: %s", DidMany: "moved on: %d", Rejected: "%s rejected", Finished: "%s %s: done, %s",
	Followed: "%s can't be done; %s takes up from there", TakenBack: "%s: taken back", Refused: ", %d refused: %s",
	UndoHint: " · {queue.undo|ctrl+z} undoes",
	Reject1:  "no technician is free then", Reject2: "outside our area", Reject3: "we lack the part", Reject4: "we lack the skill for this product",
	Reject5: "too much work these days",
	Cannot1: "nobody at home", Cannot2: "a part is missing", Cannot3: "the customer puts it off", Cannot4: "water, power or space are not as needed",
	Cannot5: "the fault is another one",
}

var queueZH = Queue{
	Title: "工单队列", Nothing: "没有待办工单。", NothingFits: "没有符合的工单；{queue.day|d} 和 {queue.who|f} 显示其他工单。",
	More: "前 %d 张", Overdue: "超时 %d", Marked: "已标记 %d",
	Window: "时间", State: "状态", Kind: "类型", Customer: "客户", Where: "地点", Product: "产品", Technician: "技师",
	Goes: "技师", Phone: "电话", Language: "语言", Preference: "偏好", Address: "地址", Note: "现场", Unit: "设备", Charge: "费用",
	Text: "内容", Bring: "携带", Held: "暂停",
	Next: "下一步", Accept: "接单", SetOff: "出发", Arrive: "到达", Resume: "恢复", Done: "完成",
	Reject: "拒单", Cannot: "无法完成", GiveTo: "技师", Open: "打开", Mark: "标记", MarkAll: "全部标记/取消", Undo: "撤销",
	Day: "日期", Who: "技师筛选", AnyDay: "所有日期", Today: "今天", Tomorrow: "明天", Later: "以后", Late: "超时",
	Everybody: "所有人的", Nobody: "尚未指派",
	WhyReject: "%s 为何拒单？", WhyCannot: "%s 为何无法完成？", WhoGoes: "%s 由谁上门？",
	CodeTitle: "%s 完成：输入客户报出的确认码，或说明没有的理由", RatingTitle: "%s：客户满意吗？",
	CodeLabel: "确认码或理由", ReasonLabel: "理由", Own: "其他理由", Submit: "继续", Digit: "确认码",
	NotThere: "完工后才输入确认码；{queue.next|enter} 为下一步。", NotNext: "此工单目前没有下一步。",
	NotReject: "只有尚未接单的工单可以拒单。", NoTeam: "贵单位在此没有技师。",
	NoUndo: "此处没有可撤销的操作。", NoDone: "只有已开始的工单可以结束。", Gone: "%s 已不在您手中。",
	Did: "%s %s：%s", DidMany: "已推进：%d", Rejected: "%s 已拒单", Finished: "%s %s：已完成，%s",
	Followed: "%s 无法完成；已由 %s 承接", TakenBack: "%s：已撤销", Refused: "，%d 条被拒绝：%s",
	UndoHint: " · {queue.undo|ctrl+z} 撤销",
	Reject1:  "届时没有空闲技师", Reject2: "不在我们的服务区域", Reject3: "缺配件", Reject4: "不会修该产品",
	Reject5: "近期工单太多",
	Cannot1: "客户不在家", Cannot2: "缺配件", Cannot3: "客户要求改期", Cannot4: "水、电或场地不符合要求",
	Cannot5: "故障另有原因",
}
