package careline_test

import (
	"context"
	"testing"

	"careline"
)

// Every use case, and the one permission that it asks for.
func TestEachRoleMayDoWhatTheTableSaysAndNothingElse(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0)
	r.ok(err)
	type use struct {
		name string
		asks careline.Permission
		do   func(*careline.Session) error
	}
	uses := []use{
		{"look up", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Lookup(ctx, "王", 1); return err }},
		{"open a file", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Open(ctx, c.ID); return err }},
		{"read the timeline", careline.MayLookUp, func(s *careline.Session) error {
			_, err := s.Timeline(ctx, c.ID, careline.TimelineQuery{})
			return err
		}},
		{"see a unit", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Unit(ctx, u.ID); return err }},
		{"see a case", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Case(ctx, k.ID); return err }},
		{"list cases", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Cases(ctx, careline.CaseFilter{}); return err }},
		{"list providers", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Providers(ctx); return err }},
		{"see a contact", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Interaction(ctx, 1); return err }},
		{"add a customer", careline.MayKeepFile, func(s *careline.Session) error {
			_, err := s.AddCustomer(ctx, r.key(), careline.Customer{Name: "x"})
			return err
		}},
		{"save a customer", careline.MayKeepFile, func(s *careline.Session) error { _, err := s.SaveCustomer(ctx, r.key(), c); return err }},
		{"add a unit", careline.MayKeepFile, func(s *careline.Session) error { _, err := s.AddUnit(ctx, r.key(), careline.Unit{}); return err }},
		{"save a unit", careline.MayKeepFile, func(s *careline.Session) error { _, err := s.SaveUnit(ctx, r.key(), u); return err }},
		{"transfer a unit", careline.MayKeepFile, func(s *careline.Session) error {
			_, err := s.TransferUnit(ctx, r.key(), u.ID, u.Version, c.ID, "")
			return err
		}},
		{"start a call", careline.MayTakeCalls, func(s *careline.Session) error {
			_, err := s.StartCall(ctx, r.key(), careline.CallStart{})
			return err
		}},
		{"end a call", careline.MayTakeCalls, func(s *careline.Session) error { _, err := s.EndCall(ctx, r.key(), careline.CallEnd{}); return err }},
		{"log a call", careline.MayTakeCalls, func(s *careline.Session) error {
			_, err := s.LogCall(ctx, r.key(), careline.Interaction{})
			return err
		}},
		{"ask for the running call", careline.MayTakeCalls, func(s *careline.Session) error { _, _, err := s.RunningCall(ctx); return err }},
		{"ask whose a ringing number is", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Caller(ctx, "1"); return err }},
		{"watch a console", careline.MaySupervise, func(s *careline.Session) error {
			_, err := s.WatchConsole(ctx, r.key(), "d")
			return err
		}},
		{"see what a console shows", careline.MaySupervise, func(s *careline.Session) error {
			_, err := s.Screen(ctx, careline.DeskOn{})
			return err
		}},
		{"announce a call", careline.MayTakeCalls, func(s *careline.Session) error {
			_, err := s.Ring(ctx, r.key(), careline.PopRing{})
			return err
		}},
		{"see what rings", careline.MayTakeCalls, func(s *careline.Session) error { _, err := s.Ringing(ctx); return err }},
		{"answer what rings", careline.MayTakeCalls, func(s *careline.Session) error { _, err := s.AnswerPop(ctx, r.key(), 1); return err }},
		{"decline what rings", careline.MayTakeCalls, func(s *careline.Session) error { _, err := s.DeclinePop(ctx, r.key(), 1); return err }},
		{"write down missed calls", careline.MayTakeCalls, func(s *careline.Session) error { _, err := s.MissPops(ctx); return err }},
		{"list announced calls", careline.MayLookUp, func(s *careline.Session) error {
			_, err := s.Announced(ctx, careline.PopFilter{})
			return err
		}},
		{"see the hotline at a glance", careline.MaySupervise, func(s *careline.Session) error { _, err := s.Overview(ctx); return err }},
		{"see the calls of now and who is on", careline.MaySupervise, func(s *careline.Session) error { _, err := s.Floor(ctx); return err }},
		{"hand a shift over", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Handover(ctx); return err }},
		{"write to the next shift", careline.MayHandle, func(s *careline.Session) error { return s.WriteHandover(ctx, r.key(), "x") }},
		{"list the cities in which something is open", careline.MayLookUp, func(s *careline.Session) error { _, err := s.OpenPlaces(ctx); return err }},
		{"write a note", careline.MayTakeCalls, func(s *careline.Session) error { return s.WriteNote(ctx, r.key(), c.ID, "x") }},
		{"log a case", careline.MayHandle, func(s *careline.Session) error { _, err := s.LogCase(ctx, r.key(), careline.Case{}); return err }},
		{"carry a letter with a case", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.Carry(ctx, letter(r, careline.DeedLogCase.With(careline.Case{}), 0))
			return err
		}},
		{"edit a case", careline.MayHandle, func(s *careline.Session) error { _, err := s.EditCase(ctx, r.key(), k); return err }},
		{"list colleagues", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Colleagues(ctx); return err }},
		{"give a case to an owner", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.AssignCase(ctx, r.key(), careline.CaseAssign{Case: k.ID})
			return err
		}},
		{"weigh a case", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.WeighCase(ctx, r.key(), careline.CaseWeigh{Case: k.ID})
			return err
		}},
		{"take an act to a case back", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.TakeBackCase(ctx, r.key(), careline.CaseBack{Case: k.ID})
			return err
		}},
		{"take a passing-on back", careline.MayDispatch, func(s *careline.Session) error {
			_, err := s.TakeBackOrder(ctx, r.key(), careline.OrderBack{Order: o.ID, Act: careline.ActAssign})
			return err
		}},
		{"take a hold back", careline.MayCarryOut, func(s *careline.Session) error {
			_, err := s.TakeBackOrder(ctx, r.key(), careline.OrderBack{Order: o.ID, Act: careline.ActHold})
			return err
		}},
		{"see a customer's numbers for a reason", careline.MayUnmask, func(s *careline.Session) error {
			return s.Unmask(ctx, r.key(), c.ID, "x")
		}},
		{"see a provider's queue", careline.MayCarryOut, func(s *careline.Session) error {
			_, err := s.Queue(ctx, careline.QueueFilter{})
			return err
		}},
		{"rank providers for several orders", careline.MayDispatch, func(s *careline.Session) error {
			_, err := s.Takers(ctx, []careline.OrderID{o.ID})
			return err
		}},
		{"record a second contact", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.Recontact(ctx, r.key(), careline.Recontact{Case: k.ID})
			return err
		}},
		{"take a step with a case", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.TakeStep(ctx, r.key(), careline.CareTake{Case: k.ID})
			return err
		}},
		{"escalate broken promises", careline.MayHandle, func(s *careline.Session) error { _, err := s.KeepPromises(ctx); return err }},
		{"acknowledge a case", careline.MayHandle, func(s *careline.Session) error {
			_, err := s.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, To: careline.CaseAcknowledged})
			return err
		}},
		{"reject a case", careline.MayClose, func(s *careline.Session) error {
			_, err := s.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, To: careline.CaseRejected})
			return err
		}},
		{"propose an order", careline.MayDispatch, func(s *careline.Session) error {
			_, err := s.ProposeOrder(ctx, careline.OrderFor{Customer: c.ID})
			return err
		}},
		{"dispatch", careline.MayDispatch, func(s *careline.Session) error {
			_, err := s.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0)
			return err
		}},
		{"import", careline.MayImport, func(s *careline.Session) error { _, err := s.ImportCustomers(ctx, r.key(), nil); return err }},
		{"import in order", careline.MayImport, func(s *careline.Session) error { _, err := s.ImportTidy(ctx, r.key(), nil); return err }},
		{"ask how far a list is", careline.MayImport, func(s *careline.Session) error { _, err := s.Intake(ctx, "x"); return err }},
		{"take in a list", careline.MayImport, func(s *careline.Session) error {
			return s.TakeIn(ctx, r.key(), careline.Intake{List: "x"}, func(*careline.Session) (careline.Intake, error) { return careline.Intake{List: "x"}, nil })
		}},
		{"recall a mapping", careline.MayImport, func(s *careline.Session) error {
			_, err := s.SavedMapping(ctx, careline.ListUnits, "x")
			return err
		}},
		{"keep a mapping", careline.MayImport, func(s *careline.Session) error {
			return s.SaveMapping(ctx, r.key(), careline.ListUnits, "x", careline.ListMapping{{Field: "serial", Columns: []int{0}}})
		}},
		{"import units", careline.MayImport, func(s *careline.Session) error {
			_, err := s.ImportUnits(ctx, r.key(), careline.Claims{}, nil)
			return err
		}},
		{"import products", careline.MaySetUp, func(s *careline.Session) error { _, err := s.ImportProducts(ctx, r.key(), nil); return err }},
		{"import services", careline.MaySetUp, func(s *careline.Session) error { _, err := s.ImportServices(ctx, r.key(), nil); return err }},
		{"import categories", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.ImportCategories(ctx, r.key(), nil)
			return err
		}},
		{"import providers", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.ImportProviders(ctx, r.key(), careline.Claims{}, nil)
			return err
		}},
		{"import technicians", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.ImportTechnicians(ctx, r.key(), careline.Claims{}, nil)
			return err
		}},
		{"import staff", careline.MayKeepStaff, func(s *careline.Session) error { _, err := s.ImportStaff(ctx, r.key(), nil); return err }},
		{"export staff", careline.MayKeepStaff, func(s *careline.Session) error {
			_, err := s.Export(ctx, r.key(), careline.ExportStaff, func(careline.ExportPage) error { return nil })
			return err
		}},
		{"export", careline.MayExport, func(s *careline.Session) error {
			_, err := s.Export(ctx, r.key(), careline.ExportCustomers, func(careline.ExportPage) error { return nil })
			return err
		}},
		{"save a product", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.SaveProduct(ctx, r.key(), careline.Product{})
			return err
		}},
		{"save a service", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.SaveService(ctx, r.key(), careline.Service{})
			return err
		}},
		{"save a category", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.SaveCategory(ctx, r.key(), careline.Category{})
			return err
		}},
		{"add a provider", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.AddProvider(ctx, r.key(), careline.Provider{})
			return err
		}},
		{"change a provider", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.ChangeProvider(ctx, r.key(), careline.Provider{})
			return err
		}},
		{"list every provider", careline.MayLookUp, func(s *careline.Session) error { _, err := s.AllProviders(ctx); return err }},
		{"add a technician", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.AddTechnician(ctx, r.key(), careline.Technician{})
			return err
		}},
		{"change a technician", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.ChangeTechnician(ctx, r.key(), careline.Technician{})
			return err
		}},
		{"see a technician", careline.MayLookUp, func(s *careline.Session) error { _, _, err := s.Technician(ctx, 1); return err }},
		{"list every technician", careline.MayLookUp, func(s *careline.Session) error { _, err := s.AllTechnicians(ctx); return err }},
		{"retire a product", careline.MaySetUp, func(s *careline.Session) error {
			return s.Retire(ctx, r.key(), careline.Subject{Kind: careline.SubjectProduct}, true, 1)
		}},
		{"see where a product is used", careline.MaySetUp, func(s *careline.Session) error {
			_, err := s.WhereUsed(ctx, careline.Subject{Kind: careline.SubjectProduct})
			return err
		}},
		{"suspend staff", careline.MayKeepStaff, func(s *careline.Session) error {
			return s.Retire(ctx, r.key(), careline.Subject{Kind: careline.SubjectStaff}, true, 1)
		}},
		{"see what a staff member has in hand", careline.MayKeepStaff, func(s *careline.Session) error {
			_, err := s.WhereUsed(ctx, careline.Subject{Kind: careline.SubjectStaff})
			return err
		}},
		{"add staff", careline.MayKeepStaff, func(s *careline.Session) error {
			_, err := s.AddStaff(ctx, r.key(), careline.Staff{})
			return err
		}},
		{"change staff", careline.MayKeepStaff, func(s *careline.Session) error {
			_, err := s.ChangeStaff(ctx, r.key(), careline.Staff{})
			return err
		}},
		{"see likely duplicates", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Duplicates(ctx, 1); return err }},
		{"ask who is like a new customer", careline.MayLookUp, func(s *careline.Session) error { _, err := s.Twins(ctx, c, nil); return err }},
		{"search for duplicates", careline.MayKeepFile, func(s *careline.Session) error {
			_, err := s.FindDuplicates(ctx, careline.FindFrom{})
			return err
		}},
		{"ask how far the search for duplicates is", careline.MayKeepFile, func(s *careline.Session) error { _, _, err := s.FindProgress(ctx, false); return err }},
		{"look at new customers for duplicates", careline.MayKeepFile, func(s *careline.Session) error {
			_, _, err := s.FindAmong(ctx, 1, r.now)
			return err
		}},
		{"tell two files apart", careline.MayKeepFile, func(s *careline.Session) error { return s.TellApart(ctx, r.key(), c.ID, c.ID) }},
		{"put a pair off", careline.MayKeepFile, func(s *careline.Session) error { return s.PutOff(ctx, r.key(), c.ID, c.ID) }},
		{"merge files", careline.MayKeepFile, func(s *careline.Session) error {
			_, err := s.Merge(ctx, r.key(), careline.MergeOrder{Keep: c.ID, Gone: c.ID})
			return err
		}},
		{"take a merge back", careline.MayUnmerge, func(s *careline.Session) error { _, err := s.Unmerge(ctx, r.key(), c.ID); return err }},
		{"list keys", careline.MayKeepStaff, func(s *careline.Session) error { _, err := s.StaffKeys(ctx, 0); return err }},
		{"give a key", careline.MayKeepStaff, func(s *careline.Session) error { _, err := s.AddKey(ctx, r.key(), "x", "x"); return err }},
		{"take a key away", careline.MayKeepStaff, func(s *careline.Session) error { return s.RemoveKey(ctx, r.key(), "x") }},
		{"see all that is held about a person", careline.MayKeepPrivacy, func(s *careline.Session) error { _, err := s.Person(ctx, c.ID); return err }},
		{"hand out all that is held about a person", careline.MayKeepPrivacy, func(s *careline.Session) error { _, err := s.HandOut(ctx, r.key(), c.ID); return err }},
		{"erase a person's data", careline.MayKeepPrivacy, func(s *careline.Session) error {
			return s.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: "x"})
		}},
		{"list staff", careline.MayKeepStaff, func(s *careline.Session) error { _, err := s.StaffList(ctx); return err }},
	}
	for _, act := range careline.OrderActs() {
		uses = append(uses, use{"order: " + string(act), act.Needs(), func(s *careline.Session) error {
			_, _, err := s.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Act: act})
			return err
		}})
	}
	for _, role := range careline.Roles() {
		s := r.as(role)
		for _, use := range uses {
			forbidden := careline.CodeOf(use.do(s)) == careline.CodeForbidden
			if forbidden == role.May(use.asks) {
				t.Errorf("%s, %s: forbidden is %v", role, use.name, forbidden)
			}
		}
	}
}

// Everybody who sees the board is on while their console is open; calls are
// offered to those who take them.
func TestEverybodyIsOnWhileTheirConsoleIsOpen(t *testing.T) {
	r := newRig(t)
	for _, role := range careline.Roles() {
		r.ok(r.as(role).OpenDesk(context.Background(), "desk of "+string(role), true))
		r.ok(r.as(role).HoldDrafts(context.Background(), "here", "desk of "+string(role), nil))
	}
}

// What anybody may see on the board, they may keep a view of.
func TestEverybodyKeepsViewsOfTheirOwn(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	for _, role := range careline.Roles() {
		s := r.as(role)
		v := careline.SavedView{Name: string(role), List: "orders", Spec: "x"}
		r.ok(s.SaveView(ctx, r.key(), v))
		all, err := s.SavedViews(ctx)
		if err != nil || len(all) != 1 || all[0] != v {
			t.Errorf("%s keeps %+v, %v", role, all, err)
		}
		r.ok(s.DropView(ctx, r.key(), "orders", string(role)))
	}
	nobody := r.as("nobody")
	_, err := nobody.SavedViews(ctx)
	r.refused(err, careline.CodeForbidden)
	r.refused(nobody.SaveView(ctx, r.key(), careline.SavedView{Name: "x", List: "orders"}), careline.CodeForbidden)
	r.refused(nobody.DropView(ctx, r.key(), "orders", "x"), careline.CodeForbidden)
}

func TestARefusalNamesTheRoleAndWhatItMayNotDo(t *testing.T) {
	r := newRig(t)
	_, err := r.as(careline.RoleTrainer).AddCustomer(context.Background(), r.key(), careline.Customer{Name: "x"})
	r.refused(err, careline.CodeForbidden)
	if got := err.Error(); got != "The role trainer may not edit customer files." {
		t.Error(got)
	}
	if got := careline.Explain(err, careline.Chinese); got != "培训师无权编辑客户档案。" {
		t.Error(got)
	}
}

func TestWhoIsNotOnTheStaffDoesNotGetIn(t *testing.T) {
	r := newRig(t)
	_, err := r.desk.SignIn(context.Background(), "mallory")
	r.refused(err, careline.CodeForbidden)
}
