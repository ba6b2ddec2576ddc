package text

// Unit is what the pages of units say.
type Unit struct {
	New, Unit, Edit, EditTitle, Product, Serial, Tag, Site, NoSite       string
	Purchase, Seller, Bought, Price, Quantity, Specification, Grade      string
	Installation, Installed, Installer, NoInstaller, Card, Number, Terms string
	Warranty, NoTerms, Owners, Owner, Since, Until, Ever, Now, Transfer  string
	To, On, Found, NotFound, NotMoney, NotNumber, ChooseProduct, Order   string
	Complaint, Customer, Transferred, NextOwner, TransferTitle, Ask      string
}

var unitEN = Unit{
	New: "New unit", Unit: "Unit", Edit: "edit", EditTitle: "Edit", Product: "product", Serial: "serial", Tag: "asset tag", Site: "stands at",
	NoSite: "not installed", Purchase: "purchase", Seller: "seller", Bought: "bought", Price: "price", Quantity: "quantity",
	Specification: "specification", Grade: "grade", Installation: "installation", Installed: "installed",
	Installer: "installer", NoInstaller: "not known", Card: "warranty card", Number: "number", Terms: "conditions",
	Warranty: "Warranty", NoTerms: "The product has no warranty terms in the catalogue.", Owners: "Owners", Owner: "owner",
	Since: "from", Until: "until", Ever: "as far as known", Now: "now", Transfer: "new owner", To: "goes to", On: "on",
	Found: "%s  %s", NotFound: "nobody found", NotMoney: "write an amount, as 1899 or 1899.50", NotNumber: "write a number",
	ChooseProduct: "Choose the product: type its code or name.", Order: "work order", Complaint: "complaint", Customer: "customer",
	Transferred: "%s belongs to %s now", NextOwner: "Say who the next owner is: number, name or phone.",
	TransferTitle: "To a new owner", Ask: "%d found; type more: %s",
}

var unitZH = Unit{
	New: "新设备", Unit: "设备", Edit: "编辑", EditTitle: "编辑", Product: "型号", Serial: "序列号", Tag: "资产标签", Site: "位置",
	NoSite: "未安装", Purchase: "购买", Seller: "经销商", Bought: "购买日期", Price: "价格", Quantity: "数量",
	Specification: "规格", Grade: "质量等级", Installation: "安装", Installed: "安装日期",
	Installer: "安装方", NoInstaller: "不详", Card: "质量信誉卡", Number: "编号", Terms: "保修条件",
	Warranty: "质保", NoTerms: "目录中该型号无保修条款。", Owners: "归属", Owner: "所有者",
	Since: "自", Until: "至", Ever: "始期不详", Now: "现在", Transfer: "过户", To: "转给", On: "日期",
	Found: "%s  %s", NotFound: "查无此人", NotMoney: "请填金额，如 1899 或 1899.50", NotNumber: "请填数字",
	ChooseProduct: "请选择型号：输入代码或名称。", Order: "派工", Complaint: "投诉", Customer: "客户",
	Transferred: "%s 现归 %s 所有", NextOwner: "请说明新所有者：编号、姓名或电话。",
	TransferTitle: "过户", Ask: "找到 %d 位；请补充：%s",
}
