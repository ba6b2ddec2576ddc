package text

// Complaint is what the pages of cases say.
type Complaint struct {
	New, Open, OpenInstead                        string
	Same, Matter, NewMatter                       string // of an open case about the same matter
	Kind, Category, Severity, Text, Unit, Cause   string
	Remedy, Plan, Promise, Outcome, NoUnit        string
	Opened, Owner, Orders, NoOrders, History, Own string
	Order, Advance, Edit, OpenOrder, Customer     string
	To, Pending, Into, Reason, Advanced           string
	ChooseCategory, NoWay, Merged, Units          string
	Closed, EditTitle, Known                      string
	Answers                                       string // which departments do
	Again, AgainTitle, Escalated, Ended, Broken   string
}

var complaintEN = Complaint{
	New:         "New complaint",
	Open:        "open: %s %s, %s; {case.open|ctrl+o} opens it instead",
	OpenInstead: "open that case",
	Same:        "open: %s %s, %s; enter goes on with it, n is a new matter",
	Matter:      "about", NewMatter: "new matter",
	Kind: "kind", Category: "category", Severity: "severity", Text: "in their words", Unit: "unit", Cause: "cause",
	Remedy: "wants", Plan: "plan", Promise: "promise", Outcome: "outcome", NoUnit: "about no unit",
	Opened: "opened", Owner: "owner", Orders: "Work orders", NoOrders: "none yet: w makes one", History: "History",
	Own: "In the customer's words", Order: "work order", Advance: "next step", Edit: "edit", OpenOrder: "open order",
	Customer: "customer", To: "becomes", Pending: "waits for", Into: "goes into", Reason: "reason",
	Advanced: "%s is now: %s", ChooseCategory: "Choose what the complaint is about: type its first letters.",
	NoWay: "%s is %s; it can't go on from there.", Merged: "merged into", Units: "Units", Closed: "closed",
	EditTitle: "Edit", Known: "What is known",
	Answers: "answers", Again: "called again", AgainTitle: "They came back about it",
	Escalated: "%s is now %s, promised for %s.", Ended: "%s is %s: v reopens it, or log a new one.",
	Broken: "escalated: promise of %s broken",
}

var complaintZH = Complaint{
	New:         "新投诉",
	Open:        "未结：%s %s，%s；按 {case.open|ctrl+o} 改为打开它",
	OpenInstead: "打开该请求",
	Same:        "未结：%s %s，%s；回车继续该请求，n 为新事项",
	Matter:      "事项", NewMatter: "新事项",
	Kind: "类型", Category: "类别", Severity: "严重程度", Text: "客户原话", Unit: "设备", Cause: "原因",
	Remedy: "诉求", Plan: "方案", Promise: "承诺时间", Outcome: "结果", NoUnit: "与设备无关",
	Opened: "受理", Owner: "负责人", Orders: "工单", NoOrders: "暂无：按 w 新建", History: "历史",
	Own: "客户原话", Order: "派工", Advance: "下一步", Edit: "编辑", OpenOrder: "打开工单",
	Customer: "客户", To: "变为", Pending: "等待", Into: "并入", Reason: "理由",
	Advanced: "%s 现为：%s", ChooseCategory: "请选择投诉类别：输入其首字母即可。",
	NoWay: "%s %s，不能再推进。", Merged: "并入", Units: "设备", Closed: "关闭",
	EditTitle: "编辑", Known: "已知信息",
	Answers: "责任部门", Again: "再次来电", AgainTitle: "客户就此再次来电",
	Escalated: "%s 已升级为“%s”，承诺 %s 前解决。", Ended: "%s %s：按 v 重新打开，或新建一条。",
	Broken: "已升级：承诺 %s 未兑现",
}
