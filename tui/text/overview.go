package text

// Overview is what the page of the whole hotline says.
type Overview struct {
	Title, Open, Next, Before, Move, Section                      string
	Calls, Ringing, Missed, LateCases, LateOrders, Unassigned, On string // under the large figures
	Cases, Orders, Promises, Providers, Cities, CallsNow, People  string // the sections
	Late, AllOpen, Nobodys, Waiting, ToApprove, OpenOrders        string
	Today, Days, Older, Due, Broken, Kept                         string // short, over numbers
	Nothing, NoCalls, NoOne, Nowhere, Unknown, InCall             string
}

var overviewEN = Overview{
	Title: "Overview", Open: "open the list", Next: "next section", Before: "section before", Move: "move", Section: "section %d",
	Calls: "calls now", Ringing: "ringing", Missed: "missed", LateCases: "late cases", LateOrders: "late orders",
	Unassigned: "no provider", On: "people on",
	Cases: "Cases", Orders: "Orders", Promises: "Promised today", Providers: "Providers", Cities: "Cities", CallsNow: "Calls", People: "On duty",
	Late: "late", AllOpen: "all open", Nobodys: "nobody's", Waiting: "no provider", ToApprove: "to approve", OpenOrders: "open",
	Nothing: "nothing open", NoCalls: "no call", NoOne: "nobody", Nowhere: "nowhere", Unknown: "unknown caller", InCall: "in a call",
	Today: "today", Days: "1–3d", Older: "older", Due: "due", Broken: "broken", Kept: "kept",
}

var overviewZH = Overview{
	Title: "总览", Open: "打开列表", Next: "下一栏", Before: "上一栏", Move: "移动", Section: "第 %d 栏",
	Calls: "通话中", Ringing: "振铃中", Missed: "今日未接", LateCases: "超时请求", LateOrders: "超时工单",
	Unassigned: "待派服务商", On: "在岗",
	Cases: "服务请求", Orders: "工单", Promises: "今日承诺", Providers: "服务商", Cities: "城市", CallsNow: "通话", People: "在岗人员",
	Late: "超时", AllOpen: "全部未结", Nobodys: "无人负责", Waiting: "待派服务商", ToApprove: "待审批", OpenOrders: "未结",
	Nothing: "没有未结事项", NoCalls: "没有通话", NoOne: "无人", Nowhere: "地点不详", Unknown: "来电人不详", InCall: "通话中",
	Today: "今天", Days: "1–3天", Older: "更早", Due: "待办", Broken: "违约", Kept: "兑现",
}

// Floor is what the lists of calls and people say.
type Floor struct {
	Title, Calls, Ringing, Missed, People, Open, Next, Before, Move string
	Who, Role, Line, Customer, Number, Since, For, Call, CasesOf    string
	NoCalls, NoRinging, NoMissed, NoOne, NotKnown                   string
}

var floorEN = Floor{
	Title: "Calls and people", Calls: "Calls", Ringing: "Ringing", Missed: "Missed today", People: "On duty", Open: "open", Next: "next list",
	Before: "list before", Move: "move",
	Who: "who", Role: "role", Line: "line", Customer: "customer", Number: "number", Since: "since", For: "for", Call: "call", CasesOf: "cases",
	NoCalls: "Nobody is in a call.", NoRinging: "Nothing rings.", NoMissed: "No call was missed today.", NoOne: "Nobody is on.",
	NotKnown: "Nobody knows yet whose call it is.",
}

var floorZH = Floor{
	Title: "通话与人员", Calls: "通话", Ringing: "振铃", Missed: "今日未接", People: "在岗", Open: "打开", Next: "下一列表",
	Before: "上一列表", Move: "移动",
	Who: "人员", Role: "角色", Line: "热线", Customer: "客户", Number: "号码", Since: "时长", For: "指定", Call: "通话", CasesOf: "请求",
	NoCalls: "无人在通话。", NoRinging: "没有来电振铃。", NoMissed: "今日没有未接来电。", NoOne: "无人在岗。",
	NotKnown: "尚不知来电人是谁。",
}
