package careline_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"careline"
)

// current gives the record that a conflict shows.
func (r *rig) current(err error) any {
	r.t.Helper()
	r.refused(err, careline.CodeConflict)
	var e *careline.Error
	if !errors.As(err, &e) || e.Current == nil {
		r.t.Fatalf("%v shows no present record", err)
	}
	return e.Current
}

// setUpOf gives the newest event that concerns ref.
func (r *rig) setUpOf(ref careline.Ref) careline.TimelineLine {
	r.t.Helper()
	var last careline.TimelineLine
	_, err := r.admin.Export(context.Background(), r.key(), careline.ExportEvents, func(p careline.ExportPage) error {
		for _, line := range p.Events {
			for _, on := range line.Event.On {
				if on == ref && line.Event.Kind == careline.EventSetUp {
					last = line
				}
			}
		}
		return nil
	})
	r.ok(err)
	return last
}

func TestAProductIsEditedFieldByFieldAndTheTrailSaysSo(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p, err := r.admin.SaveProduct(ctx, r.key(), careline.Product{
		Code: " EWH-60A ", Name: careline.Words{ZH: "电热水器"}, Maker: "安康",
		Terms: []careline.WarrantyTerm{{Part: careline.CoversTank, Months: 96, FromInstallation: true}},
	})
	r.ok(err)
	if p.Version != 1 || p.Code != "EWH-60A" {
		t.Fatalf("it was saved as %+v", p)
	}
	old := p
	p.Maker, p.Terms = "安康电器", []careline.WarrantyTerm{{Part: careline.CoversTank, Months: 120, FromInstallation: true}}
	key := r.key()
	saved, err := r.admin.SaveProduct(ctx, key, p)
	r.ok(err)
	again, err := r.admin.SaveProduct(ctx, key, p)
	r.ok(err)
	if saved.Version != 2 || !reflect.DeepEqual(saved, again) {
		t.Errorf("saved %+v\nagain %+v", saved, again)
	}
	want := []careline.Change{
		{Field: "maker", From: "安康", To: "安康电器"},
		{Field: "warranty", From: "tank 96 from installation", To: "tank 120 from installation"},
	}
	line := r.setUpOf(r.admin.Staff().ID.Ref())
	if !reflect.DeepEqual(line.Event.Changes, want) || line.Event.Text != "product EWH-60A" {
		t.Errorf("the trail says %q %+v", line.Event.Text, line.Event.Changes)
	}
	if got := line.Summary.In(careline.English); got != "product EWH-60A changed: maker, warranty terms" {
		t.Errorf("the summary is %q", got)
	}
	old.Maker = "x"
	_, err = r.admin.SaveProduct(ctx, r.key(), old)
	if got := r.current(err); !reflect.DeepEqual(got, saved) {
		t.Errorf("the conflict shows %+v", got)
	}
	_, err = r.admin.SaveProduct(ctx, r.key(), careline.Product{Code: "EWH-60A", Name: careline.Words{EN: "another"}})
	r.refused(err, careline.CodeConflict)
	if !strings.Contains(err.Error(), "product EWH-60A already") {
		t.Errorf("a code that is taken: %v", err)
	}
	_, err = r.admin.SaveProduct(ctx, r.key(), careline.Product{Code: "gone", Name: careline.Words{EN: "x"}, Version: 3})
	r.refused(err, careline.CodeNotFound)
}

func TestServicesAndCategoriesAreEditedToo(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	cat, err := r.admin.Catalogue(ctx)
	r.ok(err)
	fault, _ := cat.Service("fault")
	old := fault
	fault.Charged = true
	_, err = r.admin.SaveService(ctx, r.key(), fault)
	r.ok(err)
	_, err = r.admin.SaveService(ctx, r.key(), old)
	if got := r.current(err).(careline.Service); !got.Charged || got.Version != old.Version+1 {
		t.Errorf("the conflict shows %+v", got)
	}
	leak, _ := cat.Category("leak")
	was := leak
	leak.Order = careline.OrderInspection
	_, err = r.admin.SaveCategory(ctx, r.key(), leak)
	r.ok(err)
	_, err = r.admin.SaveCategory(ctx, r.key(), was)
	if got := r.current(err).(careline.Category); got.Order != careline.OrderInspection {
		t.Errorf("the conflict shows %+v", got)
	}
}

func TestWhatCanNotBeIsRefusedInOneSentence(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	name := careline.Words{EN: "name"}
	product := func(change func(*careline.Product)) error {
		p := careline.Product{Code: "X", Name: name}
		change(&p)
		_, err := r.admin.SaveProduct(ctx, r.key(), p)
		return err
	}
	service := func(change func(*careline.Service)) error {
		v := careline.Service{Code: "x", Name: name, Phase: careline.AfterSale, Place: careline.OnSite, Term: careline.ShortTerm}
		change(&v)
		_, err := r.admin.SaveService(ctx, r.key(), v)
		return err
	}
	category := func(change func(*careline.Category)) error {
		k := careline.Category{Code: "x", Name: name}
		change(&k)
		_, err := r.admin.SaveCategory(ctx, r.key(), k)
		return err
	}
	provider := func(change func(*careline.Provider)) error {
		p := careline.Provider{Name: "宁北服务"}
		change(&p)
		_, err := r.admin.AddProvider(ctx, r.key(), p)
		return err
	}
	tank := careline.WarrantyTerm{Part: careline.CoversTank, Months: 12}
	filter := careline.Consumable{Code: "PP", Name: name, Months: 6}
	for want, err := range map[string]error{
		"A code is one word":  product(func(p *careline.Product) { p.Code = "two words" }),
		`"" is not`:           product(func(p *careline.Product) { p.Code = " " }),
		"needs a name":        product(func(p *careline.Product) { p.Name = careline.Words{EN: " "} }),
		"A skill is one word": product(func(p *careline.Product) { p.Skill = "water heater" }),
		`warranty part "lid"`: product(func(p *careline.Product) { p.Terms = []careline.WarrantyTerm{{Part: "lid", Months: 1}} }),
		"months, not 0":       product(func(p *careline.Product) { p.Terms = []careline.WarrantyTerm{{Part: careline.CoversTank}} }),
		"months, not 1201": product(func(p *careline.Product) {
			p.Terms = []careline.WarrantyTerm{{Part: careline.CoversTank, Months: 1201}}
		}),
		"names tank twice":       product(func(p *careline.Product) { p.Terms = []careline.WarrantyTerm{tank, tank} }),
		"consumable PP is there": product(func(p *careline.Product) { p.Consumables = []careline.Consumable{filter, filter} }),
		"consumable F lasts":     product(func(p *careline.Product) { p.Consumables = []careline.Consumable{{Code: "F", Name: name}} }),
		"consumable needs":       product(func(p *careline.Product) { p.Consumables = []careline.Consumable{{Code: "F", Months: 1}} }),
		`no phase "never"`:       service(func(v *careline.Service) { v.Phase = "never" }),
		`no place ""`:            service(func(v *careline.Service) { v.Place = "" }),
		`no term "long ago"`:     service(func(v *careline.Service) { v.Term = "long ago" }),
		`department "kitchen"`:   service(func(v *careline.Service) { v.Departments = []careline.Department{"kitchen"} }),
		`work order "burial"`:    service(func(v *careline.Service) { v.Order = "burial" }),
		`"cellar"; there are`:    category(func(k *careline.Category) { k.Departments = []careline.Department{"cellar"} }),
		`"wedding"; there are`:   category(func(k *careline.Category) { k.Order = "wedding" }),
		`kind of provider "bar"`: provider(func(p *careline.Provider) { p.Kind = "bar" }),
		"as a phone number":      provider(func(p *careline.Provider) { p.Phone = "ring the bell" }),
		"A capacity counts":      provider(func(p *careline.Provider) { p.Capacity = -1 }),
		`no country "XX"`:        provider(func(p *careline.Provider) { p.Territories = []careline.Region{{Country: "xx"}} }),
		"territory CN 南京市 is there twice": provider(func(p *careline.Provider) {
			p.Territories = []careline.Region{{City: "南京市"}, {Country: "cn", City: "南京市"}}
		}),
	} {
		if err == nil || careline.CodeOf(err) != careline.CodeInvalid || !strings.Contains(err.Error(), want) {
			t.Errorf("want a sentence with %q, got %v", want, err)
		}
	}
}

func TestAProviderIsEditedAndItsTerritoriesGetTheHotlinesCountry(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p := r.provider("宁北服务")
	if got := p.Territories[0].Country; got != "CN" {
		t.Errorf("the territory's country is %q", got)
	}
	old := p
	p.Phone, p.Capacity = "025-83321147", 12
	saved, err := r.admin.ChangeProvider(ctx, r.key(), p)
	r.ok(err)
	if saved.Version != 2 || saved.Capacity != 12 {
		t.Errorf("saved %+v", saved)
	}
	want := []careline.Change{{Field: "phone", To: "025-83321147"}, {Field: "capacity", From: "8", To: "12"}}
	if line := r.setUpOf(p.ID.Ref()); !reflect.DeepEqual(line.Event.Changes, want) {
		t.Errorf("the trail says %+v", line.Event.Changes)
	}
	_, err = r.admin.ChangeProvider(ctx, r.key(), old)
	if got := r.current(err); !reflect.DeepEqual(got, saved) {
		t.Errorf("the conflict shows %+v", got)
	}
}

// A territory of a whole province covers a home whose country nobody wrote.
func TestATerritorysCountryIsNoObstacleWhereTheProvinceIsTheSame(t *testing.T) {
	jiangsu := careline.Region{Country: "CN", Province: "江苏省"}
	if !jiangsu.Covers(careline.Region{Province: "江苏省", City: "南京市"}) {
		t.Error("it does not cover a home without a country")
	}
	if jiangsu.Covers(careline.Region{Country: "US", Province: "江苏省"}) || jiangsu.Covers(careline.Region{City: "南京市"}) {
		t.Error("it covers what is elsewhere")
	}
}

func TestATechnicianHasTheSkillsOfTheProvider(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p, all := r.provider("宁北服务"), r.provider("全能服务")
	all.Skills = nil
	all, err := r.admin.ChangeProvider(ctx, r.key(), all)
	r.ok(err)
	_, err = r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "陈", Skills: []string{careline.SkillPurifier}})
	r.refused(err, careline.CodeInvalid)
	_, err = r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "陈", Phone: "12"})
	r.refused(err, careline.CodeInvalid)
	_, err = r.admin.AddTechnician(ctx, r.key(), careline.Technician{Name: "陈"})
	r.refused(err, careline.CodeInvalid)
	tech, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{
		Provider: p.ID, Name: "陈师傅", Phone: "13900001111", Skills: []string{careline.SkillWaterHeater},
	})
	r.ok(err)
	old := tech
	tech.Provider, tech.Skills = all.ID, []string{careline.SkillPurifier}
	moved, err := r.admin.ChangeTechnician(ctx, r.key(), tech)
	r.ok(err)
	_, err = r.admin.ChangeTechnician(ctx, r.key(), old)
	if got := r.current(err); !reflect.DeepEqual(got, moved) {
		t.Errorf("the conflict shows %+v", got)
	}
	got, at, err := r.admin.Technician(ctx, tech.ID)
	r.ok(err)
	if !reflect.DeepEqual(got, moved) || at.ID != all.ID {
		t.Errorf("got %+v at %s", got, at.Name)
	}
	// The provider gives the skill up; a new phone is saved all the same.
	all.Skills = []string{careline.SkillWaterHeater}
	_, err = r.admin.ChangeProvider(ctx, r.key(), all)
	r.ok(err)
	moved.Phone = "13900002222"
	_, err = r.admin.ChangeTechnician(ctx, r.key(), moved)
	r.ok(err)
	rows, err := r.admin.AllTechnicians(ctx)
	r.ok(err)
	if len(rows) != 1 || rows[0].ProviderName != "全能服务" || rows[0].Phone != "13900002222" {
		t.Errorf("listed %+v", rows)
	}
}

func TestAHotlineKeepsAnAdministrator(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	boss := r.admin.Staff()
	demoted := boss
	demoted.Role = careline.RoleOperator
	_, err := r.admin.ChangeStaff(ctx, r.key(), demoted)
	r.refused(err, careline.CodeConflict)
	second, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "zhou", Name: "周红", Role: careline.RoleAdmin})
	r.ok(err)
	r.refused(r.admin.Retire(ctx, r.key(), boss.ID.Subject(), true, boss.Version), careline.CodeConflict)
	zhou := r.desk.For(second)
	r.ok(zhou.Retire(ctx, r.key(), boss.ID.Subject(), true, boss.Version))
	if _, err := r.desk.SignIn(ctx, "boss"); careline.CodeOf(err) != careline.CodeForbidden {
		t.Errorf("the suspended one signs in: %v", err)
	}
	demoted = second
	demoted.Role = careline.RoleSupervisor
	_, err = zhou.ChangeStaff(ctx, r.key(), demoted)
	r.refused(err, careline.CodeConflict)
	if !strings.Contains(err.Error(), "zhou is the last administrator") {
		t.Error(err)
	}
}

func TestStaffAreEditedButKeepTheirLogin(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p := r.provider("宁北服务")
	min, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "min", Name: "王敏", Role: careline.RoleOperator})
	r.ok(err)
	old := min
	min.Login, min.Name, min.Role, min.Provider = "other", "王小敏", careline.RoleProvider, p.ID
	saved, err := r.admin.ChangeStaff(ctx, r.key(), min)
	r.ok(err)
	if saved.Login != "min" || saved.Name != "王小敏" || saved.Version != 2 {
		t.Errorf("saved %+v", saved)
	}
	want := []careline.Change{
		{Field: "name", From: "王敏", To: "王小敏"},
		{Field: "role", From: "operator", To: "provider"},
		{Field: "provider", To: p.ID.String()},
	}
	if line := r.setUpOf(min.ID.Ref()); !reflect.DeepEqual(line.Event.Changes, want) {
		t.Errorf("the trail says %+v", line.Event.Changes)
	}
	_, err = r.admin.ChangeStaff(ctx, r.key(), old)
	if got := r.current(err); got != saved {
		t.Errorf("the conflict shows %+v", got)
	}
	_, err = r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "min", Role: careline.RoleOperator})
	r.refused(err, careline.CodeConflict)
}
