package store_test

import (
	"errors"
	"reflect"
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
		h.update(func(w careline.Writer) error {
			return errors.Join(w.SaveService(h.ctx, careline.Service{Code: "z-first"}), w.SaveService(h.ctx, careline.Service{Code: "a-second"}),
				w.SaveCategory(h.ctx, category), w.SaveProduct(h.ctx, product))
		})
		h.update(func(w careline.Writer) error {
			return errors.Join(w.SaveService(h.ctx, careline.Service{Code: "m"}), w.SaveService(h.ctx, careline.Service{Code: "b"}),
				w.SaveService(h.ctx, service))
		})
		h.view(func(r careline.Reader) error {
			got, err := r.Catalogue(h.ctx)
			want := careline.Catalogue{
				Services:   []careline.Service{service, {Code: "a-second"}, {Code: "b"}, {Code: "m"}},
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
