package text

// Board is what the board of open cases and orders says.
type Board struct {
	Title, Orders, Cases, Open, Overdue, State, Sort, Filter, Customer, Tab string
	AllStates, OnlyOverdue, Filtered, Clear, Nothing, More, NoCases         string
	OverdueFirst, NewestFirst, OldestFirst, FilterHint                      string
	Number, Age, Kind, Severity, About, Provider, Owner, Window, Promise    string
	Waiting, NotFound, Where, Escalated                                     string
}

var boardEN = Board{
	Title: "Board", Orders: "Work orders", Cases: "Cases", Open: "open", Overdue: "overdue only", State: "state", Sort: "sort",
	Filter: "filter", Customer: "customer", Tab: "other list",
	AllStates: "every open state", OnlyOverdue: "overdue only", Filtered: "filter: ", Clear: "show all",
	Nothing: "Nothing is open here.", More: "the newest %d, and what is overdue", NoCases: "Cases are not yours to see.",
	OverdueFirst: "overdue first", NewestFirst: "newest first", OldestFirst: "oldest first",
	FilterHint: "provider, customer, number, district",
	Number:     "number", Age: "age", Kind: "kind", Severity: "severity", About: "about", Provider: "provider", Owner: "owner",
	Window: "time", Promise: "promise", Waiting: "waits", NotFound: "Nothing fits the filter.", Where: "where", Escalated: "escalated %s",
}

var boardZH = Board{
	Title: "看板", Orders: "工单", Cases: "服务请求", Open: "打开", Overdue: "仅超时", State: "状态", Sort: "排序",
	Filter: "筛选", Customer: "客户", Tab: "另一列表",
	AllStates: "全部未结状态", OnlyOverdue: "仅超时", Filtered: "筛选：", Clear: "全部显示",
	Nothing: "此处没有未结事项。", More: "最新 %d 条及全部超时事项", NoCases: "您无权查看服务请求。",
	OverdueFirst: "超时在前", NewestFirst: "最新在前", OldestFirst: "最早在前",
	FilterHint: "服务商、客户、编号、区县",
	Number:     "编号", Age: "时长", Kind: "类型", Severity: "程度", About: "类别", Provider: "服务商", Owner: "负责人",
	Window: "时间", Promise: "承诺", Waiting: "待派", NotFound: "没有符合筛选的条目。", Where: "地点", Escalated: "已升级%s",
}
