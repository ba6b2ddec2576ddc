package transfer

import (
	"context"
	"strings"

	"careline"
)

var (
	fieldSkills = careline.ListField{
		Code: "skills", Name: careline.Words{EN: "skills", ZH: "技能"}, Many: true, Known: []string{"skill", "技能", "服务品类", "维修品类", "资质"},
	}
	knownPhone     = []string{"tel", "telephone", "mobile", "phone number", "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码"}
	knownPerson    = []string{"姓名", "名字", "full name"}
	fieldProvider  = careline.Words{EN: "provider", ZH: "服务商"}
	fieldEmployers = []string{"服务商", "所属服务商", "服务商编号", "网点", "outlet", "employer"}
)

func providerTable() *table[careline.Provider] {
	type row = careline.Provider
	return &table[row]{
		kind: careline.ListProviders,
		cells: []cellOf[row]{
			id(careline.ListField{Code: "provider", Name: careline.Words{EN: "number", ZH: "编号"}, Known: []string{"服务商编号", "provider number"}},
				func(p *row) *careline.ProviderID { return &p.ID }),
			text(careline.ListField{
				Code: "name", Name: careline.Words{EN: "name", ZH: "名称"}, Needed: true,
				Known: []string{"名称", "服务商", "服务商名称", "网点", "网点名称", "单位名称", "公司名称", "company", "provider name", "outlet"},
			}, func(p *row) *string { return &p.Name }),
			code(careline.ListField{Code: "kind", Name: careline.Words{EN: "kind", ZH: "类型"}, Known: []string{"type", "类型", "服务商类型", "网点类型"}},
				careline.ProviderKinds, func(p *row) *careline.ProviderKind { return &p.Kind }),
			text(careline.ListField{Code: "phone", Name: careline.Words{EN: "phone", ZH: "电话"}, Known: knownPhone},
				func(p *row) *string { return &p.Phone }),
			territoriesCell(),
			words(fieldSkills, func(p *row) *[]string { return &p.Skills }),
			words(careline.ListField{
				Code: "languages", Name: careline.Words{EN: "languages", ZH: "语言"}, Many: true, Known: []string{"language", "dialects", "语言", "方言"},
			}, func(p *row) *[]string { return &p.Languages }),
			count(careline.ListField{Code: "capacity", Name: careline.Words{EN: "capacity", ZH: "接单上限"}, Known: []string{"接单上限", "容量", "limit"}},
				func(p *row) *int { return &p.Capacity }),
			flag(fieldRetired, func(p *row) *bool { return &p.Retired }),
		},
		take: importProviders,
		mark: func(p *row) string { return strings.ToLower(p.Name) + "\x00" + p.ID.String() },
	}
}

func technicianTable() *table[careline.TechnicianFill] {
	type row = careline.TechnicianFill
	number, named := employer(func(t *row) *careline.ProviderID { return &t.Provider }, func(t *row) *string { return &t.ProviderName }, true)
	return &table[row]{
		kind: careline.ListTechnicians,
		cells: []cellOf[row]{
			id(careline.ListField{Code: "technician", Name: careline.Words{EN: "number", ZH: "编号"}, Known: []string{"技师编号", "工号", "technician number"}},
				func(t *row) *careline.TechnicianID { return &t.ID }),
			text(careline.ListField{
				Code: "name", Name: careline.Words{EN: "name", ZH: "姓名"}, Needed: true, Known: append([]string{"技师", "技师姓名", "technician name"}, knownPerson...),
			}, func(t *row) *string { return &t.Name }),
			number, named,
			text(careline.ListField{Code: "phone", Name: careline.Words{EN: "phone", ZH: "电话"}, Known: knownPhone},
				func(t *row) *string { return &t.Phone }),
			words(fieldSkills, func(t *row) *[]string { return &t.Skills }),
			flag(fieldRetired, func(t *row) *bool { return &t.Retired }),
		},
		take: importTechnicians,
		mark: func(t *row) string {
			return strings.ToLower(t.Provider.String() + "\x00" + t.ProviderName + "\x00" + t.Name + "\x00" + t.ID.String())
		},
	}
}

func staffTable() *table[careline.StaffFill] {
	type row = careline.StaffFill
	number, named := employer(func(p *row) *careline.ProviderID { return &p.Provider }, func(p *row) *string { return &p.ProviderName }, false)
	return &table[row]{
		kind: careline.ListStaff,
		cells: []cellOf[row]{
			text(careline.ListField{
				Code: "login", Name: careline.Words{EN: "login", ZH: "登录名"}, Needed: true, Known: []string{"user", "username", "登录名", "账号", "帐号", "用户名"},
			}, func(p *row) *string { return &p.Login }),
			text(careline.ListField{Code: "name", Name: careline.Words{EN: "name", ZH: "姓名"}, Known: append([]string{"员工", "员工姓名"}, knownPerson...)},
				func(p *row) *string { return &p.Name }),
			code(careline.ListField{Code: "role", Name: careline.Words{EN: "role", ZH: "角色"}, Needed: true, Known: []string{"角色", "岗位", "职务", "position"}},
				careline.Roles, func(p *row) *careline.Role { return &p.Role }),
			number, named,
			flag(careline.ListField{Code: "suspended", Name: careline.Words{EN: "suspended", ZH: "已停用"}, Known: []string{"停用", "已停用", "disabled", "inactive"}},
				func(p *row) *bool { return &p.Suspended }),
		},
		take: withoutClaims((*careline.Session).ImportStaff),
		mark: func(p *row) string { return strings.ToLower(p.Login) },
	}
}

// employer are the columns of the provider whose a person is: by number, and
// by name. A name in the first does too.
func employer[T any](number func(*T) *careline.ProviderID, name func(*T) *string, needed bool) (byNumber, byName cellOf[T]) {
	byNumber = id(careline.ListField{Code: "provider", Name: fieldProvider, Needed: needed, Or: needed, Known: fieldEmployers}, number)
	byNumber.set = func(text string, _ reading) (careline.Filled[T], error) {
		if n, err := careline.ParseID[careline.ProviderID](text); err == nil {
			return func(x *T) { *number(x) = n }, nil
		}
		return func(x *T) { *name(x) = text }, nil
	}
	byName = cellOf[T]{
		ListField: careline.ListField{
			Code: "provider_name", Name: careline.Words{EN: "provider's name", ZH: "服务商名称"}, Needed: needed, Or: needed,
			Known: []string{"服务商名称", "网点名称", "outlet name"},
		},
		get: func(x *T) string { return *name(x) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			return func(x *T) { *name(x) = text }, nil
		},
	}
	return byNumber, byName
}

func importProviders(
	ctx context.Context, in *careline.Session, key string, claims careline.Claims, rows []careline.Filled[careline.Provider],
) ([]careline.Taken, error) {
	return in.ImportProviders(ctx, key, claims, rows)
}

func importTechnicians(
	ctx context.Context, in *careline.Session, key string, claims careline.Claims, rows []careline.Filled[careline.TechnicianFill],
) ([]careline.Taken, error) {
	return in.ImportTechnicians(ctx, key, claims, rows)
}
