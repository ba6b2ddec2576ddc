package pagetest

import (
	"time"

	"careline"
)

// People is who and what every test finds in the store.
type People struct {
	Wang    careline.Customer // 王建国 of Gulou, Nanjing, gold
	Li      careline.Customer
	Heater  careline.Unit // Wang's, in warranty
	Filter  careline.Unit // Wang's, out of warranty
	Ningbei careline.Provider
	Jianye  careline.Provider
}

// Must gives v, or ends the test.
func Must[T any](r *Rig) func(v T, err error) T {
	return func(v T, err error) T {
		r.T.Helper()
		if err != nil {
			r.T.Fatal(err)
		}
		return v
	}
}

// People fills the store with a few customers, units and providers.
func (r *Rig) People() People {
	r.T.Helper()
	var p People
	s, ctx := r.Session, r.Ctx()
	check := func(err error) {
		r.T.Helper()
		if err != nil {
			r.T.Fatal(err)
		}
	}
	heater := careline.Product{
		Code: "EWH-60A", Name: careline.Words{EN: "60 L water heater", ZH: "60升电热水器"}, Skill: careline.SkillWaterHeater,
		Terms: []careline.WarrantyTerm{
			{Part: careline.CoversLabour, Months: 24},
			{Part: careline.CoversParts, Months: 36},
			{Part: careline.CoversTank, Months: 96, FromInstallation: true},
		},
	}
	purifier := careline.Product{
		Code: "RO-400", Name: careline.Words{EN: "water purifier 400 G", ZH: "400G净水器"}, Skill: careline.SkillPurifier,
		Terms: []careline.WarrantyTerm{{Part: careline.CoversLabour, Months: 12}, {Part: careline.CoversParts, Months: 12}},
	}
	product, provider := Must[careline.Product](r), Must[careline.Provider](r)
	customer, unit := Must[careline.Customer](r), Must[careline.Unit](r)
	product(s.SaveProduct(ctx, r.NewKey(), heater))
	product(s.SaveProduct(ctx, r.NewKey(), purifier))

	jiangsu := careline.Region{Country: "CN", Province: "江苏省", City: "南京市"}
	gulou, jianye := jiangsu, jiangsu
	gulou.District, jianye.District = "鼓楼区", "建邺区"
	p.Ningbei = provider(s.AddProvider(ctx, r.NewKey(), careline.Provider{
		Name: "宁北服务 Ningbei Service", Territories: []careline.Region{gulou}, Skills: []string{careline.SkillWaterHeater},
		Languages: []string{"Nanjing"}, Capacity: 20,
	}))
	p.Jianye = provider(s.AddProvider(ctx, r.NewKey(), careline.Provider{
		Name: "建邺维修站", Territories: []careline.Region{jiangsu}, Capacity: 10,
	}))
	_, err := s.AddTechnician(ctx, r.NewKey(), careline.Technician{Provider: p.Ningbei.ID, Name: "陈师傅", Phone: "13900001111"})
	check(err)

	p.Wang = customer(s.AddCustomer(ctx, r.NewKey(), careline.Customer{
		Name: "王建国", Language: "Mandarin, Nanjing dialect", Tier: careline.TierGold, Preference: "ring after six",
		Contacts: []careline.ContactPoint{
			{Kind: careline.ContactPhone, Raw: "13800138823", Label: "mobile", Primary: true},
			{Kind: careline.ContactPhone, Raw: "025-83321147", Label: "home"},
			{Kind: careline.ContactEmail, Raw: "wang@example.com"},
		},
		Homes: []careline.Residence{{Site: careline.Site{Region: gulou, Street: "建国路88号阳光花园5-2-601"}, Primary: true}},
	}))
	p.Li = customer(s.AddCustomer(ctx, r.NewKey(), careline.Customer{
		Name: "李小红", Contacts: []careline.ContactPoint{{Raw: "13912345678"}},
		Homes: []careline.Residence{{Site: careline.Site{Region: jianye, Street: "江东中路100号"}}},
	}))
	p.Heater = unit(s.AddUnit(ctx, r.NewKey(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2207-0041", Site: p.Wang.Homes[0].Site.ID, Installed: "2026-03-05",
		Purchase: careline.Purchase{Seller: "苏宁新街口店", Date: "2026-03-01", Price: 189900, Quantity: 1},
		Card:     careline.WarrantyCard{Number: "QC-77812"},
		Owners:   []careline.Ownership{{Customer: p.Wang.ID, From: "2026-03-01"}},
	}))
	p.Filter = unit(s.AddUnit(ctx, r.NewKey(), careline.Unit{
		Product: "RO-400", Serial: "R42301-8817", Site: p.Wang.Homes[0].Site.ID,
		Purchase: careline.Purchase{Date: "2023-01-10"}, Owners: []careline.Ownership{{Customer: p.Wang.ID}},
	}))
	return p
}

// Case logs a complaint of a customer.
func (r *Rig) Case(c careline.Customer, u careline.UnitID, text string) careline.Case {
	r.T.Helper()
	return Must[careline.Case](r)(r.Session.LogCase(r.Ctx(), r.NewKey(), careline.Case{
		Customer: c.ID, Unit: u, Category: "noise", Severity: careline.SeverityHigh, Text: text,
		Promise: r.at.Add(24 * time.Hour),
	}))
}

// Order dispatches a repair for a case to a provider.
func (r *Rig) Order(c careline.Case, to careline.ProviderID) careline.WorkOrder {
	r.T.Helper()
	return Must[careline.WorkOrder](r)(r.Session.Dispatch(r.Ctx(), r.NewKey(), careline.WorkOrder{Case: c.ID}, to))
}
