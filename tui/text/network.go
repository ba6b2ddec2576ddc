package text

// Network is what the pages of providers, technicians and staff say.
type Network struct {
	Providers, Technicians, Staff                 string
	Number, Kind, Phone, Territories, Territory   string
	Skills, Languages, Language, Load, Capacity   string
	Provider, Login, Role                         string
	Everywhere, AllSkills                         string
	Theirs, Only, Everybody, Of                   string // "%s" is a provider
	NotTerritory, NotOrders                       string // "%q" is what was typed
	OpenOf, OpenNow, Shared, SharedMore, NoShared string
	MayDo, MayNothing, OwnOrders, CannotSignIn    string // "%s" is a role, what it may

	Suspend, Reinstate, ShowSuspended, HideSuspended string
	Suspended, WithSuspended                         string
	AskSuspend, AskReinstate, SuspendedKeeps         string
	SignsInAgain, NamedNowhere                       string
	Person                                           string // what a person is called; an outlet has a name
	DidSuspend, IsSuspended, DidReinstate            string
}

var networkEN = Network{
	Providers: "providers", Technicians: "technicians", Staff: "staff",
	Number: "number", Kind: "kind", Phone: "phone", Territories: "territories", Territory: "territory",
	Skills: "skills", Languages: "languages", Language: "language", Load: "open", Capacity: "at most open",
	Provider: "provider", Login: "login", Role: "role",
	Everywhere: "everywhere", AllSkills: "all",
	Theirs: "its technicians", Only: "only its provider's", Everybody: "every provider's", Of: "of %s",
	NotTerritory: "%q can't be read as a territory; write it as Nanjing, Jiangsu or as CN/province/city/district, * is everywhere.",
	NotOrders:    "%q is not a number of orders.",
	OpenOf:       "Open orders now: %d of %d.", OpenNow: "Open orders now: %d.",
	Shared: "Its territory is shared with %s.", SharedMore: "%s and %d more", NoShared: "Nobody else serves its territory.",
	MayDo: "The role %s may: %s.", MayNothing: "nothing", OwnOrders: "Only the orders of their own provider, and nothing else.",
	CannotSignIn: "Suspended: can't sign in.",
	Suspend:      "suspend", Reinstate: "take back", ShowSuspended: "show suspended", HideSuspended: "hide suspended",
	Suspended: "suspended", WithSuspended: "with suspended",
	AskSuspend: "Suspend the %s %s %s?", AskReinstate: "Let the %s %s %s sign in again?",
	SuspendedKeeps: "They can no longer sign in. What they did stays theirs.", SignsInAgain: "They can sign in again.",
	NamedNowhere: "Nothing names them.", Person: "name",
	DidSuspend: "%s is suspended and no longer shown here", IsSuspended: "%s is suspended", DidReinstate: "%s can sign in again",
}

var networkZH = Network{
	Providers: "服务商", Technicians: "技师", Staff: "员工",
	Number: "编号", Kind: "类型", Phone: "电话", Territories: "服务区域", Territory: "区域",
	Skills: "技能", Languages: "语言", Language: "语言", Load: "在办", Capacity: "接单上限",
	Provider: "服务商", Login: "登录名", Role: "角色",
	Everywhere: "所有地区", AllSkills: "全部",
	Theirs: "其技师", Only: "仅同一服务商", Everybody: "全部服务商", Of: "仅 %s",
	NotTerritory: "%q 不是可识别的区域；请写如“江苏省南京市鼓楼区”，或“CN/省/市/区”，* 表示所有地区。",
	NotOrders:    "%q 不是工单数。",
	OpenOf:       "现有在办工单 %d 张，上限 %d 张。", OpenNow: "现有在办工单 %d 张。",
	Shared: "与%s的服务区域有重叠。", SharedMore: "%s等，另有 %d 家", NoShared: "没有其他服务商服务该区域。",
	MayDo: "%s可以：%s。", MayNothing: "无", OwnOrders: "仅限本服务商的工单，其余不可见。",
	CannotSignIn: "已停用：不能登录。",
	Suspend:      "停用", Reinstate: "恢复", ShowSuspended: "显示停用", HideSuspended: "隐藏停用",
	Suspended: "已停用", WithSuspended: "含停用",
	AskSuspend: "停用%s %s %s？", AskReinstate: "允许%s %s %s 重新登录？",
	SuspendedKeeps: "停用后不能再登录；其经办的记录保持不变。", SignsInAgain: "恢复后可重新登录。",
	NamedNowhere: "没有任何记录涉及此人。", Person: "姓名",
	DidSuspend: "%s 已停用，此处不再显示", IsSuspended: "%s 已停用", DidReinstate: "%s 可以重新登录",
}
