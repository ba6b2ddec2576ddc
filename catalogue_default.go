package careline

// defaultServices is the service catalogue of a new store (C3). A firm edits
// it; codes are what scripts rely on.
func defaultServices() []Service {
	after := func(code, en, zh string, technical bool, place Place, charged bool, order OrderKind, who ...Department) Service {
		return Service{
			Code: code, Name: Words{en, zh}, Phase: AfterSale, Technical: technical, Place: place,
			Charged: charged, Term: ShortTerm, Departments: who, Order: order,
		}
	}
	return []Service{
		after("fault", "fault or breakdown", "故障报修", true, OnSite, false, OrderRepair, CustomerService, ProviderNetwork),
		after("complaint", "complaint", "投诉", false, AtFixedPoint, false, "", CustomerService),
		after("usage", "how to use it", "使用咨询", true, AtFixedPoint, false, "", CustomerService, Engineering),
		after("status", "where does my order stand", "进度查询", false, AtFixedPoint, false, "", CustomerService, ProviderNetwork),
		after("installation", "installation", "预约安装", true, OnSite, false, OrderInstallation, CustomerService, ProviderNetwork),
		after("delivery", "delivery", "送货", false, OnSite, false, OrderDelivery, Sales, ProviderNetwork),
		{
			Code: "maintenance", Name: Words{"maintenance or cleaning", "保养清洗"}, Phase: AfterSale, Technical: true,
			Place: OnSite, Charged: true, Recurring: true, Term: LongTerm,
			Departments: []Department{CustomerService, ProviderNetwork}, Order: OrderMaintenance,
		},
		{
			Code: "filter", Name: Words{"filter or other consumable", "滤芯耗材"}, Phase: AfterSale, Technical: true,
			Place: OnSite, Charged: true, Recurring: true, Term: MediumTerm,
			Departments: []Department{CustomerService, ProviderNetwork}, Order: OrderMaintenance,
		},
		after("inspection", "inspection", "上门检测", true, OnSite, true, OrderInspection, CustomerService, ProviderNetwork),
		after("exchange", "exchange or refund", "退换货", false, OnSite, false, OrderExchange, CustomerService, Sales, Finance),
		after("warranty", "guarantee and warranty card", "质保与信誉卡", false, AtFixedPoint, false, "", CustomerService),
		after("move", "moved house, new owner", "搬家过户", false, OnSite, true, OrderInstallation, CustomerService, ProviderNetwork),
		after("billing", "bill or payment", "费用", false, AtFixedPoint, false, "", Finance, CustomerService),
		after("praise", "praise", "表扬", false, AtFixedPoint, false, "", CustomerService),
		{
			Code: "advice", Name: Words{"advice before buying", "售前咨询"}, Phase: BeforeSale, Place: AtFixedPoint,
			Term: ShortTerm, Departments: []Department{Sales, Marketing},
		},
		{
			Code: "purchase", Name: Words{"wants to buy", "购买意向"}, Phase: DuringSale, Place: AtFixedPoint,
			Term: ShortTerm, Departments: []Department{Sales},
		},
		{
			Code: "specification", Name: Words{"built to specification", "定制方案"}, Phase: DuringSale, Technical: true,
			Place: OnSite, Charged: true, Term: LongTerm, Departments: []Department{Sales, Engineering, Production},
		},
		{
			Code: "round", Name: Words{"service round", "巡回服务"}, Phase: AfterSale, Technical: true, Place: OnRound,
			Recurring: true, Term: MediumTerm, Departments: []Department{CustomerService, ProviderNetwork}, Order: OrderRound,
		},
		after("other", "other", "其他", false, AtFixedPoint, false, "", CustomerService),
	}
}

// defaultCategories is what complaints are about in a new store.
func defaultCategories() []Category {
	return []Category{
		{Code: "noise", Name: Words{"noise", "噪音"}, Departments: []Department{ProviderNetwork, Engineering}, Order: OrderRepair},
		{Code: "leak", Name: Words{"leaking", "漏水"}, Departments: []Department{ProviderNetwork, Engineering}, Order: OrderRepair},
		{Code: "no_function", Name: Words{"does not work", "不工作"}, Departments: []Department{ProviderNetwork, Engineering}, Order: OrderRepair},
		{Code: "performance", Name: Words{"works poorly", "效果差"}, Departments: []Department{ProviderNetwork, Engineering}, Order: OrderInspection},
		{Code: "installation", Name: Words{"installation", "安装问题"}, Departments: []Department{ProviderNetwork}, Order: OrderInstallation},
		{Code: "delivery", Name: Words{"delivery", "送货问题"}, Departments: []Department{Sales, ProviderNetwork}, Order: OrderDelivery},
		{Code: "attitude", Name: Words{"attitude of staff", "服务态度"}, Departments: []Department{CustomerService}},
		{Code: "billing", Name: Words{"bill or fee", "收费争议"}, Departments: []Department{Finance, CustomerService}},
		{Code: "water_quality", Name: Words{"water quality", "水质"}, Departments: []Department{Engineering, ProviderNetwork}, Order: OrderInspection},
		{Code: "other", Name: Words{"other", "其他"}, Departments: []Department{CustomerService}},
	}
}

// defaultProducts lets units be entered before the firm's own models are: one
// of each kind that needs a skill of its own. The terms are the least that
// Chinese law gives: a year for the whole, three for the main parts of
// household appliances (Provisions on Repair, Replacement and Return, 1995),
// two for those of computers (Provisions for Microcomputers, 2002).
func defaultProducts() []Product {
	product := func(code, en, zh, skill string, main WarrantyPart, months int, worn ...Consumable) Product {
		return Product{
			Code: code, Name: Words{en, zh}, Skill: skill, Consumables: worn,
			Terms: []WarrantyTerm{{Part: CoversLabour, Months: 12}, {Part: CoversParts, Months: 12}, {Part: main, Months: months}},
		}
	}
	return []Product{
		product("WATER-HEATER", "water heater, any model", "热水器（通用）", SkillWaterHeater, CoversTank, 36),
		product("PURIFIER", "water purifier, any model", "净水器（通用）", SkillPurifier, CoversPump, 36,
			Consumable{"pp", Words{"PP sediment filter", "PP棉滤芯"}, 6},
			Consumable{"carbon", Words{"carbon filter", "活性炭滤芯"}, 12},
			Consumable{"ro", Words{"RO membrane", "RO膜"}, 24}),
		product("APPLIANCE", "appliance, any model", "家电（通用）", SkillAppliance, CoversBoard, 36),
		product("COMPUTER", "computer, any model", "电脑（通用）", SkillComputer, CoversBoard, 24),
	}
}

// defaultOffice lets a new hotline dispatch before it has entered its
// providers: the firm's own service office, which goes everywhere and ranks
// behind every provider with a territory.
func defaultOffice() Provider {
	return Provider{Name: "Service office 客服中心", Kind: OutletOffice, Territories: []Region{{}}}
}
