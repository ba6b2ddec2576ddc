package main

import "careline"

func customers(n int) careline.Phrase {
	return careline.Count(n, "%s customer", "%s customers", "%s 位客户")
}

func rows(n int) careline.Phrase { return careline.Count(n, "%s row", "%s rows", "%s 行") }

// The words of tables and files.
var (
	wNumber      = careline.Words{EN: "number", ZH: "编号"}
	wName        = careline.Words{EN: "name", ZH: "姓名"}
	wCompany     = careline.Words{EN: "company", ZH: "单位"}
	wPhone       = careline.Words{EN: "phone", ZH: "电话"}
	wPhones      = careline.Words{EN: "phones", ZH: "电话"}
	wEmail       = careline.Words{EN: "e-mail", ZH: "邮箱"}
	wFax         = careline.Words{EN: "fax", ZH: "传真"}
	wContact     = careline.Words{EN: "contact", ZH: "联系方式"}
	wDoNotCall   = careline.Words{EN: "(do not call)", ZH: "（勿拨）"}
	wAddress     = careline.Words{EN: "address", ZH: "地址"}
	wMatched     = careline.Words{EN: "matched", ZH: "匹配"}
	wTier        = careline.Words{EN: "tier", ZH: "等级"}
	wLanguage    = careline.Words{EN: "language", ZH: "语言"}
	wWishes      = careline.Words{EN: "preference", ZH: "偏好"}
	wNote        = careline.Words{EN: "note", ZH: "备注"}
	wUnit        = careline.Words{EN: "unit", ZH: "设备"}
	wUnits       = careline.Words{EN: "UNITS", ZH: "设备"}
	wCases       = careline.Words{EN: "CASES", ZH: "服务请求"}
	wOrders      = careline.Words{EN: "WORK ORDERS", ZH: "工单"}
	wHistory     = careline.Words{EN: "HISTORY", ZH: "历史"}
	wVisits      = careline.Words{EN: "VISITS", ZH: "上门"}
	wCrew        = careline.Words{EN: "TECHNICIANS", ZH: "技师"}
	wCovers      = careline.Words{EN: "WARRANTY", ZH: "保修"}
	wCustomer    = careline.Words{EN: "customer", ZH: "客户"}
	wCase        = careline.Words{EN: "case", ZH: "服务请求"}
	wProvider    = careline.Words{EN: "provider", ZH: "服务商"}
	wAll         = careline.Words{EN: "all", ZH: "全部"}
	wTimes       = careline.Words{EN: "asked", ZH: "次数"}
	wMost        = careline.Words{EN: "most ms", ZH: "最长 ms"}
	wKind        = careline.Words{EN: "kind", ZH: "类型"}
	wState       = careline.Words{EN: "state", ZH: "状态"}
	wVisit       = careline.Words{EN: "visit", ZH: "上门"}
	wCategory    = careline.Words{EN: "category", ZH: "类别"}
	wAnswers     = careline.Words{EN: "answers", ZH: "责任部门"}
	wSeverity    = careline.Words{EN: "severity", ZH: "严重程度"}
	wCause       = careline.Words{EN: "cause", ZH: "原因"}
	wText        = careline.Words{EN: "text", ZH: "内容"}
	wRemedy      = careline.Words{EN: "remedy", ZH: "诉求"}
	wPlan        = careline.Words{EN: "plan", ZH: "方案"}
	wPromise     = careline.Words{EN: "promised", ZH: "承诺时间"}
	wOutcome     = careline.Words{EN: "outcome", ZH: "结果"}
	wOwner       = careline.Words{EN: "owner", ZH: "负责人"}
	wOpened      = careline.Words{EN: "opened", ZH: "建立时间"}
	wClosed      = careline.Words{EN: "closed", ZH: "关闭时间"}
	wWindow      = careline.Words{EN: "window", ZH: "上门时段"}
	wCharge      = careline.Words{EN: "charge", ZH: "费用"}
	wCode        = careline.Words{EN: "code", ZH: "确认码"}
	wReason      = careline.Words{EN: "reason", ZH: "事由"}
	wFollowsOn   = careline.Words{EN: "follows on", ZH: "接续"}
	wFollowOn    = careline.Words{EN: "follow-on", ZH: "后续工单"}
	wProduct     = careline.Words{EN: "product", ZH: "型号"}
	wSerial      = careline.Words{EN: "serial", ZH: "序列号"}
	wAssetTag    = careline.Words{EN: "asset tag", ZH: "资产标签"}
	wBought      = careline.Words{EN: "bought", ZH: "购买"}
	wInstalled   = careline.Words{EN: "installed", ZH: "安装日期"}
	wCard        = careline.Words{EN: "card", ZH: "质量信誉卡"}
	wOperator    = careline.Words{EN: "operator", ZH: "话务员"}
	wLine        = careline.Words{EN: "line", ZH: "热线"}
	wBegan       = careline.Words{EN: "began", ZH: "开始"}
	wEnded       = careline.Words{EN: "ended", ZH: "结束"}
	wTerritory   = careline.Words{EN: "territory", ZH: "服务区域"}
	wSkills      = careline.Words{EN: "skills", ZH: "技能"}
	wLanguages   = careline.Words{EN: "languages", ZH: "语言"}
	wOpen        = careline.Words{EN: "open", ZH: "在办"}
	wCapacity    = careline.Words{EN: "capacity", ZH: "上限"}
	wEscalated   = careline.Words{EN: "escalated", ZH: "已升级"}
	wBroken      = careline.Words{EN: "broken promise", ZH: "未兑现的承诺"}
	wOverdue     = careline.Words{EN: "overdue", ZH: "超时"}
	wLogin       = careline.Words{EN: "login", ZH: "登录名"}
	wRole        = careline.Words{EN: "role", ZH: "角色"}
	wScore       = careline.Words{EN: "alike", ZH: "相似度"}
	wRetired     = careline.Words{EN: "retired", ZH: "已停用"}
	wFingerprint = careline.Words{EN: "fingerprint", ZH: "指纹"}
	wType        = careline.Words{EN: "type", ZH: "类型"}
	wComment     = careline.Words{EN: "comment", ZH: "注释"}
	wMay         = careline.Words{EN: "may", ZH: "可以"}
	wKeys        = careline.Words{EN: "keys", ZH: "密钥"}
	wSuspended   = careline.Words{EN: "suspended", ZH: "已停用"}
	wFile        = careline.Words{EN: "file", ZH: "文件"}
	wSize        = careline.Words{EN: "size", ZH: "大小"}
	wTable       = careline.Words{EN: "table", ZH: "表"}
	wRows        = careline.Words{EN: "rows", ZH: "行数"}
	wSum         = careline.Words{EN: "checksum", ZH: "校验和"}
	wTables      = careline.Words{EN: "tables", ZH: "数据表"}
	wProgram     = careline.Words{EN: "careline", ZH: "careline"}
	wNoKeys      = careline.Words{EN: "the palette only", ZH: "仅操作面板"}
	wKey         = careline.Words{EN: "key", ZH: "键"}
	wWhat        = careline.Words{EN: "what", ZH: "内容"}
	wAbout       = careline.Words{EN: "about", ZH: "关于"}
	wSince       = careline.Words{EN: "since", ZH: "时间"}
	wTries       = careline.Words{EN: "tried", ZH: "次数"}
	wOption      = careline.Words{EN: "option", ZH: "选项"}
	wValue       = careline.Words{EN: "value", ZH: "值"}
	wFrom        = careline.Words{EN: "from", ZH: "来源"}
)

// The words of an overview.
var (
	wNow       = careline.Words{EN: "now", ZH: "现在"}
	wCalls     = careline.Words{EN: "calls", ZH: "通话中"}
	wRinging   = careline.Words{EN: "ringing", ZH: "振铃中"}
	wMissed    = careline.Words{EN: "missed", ZH: "今日未接"}
	wOpenNow   = careline.Words{EN: "open", ZH: "未结"}
	wNobodys   = careline.Words{EN: "nobody's", ZH: "无人负责"}
	wWaiting   = careline.Words{EN: "no provider", ZH: "待派服务商"}
	wToSettle  = careline.Words{EN: "to approve", ZH: "待审批"}
	wPromised  = careline.Words{EN: "PROMISED TODAY", ZH: "今日承诺"}
	wProviders = careline.Words{EN: "PROVIDERS", ZH: "服务商"}
	wCities    = careline.Words{EN: "CITIES", ZH: "城市"}
	wCity      = careline.Words{EN: "city", ZH: "城市"}
	wCallsNow  = careline.Words{EN: "CALLS", ZH: "通话"}
	wOnNow     = careline.Words{EN: "ON DUTY", ZH: "在岗"}
	wOrder     = careline.Words{EN: "work order", ZH: "工单"}

	wShift          = careline.Words{EN: "shift", ZH: "本班"}
	wNextShift      = careline.Words{EN: "the next", ZH: "下一班"}
	wShiftNotes     = careline.Words{EN: "NOTES", ZH: "备注"}
	wCasesOf        = careline.Words{EN: "OPEN CASES", ZH: "未结服务请求"}
	wPromisedCases  = careline.Words{EN: "CASES PROMISED UNTIL THE NEXT SHIFT ENDS", ZH: "下一班结束前承诺的请求"}
	wPromisedOrders = careline.Words{EN: "VISITS PROMISED UNTIL THEN", ZH: "此前约定的上门"}
	wBegunDrafts    = careline.Words{EN: "BEGUN AND NOT SAVED", ZH: "已开始但未保存"}
)
