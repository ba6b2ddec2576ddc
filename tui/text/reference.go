package text

// Reference is what the pages of reference data say.
type Reference struct {
	Title                                     string
	Products, Services, Categories            string
	Open, New, Retire, TakeBack, Used, Filter string
	All, Current, Sort, Next, Previous, Clear string
	Import, Export                            string
	NewTitle                                  string // "%s" is the sort
	Retired                                   string // the word beside what is
	Nothing, NotFound                         string
	WithRetired, InOrder, By                  string // "%s" is a column
	FilterHint, Filtered                      string
	Of                                        string // shown, of all

	AskRetire, AskTakeBack, UsedTitle string // "%s" is the sort, its code, its name
	Keeps, Again                      string // what retiring means; what taking back does
	Nowhere, More, Counting, NotYet   string
	Confirm, Close                    string
	DidRetire, IsRetired, DidTakeBack string
	Moved                             string // it was changed while one was asked

	Code, Name, NameEN, NameZH, Skill, Maker, Trademark       string
	Terms, Part, Months, From, FromPurchase, FromInstallation string
	Consumables, Taken, NotMonths                             string
	Covered                                                   string // "%s" is the day of installation, what is covered
	CoveredUntil, CoveredNot                                  string
	Phase, Technical, Place, Charged, Recurring, Term, Order  string
	Departments, Department, NoOrder, Yes, No                 string

	Network Network
}

var referenceEN = Reference{
	Title:    "reference data",
	Products: "products", Services: "services", Categories: "complaint categories",
	Open: "open", New: "new", Retire: "retire", TakeBack: "take back", Used: "where used", Filter: "filter",
	All: "show retired", Current: "hide retired", Sort: "sort", Next: "next sort", Previous: "sort before", Clear: "clear filter",
	Import: "import", Export: "export",
	NewTitle: "New %s", Retired: "retired", Nothing: "Nothing is set up here yet; n adds the first.",
	NotFound: "Nothing fits the filter.", WithRetired: "with retired", InOrder: "in their order", By: "by %s",
	FilterHint: "code, name, pinyin or initials", Filtered: "filter: ", Of: "%d of %d",
	AskRetire: "Retire the %s %s %s?", AskTakeBack: "Take the %s %s %s back into use?", UsedTitle: "Where the %s %s %s is used",
	Keeps: "It is no longer offered for new work. All that exists keeps it.", Again: "It is offered for new work again.",
	Nowhere: "Nothing uses it.", More: "…", Counting: "counting…", NotYet: "Where it is used is still being counted; one moment.",
	Confirm: "confirm", Close: "close",
	DidRetire: "%s is retired and no longer shown here", IsRetired: "%s is retired", DidTakeBack: "%s is in use again",
	Moved: "It was changed just now; look again.",
	Code:  "code", Name: "name", NameEN: "name, English", NameZH: "name, Chinese", Skill: "skill", Maker: "maker", Trademark: "trademark",
	Terms: "warranty", Part: "part", Months: "months", From: "from", FromPurchase: "purchase", FromInstallation: "installation",
	Consumables: "consumables", Taken: "taken: %s", NotMonths: "%q is not a number of months.",
	Covered:      "Bought today and installed on %s: %s.",
	CoveredUntil: "%s until %s", CoveredNot: "nothing is covered",
	Phase: "phase", Technical: "technical", Place: "place", Charged: "charged", Recurring: "recurring", Term: "term", Order: "work order",
	Departments: "departments", Department: "department", NoOrder: "none", Yes: "yes", No: "no",
	Network: networkEN,
}

var referenceZH = Reference{
	Title:    "基础数据",
	Products: "产品", Services: "服务项目", Categories: "投诉类别",
	Open: "打开", New: "新增", Retire: "停用", TakeBack: "恢复", Used: "使用情况", Filter: "筛选",
	All: "显示停用", Current: "隐藏停用", Sort: "排序", Next: "下一类", Previous: "上一类", Clear: "清除筛选",
	Import: "导入", Export: "导出",
	NewTitle: "新增%s", Retired: "已停用", Nothing: "此处尚无数据；按 n 新增。",
	NotFound: "没有符合筛选的条目。", WithRetired: "含停用", InOrder: "原有顺序", By: "按%s",
	FilterHint: "代码、名称、拼音或首字母", Filtered: "筛选：", Of: "%d/%d",
	AskRetire: "停用%s %s %s？", AskTakeBack: "恢复使用%s %s %s？", UsedTitle: "%s %s %s 的使用情况",
	Keeps: "停用后不再用于新业务；已有记录保持不变。", Again: "恢复后可再用于新业务。",
	Nowhere: "没有任何记录使用它。", More: "…", Counting: "统计中…", NotYet: "仍在统计使用情况，请稍候。",
	Confirm: "确认", Close: "关闭",
	DidRetire: "%s 已停用，此处不再显示", IsRetired: "%s 已停用", DidTakeBack: "%s 已恢复使用",
	Moved: "刚刚有人修改过，请重新查看。",
	Code:  "代码", Name: "名称", NameEN: "英文名称", NameZH: "中文名称", Skill: "技能", Maker: "制造商", Trademark: "商标",
	Terms: "保修", Part: "部件", Months: "月数", From: "起算", FromPurchase: "购买日", FromInstallation: "安装日",
	Consumables: "耗材", Taken: "已被占用：%s", NotMonths: "%q 不是月数。",
	Covered:      "今日购买、%s 安装：%s。",
	CoveredUntil: "%s保至 %s", CoveredNot: "无保修",
	Phase: "阶段", Technical: "技术类", Place: "地点", Charged: "收费", Recurring: "周期性", Term: "期限", Order: "工单",
	Departments: "部门", Department: "部门", NoOrder: "无", Yes: "是", No: "否",
	Network: networkZH,
}
