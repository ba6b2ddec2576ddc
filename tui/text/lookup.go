package text

// Lookup is what the home page says.
type Lookup struct {
	Title, Box         string
	Placeholder        string
	Open, New, Choose  string // keys
	Clear              string
	Found              string // "%d found"
	FoundMore          string // the first "%d" of more
	FoundNear          string // "%d" of whom something only sounds or looks alike
	FoundClosest       string // "%d" who match all but a scrap or two
	Closest            string // heads those where nobody matches all of it
	InPart             string // heads them where somebody does
	Near               string // behind the name of a field that is met only nearly
	Not                string // before the scraps that were not met
	Searching          string
	Nothing            string // nothing fits; "%s" is the query
	NothingHints       []string
	How                string // heads Hints
	Hints              []string
	Begin, Practise    []string // at a new hotline; at a made-up one
	Preview            string
	NoPhone, NoAddress string
	Units, OpenCases   string
	OpenOrders         string
	Escalated          string // a promise was broken
	OpenCase           string // has an open case
	CalledToday        string // they called, or were called
	And                string // between two reasons
	Call, CallStarted  string // the key; what it did
	MayNotMake         string
}

var lookupEN = Lookup{
	Title: "Search", Box: "Who is calling?",
	Placeholder: "name, phone, address, serial or number",
	Open:        "open", New: "new customer", Choose: "choose", Clear: "clear",
	Found: "%d found", FoundMore: "first %d, type more to narrow",
	FoundNear: "%d near", FoundClosest: "%d closest", Closest: "Nobody matches all of it; these come closest:",
	InPart: "These match only in part:",
	Near:   " (near)", Not: "not",
	Searching: "searching…",
	Nothing:   "Nobody fits %s.",
	NothingHints: []string{
		"enter   makes a new customer from what you typed",
		"        or take a scrap away, or try another: the last digits of the phone,",
		"        a part of the address, the name by sound (wang jg)",
	},
	How: "Type any scraps, in any order",
	Hints: []string{
		"王建国  wangjianguo  wjg     name, by characters, sound or initials",
		"8823  138 0013  025-8332     phone, its end or its beginning",
		"建国路 88                    address",
		"6A2207-0041                  serial number, asset tag, warranty card",
		"CASE-…  WO-…  C-…            number of a case, an order, a customer",
		"wang 8823 建国路             all of it mixed",
		"王剑国  wnag  smyth          as heard, or with a slip: near ones follow",
	},
	Begin: []string{
		"New here? {lookup.new|F3} makes a customer; outside the console,",
		"careline import customers FILE brings in a list, and careline demo",
		"opens a made-up hotline to practise in.",
	},
	Practise: []string{
		"Everybody here is made up. Try 8823, wang jg or 建国路 88, then enter;",
		"log a complaint, send a technician: nothing can break.",
	},
	Preview: "File", NoPhone: "no phone", NoAddress: "no address",
	Units: "Units", OpenCases: "Open cases", OpenOrders: "Open orders", Escalated: "escalated",
	OpenCase: "open case", CalledToday: "in touch today",
	And: ", ", Call: "call", CallStarted: "%s began; {lookup.call|F4} ends it and says who called.", MayNotMake: "Your role may not make customers.",
}

var lookupZH = Lookup{
	Title: "查找", Box: "谁来电？",
	Placeholder: "姓名、电话、地址、序列号或编号",
	Open:        "打开", New: "新客户", Choose: "选择", Clear: "清空",
	Found: "找到 %d 位", FoundMore: "前 %d 位，请继续输入以缩小范围",
	FoundNear: "近似 %d 位", FoundClosest: "最接近 %d 位", Closest: "没有完全符合的客户；以下最为接近：",
	InPart: "以下仅部分符合：",
	Near:   "（近似）", Not: "不符",
	Searching: "查找中…",
	Nothing:   "没有符合 %s 的客户。",
	NothingHints: []string{
		"enter   用已输入的内容新建客户",
		"        或删去一项，或换一项：电话后几位、",
		"        地址的一部分、姓名拼音（wang jg）",
	},
	How: "输入任意片段，次序不限",
	Hints: []string{
		"王建国  wangjianguo  wjg     姓名：汉字、拼音或首字母",
		"8823  138 0013  025-8332     电话：末几位或前几位",
		"建国路 88                    地址",
		"6A2207-0041                  序列号、资产标签、质量信誉卡号",
		"CASE-…  WO-…  C-…            服务请求、工单、客户编号",
		"wang 8823 建国路             混合输入",
		"王剑国  wnag  smyth          按读音，或有笔误：近似的排在后面",
	},
	Begin: []string{
		"初次使用？按 {lookup.new|F3} 新建客户；也可在命令行用",
		"careline import customers 文件 导入名单，或用 careline demo",
		"打开一个虚构的热线来练习。",
	},
	Practise: []string{
		"这里的人和事都是虚构的。试试 8823、wang jg 或 建国路 88，再按 enter；",
		"登记投诉、派工都可以放心练习。",
	},
	Preview: "档案", NoPhone: "无电话", NoAddress: "无地址",
	Units: "设备", OpenCases: "在办请求", OpenOrders: "在办工单", Escalated: "已升级",
	OpenCase: "有在办请求", CalledToday: "今日联系过",
	And: "，", Call: "通话", CallStarted: "%s 已开始；按 {lookup.call|F4} 结束并填写来电客户。", MayNotMake: "您的角色不能新建客户。",
}
