package demo

import "careline"

// model is a product with what its units are like.
type model struct {
	product careline.Product
	serial  string         // what serials begin with, before year and month
	spec    string         // of the purchase
	price   careline.Money // before discounts
	share   int            // how many units are of it, against the others
}

func term(part careline.WarrantyPart, months int) careline.WarrantyTerm {
	return careline.WarrantyTerm{Part: part, Months: months, FromInstallation: true}
}

func words(en, zh string) careline.Words { return careline.Words{EN: en, ZH: zh} }

var (
	pp       = careline.Consumable{Code: "PP", Name: words("stage 1, PP sediment filter", "第1级 PP棉滤芯"), Months: 6}
	carbon   = careline.Consumable{Code: "CARBON", Name: words("stage 2, carbon filter", "第2级 活性炭滤芯"), Months: 12}
	membrane = careline.Consumable{Code: "RO", Name: words("stage 3, RO membrane", "第3级 RO反渗透膜"), Months: 24}
	post     = careline.Consumable{Code: "POST", Name: words("stage 4, post-carbon filter", "第4级 后置活性炭滤芯"), Months: 12}
	rod      = careline.Consumable{Code: "ROD", Name: words("magnesium rod", "镁棒"), Months: 24}
	salt     = careline.Consumable{Code: "SALT", Name: words("softening salt", "软水盐"), Months: 3}
)

const maker = "安康电器 Ankang"

func product(code, en, zh, skill string, terms []careline.WarrantyTerm, parts ...careline.Consumable) careline.Product {
	return careline.Product{
		Code: code, Name: words(en, zh), Skill: skill, Maker: maker, Trademark: "安康", Terms: terms, Consumables: parts,
	}
}

// heater terms: the tank for ten years, parts for three, labour for two.
func heaterTerms() []careline.WarrantyTerm {
	return []careline.WarrantyTerm{term(careline.CoversTank, 120), term(careline.CoversParts, 36), term(careline.CoversLabour, 24)}
}

func plainTerms(parts, labour int) []careline.WarrantyTerm {
	return []careline.WarrantyTerm{term(careline.CoversParts, parts), term(careline.CoversLabour, labour)}
}

var models = []model{
	{product("EWH-60A", "electric water heater, 60 L", "电热水器 60升", careline.SkillWaterHeater, heaterTerms(), rod), "6A", "60 L 2000 W", 169900, 20},
	{product("EWH-80B", "electric water heater, 80 L, dual tank", "电热水器 80升 双胆", careline.SkillWaterHeater, heaterTerms(), rod), "8B", "80 L 3000 W", 259900, 9},
	{product("GWH-16C", "gas water heater, 16 L", "燃气热水器 16升", careline.SkillWaterHeater, plainTerms(36, 24)), "16C", "16 L 天然气 12T", 299900, 14},
	{product("HPW-200", "heat-pump water heater, 200 L", "空气能热水器 200升", careline.SkillWaterHeater, append(heaterTerms(), term(careline.CoversPump, 72)), rod), "HP", "200 L 1.5 P", 689900, 3},
	{product("RO-400", "RO water purifier, 400 G", "反渗透净水器 400G", careline.SkillPurifier, plainTerms(36, 12), pp, carbon, membrane, post), "R4", "400 G 双出水", 219900, 18},
	{product("RO-800", "RO water purifier, 800 G", "反渗透净水器 800G", careline.SkillPurifier, append(plainTerms(36, 12), term(careline.CoversPump, 24)), pp, carbon, membrane, post), "R8", "800 G 无桶", 329900, 8},
	{product("UF-1000", "ultrafiltration purifier", "超滤净水器", careline.SkillPurifier, plainTerms(24, 12), pp, carbon), "UF", "1000 L/h", 119900, 5},
	{product("SOFT-25", "water softener, 25 L", "中央软水机 25升", careline.SkillPurifier, plainTerms(60, 24), salt), "SF", "25 L 树脂", 899900, 3},
	{product("AC-35", "air conditioner, 1.5 hp", "挂壁式空调 1.5匹", careline.SkillAppliance, plainTerms(72, 72)), "AC", "3500 W 一级能效", 279900, 8},
	{product("WM-10", "washing machine, 10 kg", "滚筒洗衣机 10公斤", careline.SkillAppliance, append(plainTerms(36, 36), term(careline.CoversBoard, 60))), "WM", "10 kg 1400 r", 349900, 6},
	{product("FR-520", "refrigerator, 520 L", "对开门冰箱 520升", careline.SkillAppliance, plainTerms(36, 36)), "FR", "520 L 风冷", 459900, 4},
	{product("DW-8", "dishwasher, 8 sets", "洗碗机 8套", careline.SkillAppliance, plainTerms(36, 12)), "DW", "8 套 嵌入式", 389900, 2},
	{product("PC-T7", "desktop computer", "台式电脑", careline.SkillComputer, append(plainTerms(36, 12), term(careline.CoversBoard, 36))), "T7", "i7 32 GB 1 TB", 699900, 3},
	{product("NB-14", "notebook computer, 14 in", "笔记本电脑 14寸", careline.SkillComputer, plainTerms(24, 24)), "N4", "14 in 16 GB 512 GB", 559900, 3},
}

// grades are the quality grades on a warranty card, the usual one first.
var grades = []string{"一等品", "一等品", "一等品", "优等品", "合格品"}

const conditions = "凭本卡及购机发票保修；人为损坏、自行拆修、水质超标未装前置过滤者除外。"

// shops sell everything; the city's name goes before.
var shops = []string{
	"苏宁电器旗舰店", "国美电器中心店", "五星电器", "居然之家专柜", "红星美凯龙专柜", "安康专卖店", "百货大楼家电部", "京东商城", "天猫旗舰店",
}

// modelOf finds a model by the code of its product.
func modelOf(code string) *model {
	for i := range models {
		if models[i].product.Code == code {
			return &models[i]
		}
	}
	return &models[0]
}
