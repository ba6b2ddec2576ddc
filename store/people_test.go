package store_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"careline"
)

func TestStaffHaveALoginOfTheirOwn(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		p := h.provider("宁北服务")
		zhao := careline.Staff{Login: "zhao", Name: "赵", Role: careline.RoleProvider, Provider: p.ID, Suspended: true}
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &zhao) })
		min := h.staff("min")
		h.refused(careline.CodeConflict, func(w careline.Writer) error { return w.SaveStaff(h.ctx, &careline.Staff{Login: "zhao"}) })
		h.refused(careline.CodeConflict, func(w careline.Writer) error { return w.SaveStaff(h.ctx, &careline.Staff{ID: min, Login: "zhao"}) })
		h.view(func(r careline.Reader) error {
			got, err := r.StaffByLogin(h.ctx, "zhao")
			if got != zhao {
				t.Errorf("got %+v", got)
			}
			all, allErr := r.Staff(h.ctx)
			if len(all) != 2 || all[0].ID != min || all[1] != zhao {
				t.Errorf("got %+v", all)
			}
			return errors.Join(err, allErr)
		})
	})
}

func TestAProviderIsReadBackAsItWasSavedAndAnOldOneIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		p := &careline.Provider{
			Name: "宁北服务", Kind: careline.OutletCentre, Phone: "025", Capacity: 12, Skills: []string{careline.SkillPurifier},
			Territories: []careline.Region{{Province: "江苏省", City: "南京市"}, {Country: "CN"}}, Languages: []string{"Nanjing dialect"},
		}
		save := func() { h.update(func(w careline.Writer) error { return w.SaveProvider(h.ctx, p) }) }
		save()
		other := h.provider("other")
		old := *p
		p.Territories = p.Territories[:1]
		save()
		h.outdated(*p, func(w careline.Writer) error { return w.SaveProvider(h.ctx, &old) })
		providers := func() (all []careline.Provider) {
			h.view(func(r careline.Reader) (err error) {
				all, err = r.Providers(h.ctx)
				return err
			})
			return all
		}
		if got := providers(); !reflect.DeepEqual(got, []careline.Provider{*p, *other}) {
			t.Errorf("got %+v", got)
		}
		p.Retired = true
		save()
		if got := providers(); !reflect.DeepEqual(got, []careline.Provider{*other}) {
			t.Errorf("after one retired: %+v", got)
		}
	})
}

func TestTechniciansBelongToAProvider(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		p := h.provider("宁北服务")
		tech := careline.Technician{Provider: p.ID, Name: "赵师傅", Phone: "139", Skills: []string{"purifier"}}
		save := func() { h.update(func(w careline.Writer) error { return w.SaveTechnician(h.ctx, &tech) }) }
		save()
		tech.Retired = true
		save()
		h.view(func(r careline.Reader) error {
			got, err := r.Technicians(h.ctx, p.ID)
			if !reflect.DeepEqual(got, []careline.Technician{tech}) {
				t.Errorf("got %+v", got)
			}
			none, noneErr := r.Technicians(h.ctx, 99)
			if len(none) != 0 {
				t.Errorf("got %+v", none)
			}
			return errors.Join(err, noneErr)
		})
		h.refused(careline.CodeInvalid, func(w careline.Writer) error {
			return w.SaveTechnician(h.ctx, &careline.Technician{Provider: 99})
		})
	})
}

func TestTechniciansStaffAndTheCatalogueHaveVersions(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		tech := careline.Technician{Provider: h.provider("宁北服务").ID, Name: "赵师傅"}
		min := careline.Staff{Login: "min", Name: "王敏", Role: careline.RoleOperator}
		product, service, category := careline.Product{Code: "EWH-60A"}, careline.Service{Code: "repair"}, careline.Category{Code: "leak"}
		for name, thing := range map[string]struct {
			save    func(w careline.Writer) error // the record as the test has it
			version *int64
			present func() any
		}{
			"technician": {func(w careline.Writer) error { return w.SaveTechnician(h.ctx, &tech) }, &tech.Version, func() any { return tech }},
			"staff":      {func(w careline.Writer) error { return w.SaveStaff(h.ctx, &min) }, &min.Version, func() any { return min }},
			"product":    {func(w careline.Writer) error { return w.SaveProduct(h.ctx, &product) }, &product.Version, func() any { return product }},
			"service":    {func(w careline.Writer) error { return w.SaveService(h.ctx, &service) }, &service.Version, func() any { return service }},
			"category":   {func(w careline.Writer) error { return w.SaveCategory(h.ctx, &category) }, &category.Version, func() any { return category }},
		} {
			h.update(thing.save)
			h.update(thing.save)
			if *thing.version != 2 {
				t.Errorf("%s: version %d after two saves", name, *thing.version)
			}
			current := thing.present()
			*thing.version = 1
			h.outdated(current, thing.save)
		}
	})
}

func TestACodeBelongsToOneEntryOfTheCatalogue(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		for name, save := range map[string]func(w careline.Writer, version int64) error{
			"product": func(w careline.Writer, v int64) error {
				return w.SaveProduct(h.ctx, &careline.Product{Code: "x", Version: v})
			},
			"service": func(w careline.Writer, v int64) error {
				return w.SaveService(h.ctx, &careline.Service{Code: "x", Version: v})
			},
			"category": func(w careline.Writer, v int64) error {
				return w.SaveCategory(h.ctx, &careline.Category{Code: "x", Version: v})
			},
		} {
			h.refused(careline.CodeNotFound, func(w careline.Writer) error { return save(w, 1) })
			h.update(func(w careline.Writer) error { return save(w, 0) })
			err := h.Update(h.ctx, func(w careline.Writer) error { return save(w, 0) })
			wantCode(t, err, careline.CodeConflict)
			if !strings.Contains(err.Error(), "x already") {
				t.Errorf("%s: %q does not say that the code is taken", name, err)
			}
		}
	})
}

func TestAllProvidersAndTechniciansAreThoseThatAreRetiredToo(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		kept, gone := h.provider("宁北服务"), h.provider("关门服务")
		gone.Retired = true
		h.update(func(w careline.Writer) error { return w.SaveProvider(h.ctx, gone) })
		a, b := careline.Technician{Provider: kept.ID, Name: "赵"}, careline.Technician{Provider: gone.ID, Name: "钱", Retired: true}
		h.update(func(w careline.Writer) error {
			return errors.Join(w.SaveTechnician(h.ctx, &a), w.SaveTechnician(h.ctx, &b))
		})
		h.view(func(r careline.Reader) error {
			all, err := r.AllProviders(h.ctx)
			if !reflect.DeepEqual(all, []careline.Provider{*kept, *gone}) {
				t.Errorf("providers: %+v", all)
			}
			technicians, techErr := r.AllTechnicians(h.ctx)
			if !reflect.DeepEqual(technicians, []careline.Technician{a, b}) {
				t.Errorf("technicians: %+v", technicians)
			}
			one, oneErr := r.Technician(h.ctx, b.ID)
			if !reflect.DeepEqual(one, b) {
				t.Errorf("technician: %+v", one)
			}
			_, none := r.Technician(h.ctx, 99)
			wantCode(t, none, careline.CodeNotFound)
			return errors.Join(err, techErr, oneErr)
		})
	})
}

func TestTheCatalogueKeepsTheOrderItWasFoundedWith(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		service := careline.Service{
			Code: "z-first", Name: careline.Words{EN: "Repair", ZH: "维修"}, Phase: careline.AfterSale, Technical: true,
			Place: careline.OnSite, Charged: true, Recurring: true, Term: careline.ShortTerm,
			Departments: []careline.Department{careline.CustomerService, careline.Engineering}, Order: careline.OrderRepair, Retired: true,
		}
		category := careline.Category{
			Code: "leak", Name: careline.Words{EN: "leak", ZH: "漏水"}, Departments: []careline.Department{careline.Production},
			Order: careline.OrderRepair, Retired: true,
		}
		product := careline.Product{
			Code: "RO-400", Name: careline.Words{EN: "Purifier", ZH: "净水器"}, Skill: careline.SkillPurifier, Maker: "m", Trademark: "t",
			Terms:       []careline.WarrantyTerm{{Part: careline.CoversParts, Months: 24, FromInstallation: true}},
			Consumables: []careline.Consumable{{Code: "F1", Name: careline.Words{EN: "stage 1"}, Months: 6}}, Retired: true,
		}
		first := careline.Service{Code: "z-first"}
		h.update(func(w careline.Writer) error {
			return errors.Join(w.SaveService(h.ctx, &first), w.SaveService(h.ctx, &careline.Service{Code: "a-second"}),
				w.SaveCategory(h.ctx, &category), w.SaveProduct(h.ctx, &product))
		})
		service.Version = first.Version
		h.update(func(w careline.Writer) error {
			return errors.Join(w.SaveService(h.ctx, &careline.Service{Code: "m"}), w.SaveService(h.ctx, &careline.Service{Code: "b"}),
				w.SaveService(h.ctx, &service))
		})
		h.view(func(r careline.Reader) error {
			got, err := r.Catalogue(h.ctx)
			want := careline.Catalogue{
				Services:   []careline.Service{service, {Code: "a-second", Version: 1}, {Code: "b", Version: 1}, {Code: "m", Version: 1}},
				Categories: []careline.Category{category},
				Products:   []careline.Product{product},
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got\n%+v\nwant\n%+v", got, want)
			}
			return err
		})
	})
}
