package text

// Duplicates is what the page says that walks through files of one person.
type Duplicates struct {
	Title, Open, None, NoneHint               string
	Pair                                      string // "%d of %s", "%d" how alike
	Stays, Goes                               string
	Number, Name, Company, Phones, Emails     string
	Addresses, Units, Speaks, Tier, Prefers   string
	Note, External, Since                     string
	Same, Different, Later, Next, Before      string
	Swap, Choose, Left, Right, Find, TakeBack string
	Sure, Merge, NotYet                       string // the preview before a merge
	Merged, Apart, PutOff, Back               string
	Finding, Found                            string
	NothingToTakeBack                         string
	More, Nothing                             string // an empty value
}

var duplicatesEN = Duplicates{
	Title: "Duplicates", Open: "duplicates", None: "No files wait that are likely one person's.",
	NoneHint: "{duplicates.find|f} looks at the customers who came since the last time.",
	Pair:     "pair %d of %s, alike %d of 100", Stays: "stays", Goes: "goes",
	Number: "number", Name: "name", Company: "company", Phones: "phones", Emails: "e-mail", Addresses: "address", Units: "units",
	Speaks: "speaks", Tier: "tier", Prefers: "prefers", Note: "note", External: "list no.", Since: "since",
	Same: "same person", Different: "different", Later: "later", Next: "next", Before: "before",
	Swap: "which stays", Choose: "this one's word", Left: "open left", Right: "open right", Find: "look for more", TakeBack: "take the merge back",
	Sure:  "Merge %s into %s? ● is what will stand; phones, addresses, units and history of both are kept.",
	Merge: "merge", NotYet: "not yet",
	Merged: "%s was merged into %s", Apart: "%s and %s are different people; nobody is asked again", PutOff: "put off; it comes back after all others",
	Back: "%s is a file of its own again", Finding: "looking for duplicates: %s of %s", Found: "%s looked at, %s new pairs found",
	NothingToTakeBack: "Nothing was merged here yet.", More: "more", Nothing: "–",
}

var duplicatesZH = Duplicates{
	Title: "重复客户", Open: "重复客户", None: "没有等待判断的重复档案。",
	NoneHint: "按 {duplicates.find|f} 检查上次之后新增的客户。",
	Pair:     "第 %d 对，共 %s 对，相似度 %d", Stays: "保留", Goes: "并入",
	Number: "编号", Name: "姓名", Company: "单位", Phones: "电话", Emails: "电子邮件", Addresses: "地址", Units: "设备",
	Speaks: "语言", Tier: "等级", Prefers: "偏好", Note: "备注", External: "外部编号", Since: "建档",
	Same: "同一人", Different: "不是同一人", Later: "以后再说", Next: "下一对", Before: "上一对",
	Swap: "交换保留", Choose: "取此项", Left: "打开左侧", Right: "打开右侧", Find: "继续查找", TakeBack: "撤销合并",
	Sure:  "将 %s 并入 %s？● 为合并后的内容；双方的电话、地址、设备和历史全部保留。",
	Merge: "合并", NotYet: "暂不",
	Merged: "%s 已并入 %s", Apart: "%s 与 %s 不是同一人，不再提示", PutOff: "已推后，排在其他之后",
	Back: "%s 已恢复为独立档案", Finding: "正在查找重复客户：%s / %s", Found: "已检查 %s，新发现 %s 对",
	NothingToTakeBack: "这里还没有合并过。", More: "更多", Nothing: "–",
}
