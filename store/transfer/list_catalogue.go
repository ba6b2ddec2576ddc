package transfer

import (
	"context"
	"slices"

	"careline"
)

var (
	knownCode    = []string{"代码", "编码", "编号", "no", "number", "id"}
	fieldRetired = careline.ListField{
		Code: "retired", Name: careline.Words{EN: "retired", ZH: "已停用"}, Known: []string{"停用", "已停用", "discontinued", "inactive"},
	}
	fieldOrder = careline.ListField{
		Code: "order", Name: careline.Words{EN: "leads to the work order", ZH: "对应工单"},
		Known: []string{"order kind", "work order", "工单", "工单类型", "对应工单"},
	}
)

// withoutClaims fits a use case that needs no claims to a table.
func withoutClaims[T any](
	take func(*careline.Session, context.Context, string, []careline.Filled[T]) ([]careline.Taken, error),
) func(context.Context, *careline.Session, string, careline.Claims, []careline.Filled[T]) ([]careline.Taken, error) {
	return func(ctx context.Context, in *careline.Session, key string, _ careline.Claims, rows []careline.Filled[T]) ([]careline.Taken, error) {
		return take(in, ctx, key, rows)
	}
}

func productTable() *table[careline.Product] {
	type row = careline.Product
	return &table[row]{
		kind: careline.ListProducts,
		cells: slices.Concat(
			[]cellOf[row]{text(careline.ListField{
				Code: "code", Name: careline.Words{EN: "code", ZH: "型号"}, Needed: true,
				Known: append([]string{"product", "product code", "model", "model number", "sku", "产品", "产品型号", "型号", "产品编码", "产品代码", "商品编码"}, knownCode...),
			}, func(p *row) *string { return &p.Code })},
			names(func(p *row) *careline.Words { return &p.Name }),
			[]cellOf[row]{
				text(careline.ListField{
					Code: "skill", Name: careline.Words{EN: "skill", ZH: "技能"}, Known: []string{"技能", "品类", "产品类别", "product category"},
				}, func(p *row) *string { return &p.Skill }),
				text(careline.ListField{
					Code: "maker", Name: careline.Words{EN: "maker", ZH: "制造商"}, Known: []string{"manufacturer", "厂家", "制造商", "生产商", "生产厂家"},
				}, func(p *row) *string { return &p.Maker }),
				text(careline.ListField{
					Code: "trademark", Name: careline.Words{EN: "trademark", ZH: "商标"}, Known: []string{"brand", "品牌", "商标"},
				}, func(p *row) *string { return &p.Trademark }),
				warrantyCell(), consumablesCell(),
				flag(fieldRetired, func(p *row) *bool { return &p.Retired }),
			}),
		take: withoutClaims((*careline.Session).ImportProducts),
		mark: func(p *row) string { return p.Code },
	}
}

func serviceTable() *table[careline.Service] {
	type row = careline.Service
	return &table[row]{
		kind: careline.ListServices,
		cells: slices.Concat(
			[]cellOf[row]{text(careline.ListField{
				Code: "code", Name: careline.Words{EN: "code", ZH: "代码"}, Needed: true,
				Known: append([]string{"service", "service code", "服务代码", "服务编码"}, knownCode...),
			}, func(v *row) *string { return &v.Code })},
			names(func(v *row) *careline.Words { return &v.Name }),
			[]cellOf[row]{
				code(careline.ListField{Code: "phase", Name: careline.Words{EN: "phase", ZH: "阶段"}, Known: []string{"阶段", "服务阶段"}},
					careline.Phases, func(v *row) *careline.Phase { return &v.Phase }),
				flag(careline.ListField{Code: "technical", Name: careline.Words{EN: "technical", ZH: "技术性"}, Known: []string{"技术", "技术性", "技术服务"}},
					func(v *row) *bool { return &v.Technical }),
				code(careline.ListField{Code: "place", Name: careline.Words{EN: "place", ZH: "服务地点"}, Known: []string{"地点", "服务地点", "服务方式"}},
					careline.Places, func(v *row) *careline.Place { return &v.Place }),
				flag(careline.ListField{Code: "charged", Name: careline.Words{EN: "charged", ZH: "收费"}, Known: []string{"收费", "是否收费", "paid"}},
					func(v *row) *bool { return &v.Charged }),
				flag(careline.ListField{Code: "recurring", Name: careline.Words{EN: "recurring", ZH: "周期性"}, Known: []string{"周期性", "定期"}},
					func(v *row) *bool { return &v.Recurring }),
				code(careline.ListField{Code: "term", Name: careline.Words{EN: "term", ZH: "期限"}, Known: []string{"期限", "周期"}},
					careline.Terms, func(v *row) *careline.Term { return &v.Term }),
				departments(func(v *row) *[]careline.Department { return &v.Departments }),
				code(fieldOrder, careline.OrderKinds, func(v *row) *careline.OrderKind { return &v.Order }),
				flag(fieldRetired, func(v *row) *bool { return &v.Retired }),
			}),
		take: withoutClaims((*careline.Session).ImportServices),
		mark: func(v *row) string { return v.Code },
	}
}

func categoryTable() *table[careline.Category] {
	type row = careline.Category
	return &table[row]{
		kind: careline.ListCategories,
		cells: slices.Concat(
			[]cellOf[row]{text(careline.ListField{
				Code: "code", Name: careline.Words{EN: "code", ZH: "代码"}, Needed: true,
				Known: append([]string{"category code", "类别代码", "类别编码"}, knownCode...),
			}, func(k *row) *string { return &k.Code })},
			names(func(k *row) *careline.Words { return &k.Name }),
			[]cellOf[row]{
				departments(func(k *row) *[]careline.Department { return &k.Departments }),
				code(fieldOrder, careline.OrderKinds, func(k *row) *careline.OrderKind { return &k.Order }),
				flag(fieldRetired, func(k *row) *bool { return &k.Retired }),
			}),
		take: withoutClaims((*careline.Session).ImportCategories),
		mark: func(k *row) string { return k.Code },
	}
}
