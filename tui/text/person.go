package text

// Person is what the forms of customers say.
type Person struct {
	New, Edit, Name, Phones, Email, Address, Language, Tier string
	Company, Preference, Note, Contact, Add, Home, AddHome  string
	Has, OpenIt, NoNumber, Signs, Primary, DoNotCall, Moved string
	NewHint, LanguageHint, Saved, Fax, Other                string
	Alike, AlikeFirst                                       string // name, number, reasons
}

var personEN = Person{
	New: "New customer", Edit: "Edit", Name: "name", Phones: "phones", Email: "e-mail", Address: "address",
	Language: "speaks", Tier: "tier", Company: "company", Preference: "prefers", Note: "note",
	Contact: "contact", Add: "+ contact", Home: "address", AddHome: "+ address",
	Has: "%s %s has this number already; {person.open|ctrl+o} opens that file", OpenIt: "open that file", NoNumber: "not a phone number",
	Signs:   "Beside a contact: a word (mother, shop), * ring it first, ! do not call.",
	Primary: "ring first", DoNotCall: "do not call", Moved: "will be kept as a former address",
	NewHint: "Set several phones apart by ; a word may go with each (mother, shop).", LanguageHint: "language, dialect",
	Saved: "saved %s %s", Fax: "fax", Other: "other",
	Alike:      "perhaps %s %s: %s",
	AlikeFirst: "perhaps %s %s, {person.open|ctrl+o} opens that file: %s",
}

var personZH = Person{
	New: "新客户", Edit: "编辑", Name: "姓名", Phones: "电话", Email: "电子邮件", Address: "地址",
	Language: "语言", Tier: "等级", Company: "单位", Preference: "偏好", Note: "备注",
	Contact: "联系方式", Add: "+ 联系方式", Home: "地址", AddHome: "+ 地址",
	Has: "%s %s 已登记此号码；按 {person.open|ctrl+o} 打开其档案", OpenIt: "打开该档案", NoNumber: "不是电话号码",
	Signs:   "号码后可写称呼（母亲、店里）；* 表示首选，! 表示请勿致电。",
	Primary: "首选", DoNotCall: "请勿致电", Moved: "将保留为旧址",
	NewHint: "多个电话用 ; 分隔，可带称呼（母亲、店里）。", LanguageHint: "语言、方言",
	Saved: "已保存 %s %s", Fax: "传真", Other: "其他",
	Alike:      "可能是 %s %s：%s",
	AlikeFirst: "可能是 %s %s（按 {person.open|ctrl+o} 打开其档案）：%s",
}
