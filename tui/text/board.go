package text

// Board is what the board of open cases and orders says.
type Board struct {
	Title, Orders, Cases, Open, Overdue, State, Filter, Customer, Tab         string
	AllStates, OnlyOverdue, Filtered, Clear, Nothing, More, Cut, NoCases      string
	OverdueFirst, SortBy, FilterHint, Older, Mine, MineKey, NoMine            string
	Nobodys, Unassigned, NobodyKey, Everybody, WhoseTitle, Pick, PickHint     string
	Number, Age, Kind, Severity, About, Provider, Owner, Window, Promise      string
	Waiting, NotFound, Where, Visit, Text, Escalated                          string
	Mark, MarkAll, MarkUp, MarkDown, Marked, MarkedHidden                     string
	PassOn, Hold, Resume, Cancel, Give, Acknowledge, Weigh, Undo, Submit, Yes string
	PassTitle, HoldTitle, CancelTitle, GiveTitle, WeighTitle                  string
	Passed, Held, Resumed, Cancelled, Given, Released, Weighed, Acknowledged  string
	NOrders, NCases, Fits, Refused, RefusedTitle, NobodyLeft, Myself, Nobody  string
	UndoHint, NoUndo, TakenBack, NothingChanged, NoWayBack, NeedsReason       string
	Views, NoViews, SaveView, SaveTitle, ViewSaved, ViewGone, ViewUnread      string
	Opens, OpensWith, OpensPlain, IsOpening, Drop, Dropped                    string
	City, CityTitle, AnyCity, AtTitle, PromiseKey, PromisedToday              string
	Opened, Take, Taken, Approve, Approved, ToApprove                         string
}

var boardEN = Board{
	Title: "Board", Orders: "Work orders", Cases: "Cases", Open: "open", Overdue: "overdue only", State: "state",
	Filter: "filter", Customer: "customer", Tab: "other list",
	AllStates: "every open state", OnlyOverdue: "overdue only", Filtered: "filter: ", Clear: "show all",
	Nothing: "Nothing is open here.", More: "the newest %d, and what is overdue", Cut: "the first %d that fit; there are more",
	NoCases: "Cases are not yours to see.", OverdueFirst: "overdue first", SortBy: "sort by %s",
	FilterHint: "provider, customer, number, district", Older: "older than %s",
	Mine: "mine", MineKey: "mine", NoMine: "An order has a provider and no owner; press tab for your cases.",
	Nobodys: "nobody's", Unassigned: "waiting for a provider", NobodyKey: "nobody's",
	Everybody: "everybody's", WhoseTitle: "Whose?", Pick: "choose", PickHint: "type to narrow",
	Number: "number", Age: "age", Kind: "kind", Severity: "severity", About: "about", Provider: "provider", Owner: "owner",
	Window: "time", Promise: "promise", Waiting: "waits", NotFound: "Nothing fits the filter.", Where: "where", Escalated: "escalated %s",
	Visit: "visit", Text: "text",
	Mark: "mark", MarkAll: "mark all, or none", MarkUp: "mark upwards", MarkDown: "mark downwards",
	Marked: "%d marked", MarkedHidden: "(%d not shown)",
	PassOn: "pass on", Hold: "hold", Resume: "resume", Cancel: "cancel", Give: "give to", Acknowledge: "acknowledge",
	Weigh: "severity…", Undo: "take back", Submit: "go on", Yes: "yes, do it",
	PassTitle: "Pass %s on to whom?", HoldTitle: "Why hold %s?", CancelTitle: "Why cancel %s?",
	GiveTitle: "Give %s to whom?", WeighTitle: "How severe: %s?",
	Passed: "%s passed on to %s", Held: "%s put on hold", Resumed: "%s resumed", Cancelled: "%s cancelled",
	Given: "%s given to %s", Released: "%s given to nobody", Weighed: "%s made %s", Acknowledged: "%s acknowledged",
	NOrders: "%d orders", NCases: "%d cases", Fits: "fits %d of %d", Refused: ", %d refused", RefusedTitle: "Refused, and still marked: %d",
	NobodyLeft: "There is nobody else to pass it on to.", Myself: "myself", Nobody: "nobody",
	UndoHint: " · {board.undo|ctrl+z} undoes", NoUndo: "There is no act of yours to take back here.", TakenBack: "%s: taken back",
	NothingChanged: "Nothing had been changed.", NoWayBack: "A cancelled order has no way back. Cancel for good?",
	NeedsReason: "A reason is needed.",
	Views:       "saved views", NoViews: "No view is saved here; {board.save|ctrl+s} saves how the list is looked at.", SaveView: "save view",
	SaveTitle: "Save this view under which name?", ViewSaved: "View %s saved", ViewGone: "View %s names %s, who is no longer here.",
	ViewUnread: "View %s can't be read.",
	Opens:      "opens the board", OpensWith: "The board opens with %s", OpensPlain: "The board no longer opens with %s",
	IsOpening: "opens the board", Drop: "drop", Dropped: "View %s dropped",
	City: "city", CityTitle: "In which city?", AnyCity: "anywhere", AtTitle: "With an open order at which provider?",
	PromiseKey: "promised today", PromisedToday: "promised today: %s",
	Opened: "opened: %s", Take: "take", Taken: "%s taken", Approve: "approve", Approved: "%s approved",
	ToApprove: "These orders are completed and wait to be approved.",
}

var boardZH = Board{
	Title: "看板", Orders: "工单", Cases: "服务请求", Open: "打开", Overdue: "仅超时", State: "状态",
	Filter: "筛选", Customer: "客户", Tab: "另一列表",
	AllStates: "全部未结状态", OnlyOverdue: "仅超时", Filtered: "筛选：", Clear: "全部显示",
	Nothing: "此处没有未结事项。", More: "最新 %d 条及全部超时事项", Cut: "仅前 %d 条，还有更多",
	NoCases: "您无权查看服务请求。", OverdueFirst: "超时在前", SortBy: "按%s排序",
	FilterHint: "服务商、客户、编号、区县", Older: "超过%s",
	Mine: "我的", MineKey: "我的", NoMine: "工单只有服务商，没有负责人；按 tab 查看您的服务请求。",
	Nobodys: "无人负责", Unassigned: "待派服务商", NobodyKey: "无人的",
	Everybody: "所有人的", WhoseTitle: "谁的？", Pick: "选择", PickHint: "输入以缩小范围",
	Number: "编号", Age: "时长", Kind: "类型", Severity: "程度", About: "类别", Provider: "服务商", Owner: "负责人",
	Window: "时间", Promise: "承诺", Waiting: "待派", NotFound: "没有符合筛选的条目。", Where: "地点", Escalated: "已升级%s",
	Visit: "上门", Text: "内容",
	Mark: "标记", MarkAll: "全部标记/取消", MarkUp: "向上标记", MarkDown: "向下标记",
	Marked: "已标记 %d", MarkedHidden: "（%d 条未显示）",
	PassOn: "转派", Hold: "暂停", Resume: "恢复", Cancel: "取消工单", Give: "交给", Acknowledge: "受理",
	Weigh: "程度…", Undo: "撤销", Submit: "继续", Yes: "是，执行",
	PassTitle: "%s 转派给谁？", HoldTitle: "%s 为何暂停？", CancelTitle: "%s 为何取消？",
	GiveTitle: "%s 交给谁？", WeighTitle: "%s 严重程度？",
	Passed: "%s 已转派给%s", Held: "%s 已暂停", Resumed: "%s 已恢复", Cancelled: "%s 已取消",
	Given: "%s 已交给%s", Released: "%s 现无人负责", Weighed: "%s 已改为%s", Acknowledged: "%s 已受理",
	NOrders: "%d 张工单", NCases: "%d 个请求", Fits: "适合 %d/%d", Refused: "，%d 条被拒绝", RefusedTitle: "被拒绝，仍保留标记：%d",
	NobodyLeft: "没有其他可转派的服务商。", Myself: "我自己", Nobody: "无人",
	UndoHint: " · {board.undo|ctrl+z} 撤销", NoUndo: "此处没有可撤销的操作。", TakenBack: "%s：已撤销",
	NothingChanged: "没有改动。", NoWayBack: "工单取消后无法恢复。确定取消？",
	NeedsReason: "请说明理由。",
	Views:       "已存视图", NoViews: "此处没有已存视图；{board.save|ctrl+s} 保存当前视图。", SaveView: "保存视图",
	SaveTitle: "以什么名称保存此视图？", ViewSaved: "视图 %s 已保存", ViewGone: "视图 %s 指定的 %s 已不在。",
	ViewUnread: "无法读取视图 %s。",
	Opens:      "设为默认", OpensWith: "看板将以 %s 打开", OpensPlain: "看板不再以 %s 打开",
	IsOpening: "默认打开", Drop: "删除", Dropped: "视图 %s 已删除",
	City: "城市", CityTitle: "哪个城市？", AnyCity: "不限", AtTitle: "在哪个服务商有未结工单？",
	PromiseKey: "今日承诺", PromisedToday: "今日承诺：%s",
	Opened: "登记于：%s", Take: "我来处理", Taken: "%s 已由您负责", Approve: "审批", Approved: "%s 已审批",
	ToApprove: "这些工单已完成，等待审批。",
}
