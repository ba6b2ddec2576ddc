package text

// Dispatch is what the pages of work orders say.
type Dispatch struct {
	New, Provider, Window, Kind, Unit, Site, Charge, Text string
	Send, Why, NoProvider, NoSite, Waiting, NoUnit, Unfit string
	Goodwill, Sent, SentNobody                            string
	State, Visit, Technician, Reason, From, FollowsOn     string
	FollowOn, Visits, History, Case, Customer, NoCase     string
	Assign, Accept, Reject, SetOff, Start, Hold, Resume   string
	Complete, CannotComplete, Cancel, Settle              string
	Whom, NobodyLeft, Report, Stepped, FollowOnOpened     string
	WhyReject, WhyHold, WhyCannot, WhyCancel              string
	NextBest, RejectedByAll, Phone, Any, NoTechnician     string
	Code, Rating, Confirmed, Unrated                      string
}

var dispatchEN = Dispatch{
	New: "New work order", Provider: "provider", Window: "time", Kind: "kind", Unit: "unit", Site: "where",
	Charge: "charge", Text: "to do", Send: "dispatch", Why: "Who could go, best first",
	NoProvider: "There is no provider that could go: the order will wait, pending dispatch.",
	NoSite:     "no address is known", Waiting: "waits, pending dispatch", NoUnit: "no unit", Unfit: "not fit",
	Goodwill: "free, as a goodwill",
	Sent:     "%s sent to %s", SentNobody: "%s waits for a provider",
	State: "state", Visit: "visit", Technician: "technician", Reason: "reason", From: "case",
	FollowsOn: "follows on", FollowOn: "followed by", Visits: "Visits", History: "History", Case: "case",
	Customer: "customer", NoCase: "The order did not come from a case.",
	Assign: "pass on", Accept: "accept", Reject: "reject", SetOff: "set off", Start: "start", Hold: "hold", Resume: "resume",
	Complete: "done", CannotComplete: "can't complete", Cancel: "cancel it", Settle: "settle",
	Whom: "Pass on to whom? Enter picks", NobodyLeft: "There is no provider left to ask.", Report: "what was done",
	Stepped: "%s %s", FollowOnOpened: "%s can't be completed; %s takes up from there",
	WhyReject: "why it is rejected", WhyHold: "why it waits", WhyCannot: "why it can't be completed",
	WhyCancel: "why it is cancelled",
	NextBest:  "%s rejected; %s is asked now", RejectedByAll: "%s rejected; nobody is left to ask, it waits for a dispatcher",
	Phone: "phone", Any: "who has least to do", NoTechnician: "This provider has no technicians.",
	Code: "code", Rating: "customer", Confirmed: "confirmed by code", Unrated: "not said",
}

var dispatchZH = Dispatch{
	New: "新工单", Provider: "服务商", Window: "时间", Kind: "类型", Unit: "设备", Site: "地点",
	Charge: "费用", Text: "内容", Send: "派工", Why: "可派服务商，最合适者在前",
	NoProvider: "没有可派的服务商：工单将等待派工。",
	NoSite:     "地址不详", Waiting: "等待派工", NoUnit: "无设备", Unfit: "不合适",
	Goodwill: "免费（特批）",
	Sent:     "%s 已派给 %s", SentNobody: "%s 等待派工",
	State: "状态", Visit: "上门", Technician: "技师", Reason: "理由", From: "请求",
	FollowsOn: "承接", FollowOn: "后续工单", Visits: "上门", History: "历史", Case: "请求",
	Customer: "客户", NoCase: "该工单并非来自服务请求。",
	Assign: "转派", Accept: "接单", Reject: "拒单", SetOff: "出发", Start: "开始", Hold: "暂停", Resume: "恢复",
	Complete: "完成", CannotComplete: "无法完成", Cancel: "取消工单", Settle: "结算",
	Whom: "转派给谁？回车选定", NobodyLeft: "没有可派的服务商。", Report: "完成情况",
	Stepped: "%s %s", FollowOnOpened: "%s 无法完成；已由 %s 承接",
	WhyReject: "拒单理由", WhyHold: "暂停理由", WhyCannot: "无法完成的理由",
	WhyCancel: "取消理由",
	NextBest:  "%s 已拒单；已改派 %s", RejectedByAll: "%s 已拒单；没有可派的服务商，等待派工员处理",
	Phone: "电话", Any: "当天任务最少者", NoTechnician: "该服务商没有技师。",
	Code: "确认码", Rating: "客户评价", Confirmed: "已凭码确认", Unrated: "未说明",
}
