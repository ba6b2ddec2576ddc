package careline

import "context"

// The deeds of those who set the hotline up, and of views.
var (
	DeedSaveProduct = Deed[Product, Product]{
		name: "product.save", words: Words{"product", "产品"}, do: (*Session).SaveProduct, made: nowhere[Product],
	}
	DeedSaveService = Deed[Service, Service]{
		name: "service.save", words: Words{"service", "服务项目"}, do: (*Session).SaveService, made: nowhere[Service],
	}
	DeedSaveCategory = Deed[Category, Category]{
		name: "category.save", words: Words{"complaint category", "投诉类别"}, do: (*Session).SaveCategory, made: nowhere[Category],
	}
	DeedAddProvider = Deed[Provider, Provider]{
		name: "provider.add", words: Words{"new provider", "新服务商"}, do: (*Session).AddProvider,
		made: func(p *Provider) Ref { return p.ID.Ref() },
	}
	DeedChangeProvider = Deed[Provider, Provider]{
		name: "provider.change", words: Words{"edit of a provider", "修改服务商"}, do: (*Session).ChangeProvider,
		on: func(p *Provider) Ref { return p.ID.Ref() },
	}
	DeedAddTechnician = Deed[Technician, Technician]{
		name: "technician.add", words: Words{"new technician", "新技师"}, do: (*Session).AddTechnician,
		made: func(t *Technician) Ref { return t.ID.Ref() },
	}
	DeedChangeTechnician = Deed[Technician, Technician]{
		name: "technician.change", words: Words{"edit of a technician", "修改技师"}, do: (*Session).ChangeTechnician,
		on: func(t *Technician) Ref { return t.ID.Ref() },
	}
	DeedAddStaff = Deed[Staff, Staff]{
		name: "staff.add", words: Words{"new staff member", "新员工"}, do: (*Session).AddStaff,
		made: func(p *Staff) Ref { return p.ID.Ref() },
	}
	DeedChangeStaff = Deed[Staff, Staff]{
		name: "staff.change", words: Words{"edit of a staff member", "修改员工"}, do: (*Session).ChangeStaff,
		on: func(p *Staff) Ref { return p.ID.Ref() },
	}
	DeedAddKey = Deed[NewKey, StaffKey]{
		name: "staff.key.add", words: Words{"new key", "新密钥"},
		do: func(s *Session, ctx context.Context, key string, k NewKey) (StaffKey, error) {
			return s.AddKey(ctx, key, k.Login, k.Line)
		},
		made: func(k *StaffKey) Ref { return k.Staff.Ref() },
	}
	DeedRemoveKey = Deed[GoneKey, struct{}]{
		name: "staff.key.remove", words: Words{"removal of a key", "移除密钥"},
		do: quiet(func(s *Session, ctx context.Context, key string, k GoneKey) error {
			return s.RemoveKey(ctx, key, k.Fingerprint)
		}),
		made: nothing,
	}
	DeedRetire = Deed[Retiring, struct{}]{
		name: "retire", words: Words{"retiring", "停用或恢复"},
		do: quiet(func(s *Session, ctx context.Context, key string, r Retiring) error {
			return s.Retire(ctx, key, r.Of, r.Retired, r.Version)
		}),
		made: nothing,
	}
	DeedSaveView = Deed[SavedView, struct{}]{
		name: "view.save", words: Words{"view", "视图"}, do: quiet((*Session).SaveView), made: nothing,
	}
	DeedDropView = Deed[SavedView, struct{}]{
		name: "view.drop", words: Words{"dropping of a view", "删除视图"},
		do: quiet(func(s *Session, ctx context.Context, key string, v SavedView) error {
			return s.DropView(ctx, key, v.List, v.Name)
		}),
		made: nothing,
	}
)

func nowhere[T any](*T) Ref { return Ref{} }

// What deeds write that take more than one thing.
type (
	// Note is a line on a customer's timeline.
	Note struct {
		Customer CustomerID
		Text     string
	}
	// Transfer gives a unit to its next owner.
	Transfer struct {
		Unit    UnitID
		Version int64
		To      CustomerID
		On      Date
	}
	// Dispatching is a new work order and whom it goes to; zero: the best.
	Dispatching struct {
		Order WorkOrder
		To    ProviderID
	}
	// Stepped is an order after a step, and the follow-on order that it opened;
	// zero for none.
	Stepped struct {
		Order  WorkOrder
		Follow OrderID
	}
	// Apart is two files that are judged.
	Apart struct{ A, B CustomerID }
	// Unmerging takes the merging of a file back.
	Unmerging struct{ Gone CustomerID }
	// NewKey lets a person in by a key.
	NewKey struct{ Login, Line string }
	// GoneKey takes a key away.
	GoneKey struct{ Fingerprint string }
	// Retiring takes a piece of reference data out of use, or back in.
	Retiring struct {
		Of      Subject
		Retired bool
		Version int64
	}
)
