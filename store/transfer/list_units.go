package transfer

import (
	"context"
	"strings"

	"careline"
)

func unitTable() *table[careline.UnitFill] {
	type row = careline.UnitFill
	number, named := employer(func(u *row) *careline.ProviderID { return &u.Installer }, func(u *row) *string { return &u.InstallerName }, false)
	number.ListField = careline.ListField{
		Code: "installer", Name: careline.Words{EN: "installer", ZH: "安装服务商"}, Known: []string{"安装服务商", "安装单位", "安装网点", "installed by", "服务商"},
	}
	named.ListField = careline.ListField{
		Code: "installer_name", Name: careline.Words{EN: "installer's name", ZH: "安装服务商名称"}, Known: []string{"安装服务商名称"},
	}
	return &table[row]{
		kind: careline.ListUnits,
		cells: []cellOf[row]{
			id(careline.ListField{Code: "unit", Name: careline.Words{EN: "number", ZH: "编号"}, Known: []string{"设备编号", "unit number"}},
				func(u *row) *careline.UnitID { return &u.ID }),
			text(careline.ListField{
				Code: "product", Name: careline.Words{EN: "product", ZH: "产品型号"}, Needed: true,
				Known: []string{"model", "product code", "product name", "产品", "产品型号", "型号", "产品名称", "品名", "商品", "商品名称", "机型", "sku"},
			}, func(u *row) *string { return &u.Product }),
			text(careline.ListField{
				Code: "serial", Name: careline.Words{EN: "serial number", ZH: "序列号"},
				Known: []string{"serial number", "serial no", "sn", "s/n", "序列号", "机身号", "机号", "出厂编号", "条码", "产品编号"},
			}, func(u *row) *string { return &u.Serial }),
			text(careline.ListField{
				Code: "asset_tag", Name: careline.Words{EN: "asset tag", ZH: "资产标签"}, Known: []string{"asset", "资产编号", "资产标签", "固定资产编号"},
			}, func(u *row) *string { return &u.AssetTag }),
			id(careline.ListField{
				Code: "customer", Name: careline.Words{EN: "owner's number", ZH: "所有者编号"}, Known: []string{"careline number", "所有者编号"},
			}, func(u *row) *careline.CustomerID { return &u.Owner.Number }),
			text(careline.ListField{
				Code: "external_id", Name: careline.Words{EN: "owner's external number", ZH: "所有者外部编号"},
				Known: []string{"customer id", "customer number", "customer no", "client id", "account number", "member number", "外部编号", "客户编号", "客户号", "用户编号", "会员号"},
			}, func(u *row) *string { return &u.Owner.ExternalID }),
			text(careline.ListField{
				Code: "owner", Name: careline.Words{EN: "owner", ZH: "所有者"},
				Known: []string{"name", "customer name", "buyer", "客户", "客户名称", "客户姓名", "用户", "用户姓名", "姓名", "顾客", "业主", "购买人", "所有者"},
			}, func(u *row) *string { return &u.Owner.Name }),
			ownerPhoneCell(), ownersCell(), placeCell(),
			text(careline.ListField{Code: "seller", Name: careline.Words{EN: "seller", ZH: "销售商"}, Known: []string{"dealer", "shop", "store", "经销商", "销售商", "销售单位", "门店", "购买门店"}},
				func(u *row) *string { return &u.Purchase.Seller }),
			date(careline.ListField{
				Code: "purchased", Name: careline.Words{EN: "bought on", ZH: "购买日期"},
				Known: []string{"purchase date", "date of purchase", "sold", "sale date", "bought", "购买日期", "销售日期", "购机日期", "购买时间"},
			}, func(u *row) *careline.Date { return &u.Purchase.Date }),
			priceCell(),
			count(careline.ListField{Code: "quantity", Name: careline.Words{EN: "quantity", ZH: "数量"}, Known: []string{"qty", "数量", "台数"}},
				func(u *row) *int { return &u.Purchase.Quantity }),
			text(careline.ListField{Code: "specification", Name: careline.Words{EN: "specification", ZH: "规格"}, Known: []string{"spec", "规格", "规格型号"}},
				func(u *row) *string { return &u.Purchase.Specification }),
			text(careline.ListField{Code: "grade", Name: careline.Words{EN: "quality grade", ZH: "质量等级"}, Known: []string{"quality", "quality grade", "质量等级", "等级"}},
				func(u *row) *string { return &u.Purchase.Grade }),
			date(careline.ListField{
				Code: "installed", Name: careline.Words{EN: "installed on", ZH: "安装日期"}, Known: []string{"installation date", "install date", "安装日期", "安装时间"},
			}, func(u *row) *careline.Date { return &u.Installed }),
			number, named,
			text(careline.ListField{
				Code: "card_number", Name: careline.Words{EN: "warranty card", ZH: "质量信誉卡号"}, Known: []string{"card", "warranty card", "warranty card number", "保修卡号", "质保卡号", "信誉卡号", "质量信誉卡"},
			}, func(u *row) *string { return &u.Card.Number }),
			text(careline.ListField{
				Code: "card_conditions", Name: careline.Words{EN: "conditions of the card", ZH: "索赔条件"}, Known: []string{"conditions", "warranty conditions", "索赔条件", "保修条件"},
			}, func(u *row) *string { return &u.Card.Conditions }),
		},
		take: func(ctx context.Context, in *careline.Session, key string, claims careline.Claims, rows []careline.Filled[row]) ([]careline.Taken, error) {
			return in.ImportUnits(ctx, key, claims, rows)
		},
		mark: func(u *row) string {
			if u.Serial == "" {
				return ""
			}
			return strings.ToLower(u.Product) + "\x00" + u.Serial
		},
	}
}

func priceCell() cellOf[careline.UnitFill] {
	return cellOf[careline.UnitFill]{
		ListField: careline.ListField{Code: "price", Name: careline.Words{EN: "price", ZH: "价格"}, Known: []string{"amount", "价格", "单价", "金额", "售价"}},
		get: func(u *careline.UnitFill) string {
			if u.Purchase.Price == 0 {
				return ""
			}
			return u.Purchase.Price.String()
		},
		set: func(text string, _ reading) (careline.Filled[careline.UnitFill], error) {
			m, err := careline.ParseMoney(text)
			return func(u *careline.UnitFill) { u.Purchase.Price = m }, err
		},
	}
}

// readContacts reads what a list says of how to reach an owner: as a phone,
// and as it stands, which finds an e-mail address too.
func readContacts(text, country string) []careline.ContactPoint {
	points := careline.ParsePhones(text, country)
	return append(points, careline.ContactPoint{Kind: careline.ContactOther, Raw: text})
}

func ownerPhoneCell() cellOf[careline.UnitFill] {
	return cellOf[careline.UnitFill]{
		ListField: careline.ListField{
			Code: "phone", Name: careline.Words{EN: "owner's phone", ZH: "所有者电话"}, Many: true,
			Known: []string{"tel", "telephone", "mobile", "phone number", "contact", "电话", "联系电话", "手机", "手机号", "手机号码", "客户电话", "用户电话"},
		},
		get: func(u *careline.UnitFill) string { return firstContact(&u.Owner) },
		set: func(text string, in reading) (careline.Filled[careline.UnitFill], error) {
			points := readContacts(text, in.country)
			return func(u *careline.UnitFill) { u.Owner.Contacts = points }, nil
		},
	}
}

func firstContact(o *careline.OwnerMark) string {
	if len(o.Contacts) == 0 {
		return ""
	}
	return o.Contacts[0].Raw
}

// ownersCell tells all owners, one a line, where there is more to tell than
// the present one: 王建国 [customer: C-42; phone: 13800138823; until: 2024-05-01].
func ownersCell() cellOf[careline.UnitFill] {
	return cellOf[careline.UnitFill]{
		ListField: careline.ListField{
			Code: "owners", Name: careline.Words{EN: "all owners", ZH: "历任所有者"}, Known: []string{"past owners", "历任所有者", "历任业主"},
		},
		get: func(u *careline.UnitFill) string {
			if all := u.AllOwners; len(all) == 0 || len(all) == 1 && all[0].Since == "" && all[0].Until == "" {
				return ""
			}
			lines := make([]string, len(u.AllOwners))
			for i := range u.AllOwners {
				lines[i] = writeOwner(&u.AllOwners[i])
			}
			return strings.Join(lines, "\n")
		},
		out: func(u *careline.UnitFill) any {
			all := []ownerOut{}
			for _, o := range u.AllOwners {
				all = append(all, ownerOut{o.Number.String(), clean(o.Name), o.Since, o.Until})
			}
			return all
		},
		set: func(text string, in reading) (careline.Filled[careline.UnitFill], error) {
			var all []careline.OwnerMark
			for line := range strings.SplitSeq(text, "\n") {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				o, err := readOwner(line, in.country)
				if err != nil {
					return nil, err
				}
				all = append(all, o)
			}
			return func(u *careline.UnitFill) { u.AllOwners = all }, nil
		},
	}
}

type ownerOut struct {
	Customer string        `json:"customer"`
	Name     clean         `json:"name"`
	From     careline.Date `json:"from"`
	Until    careline.Date `json:"until"`
}

func writeOwner(o *careline.OwnerMark) string {
	var details []detail
	for _, d := range []detail{
		{"customer", o.Number.String()},
		{"external_id", o.ExternalID},
		{"name", o.Name},
		{"phone", firstContact(o)},
		{"from", string(o.Since)},
		{"until", string(o.Until)},
	} {
		if d.value != "" {
			details = append(details, d)
		}
	}
	return exact("", details)
}

// readOwner reads a line of writeOwner, or a name alone.
func readOwner(line, country string) (careline.OwnerMark, error) {
	text, details, ok := parseExact(line)
	o := careline.OwnerMark{Name: text}
	if !ok {
		return careline.OwnerMark{Name: line}, nil
	}
	var err error
	for _, d := range details {
		switch d.name {
		case "customer":
			o.Number = customerNumber(d.value)
		case "external_id":
			o.ExternalID = d.value
		case "name":
			o.Name = d.value
		case "phone":
			o.Contacts = readContacts(d.value, country)
		case "from":
			o.Since, err = careline.ParseDate(d.value)
		case "until":
			o.Until, err = careline.ParseDate(d.value)
		default:
			err = careline.NewError(careline.CodeInvalid, careline.Say("%q says nothing of an owner.", "%q 不是所有者的信息。", d.name), nil)
		}
		if err != nil {
			return o, err
		}
	}
	return o, nil
}

// placeCell is where a unit stands.
func placeCell() cellOf[careline.UnitFill] {
	return cellOf[careline.UnitFill]{
		ListField: careline.ListField{
			Code: "site", Name: careline.Words{EN: "site", ZH: "地址"}, Many: true,
			Known: []string{"address", "installation address", "location", "地址", "安装地址", "使用地址", "详细地址", "用户地址", "省", "市", "区", "省份", "城市", "区县"},
		},
		get: func(u *careline.UnitFill) string {
			if u.Place.IsZero() && u.Place.Note == "" {
				return ""
			}
			return exactHome(careline.Residence{Site: u.Place})
		},
		set: func(text string, in reading) (careline.Filled[careline.UnitFill], error) {
			var parts []string
			for line := range strings.SplitSeq(text, "\n") {
				parts = append(parts, strings.TrimSpace(line))
			}
			site := parseHome(join(", ", parts...), in.country).Site
			return func(u *careline.UnitFill) { u.Place = site }, nil
		},
	}
}
