package page

import (
	tea "charm.land/bubbletea/v2"

	"careline"
)

// Route asks the console for another page.
type Route interface{ route() }

// The routes. Each names the page and what it is about.
type (
	// ToLookup goes to the omnibox, emptied; with a text, to another one in
	// which that is typed.
	ToLookup struct{ Typed string }
	// ToCustomer opens a customer's file.
	ToCustomer struct{ ID careline.CustomerID }
	// ToNewCustomer opens an empty customer form, filled from what was typed
	// in the omnibox.
	ToNewCustomer struct{ Typed string }
	// ToEditCustomer opens the form of a customer.
	ToEditCustomer struct{ ID careline.CustomerID }
	// ToNewUnit opens an empty unit form for an owner.
	ToNewUnit struct{ Owner careline.CustomerID }
	// ToUnit opens a unit.
	ToUnit struct{ ID careline.UnitID }
	// ToCall opens the running call, to end it.
	ToCall struct{ ID careline.InteractionID }
	// ToNewComplaint opens an empty complaint for a customer.
	ToNewComplaint struct {
		Customer careline.CustomerID
		Unit     careline.UnitID
	}
	// ToCase opens a case.
	ToCase struct{ ID careline.CaseID }
	// ToComeBack opens a case about which the customer comes back, to write
	// down what they say this time.
	ToComeBack struct {
		ID   careline.CaseID
		Said string // what is typed already
	}
	// ToNewOrder opens a proposed work order.
	ToNewOrder struct{ For careline.OrderFor }
	// ToOrder opens a work order.
	ToOrder struct{ ID careline.OrderID }
	// ToQueue opens a provider's orders.
	ToQueue struct{}
	// ToBoard opens the board of what is open; with a look, one of its lists as
	// that says.
	ToBoard struct{ Look BoardLook }
	// ToOverview opens the whole hotline at a glance.
	ToOverview struct{}
	// ToHandover opens what the shift hands over to the next.
	ToHandover struct{}
	// ToFloor lists the calls of now, those that nobody took, or who is on.
	ToFloor struct{ List FloorList }
	// ToDuplicates walks through files that are likely one person's.
	ToDuplicates struct{}
	// ToOutbox lists what waits to be sent.
	ToOutbox struct{}
	// ToWatch shows what another person's console shows.
	ToWatch struct {
		Desk  string
		Staff careline.StaffID
	}
	// ToSettings opens what is set, and where that comes from.
	ToSettings struct{}
	// ToImport takes a list in from a file.
	ToImport struct{ What string } // empty: the page asks
	// ToExport hands a list out to a file.
	ToExport struct{ What string } // empty: the page asks
	// ToReference lists the reference data of one sort; of technicians, only
	// those of a provider where one is named.
	ToReference struct {
		Kind     careline.SubjectKind
		Provider careline.ProviderID
	}
	// ToPrivacy shows what is held about a person, and erases it.
	ToPrivacy struct{ ID careline.CustomerID }
	// ToStaffKeys lists the keys that open the door for a person.
	ToStaffKeys struct{ Staff careline.StaffID }
	// ToRoles shows who may do what.
	ToRoles struct{}
	// ToSubject opens the form of one piece of reference data; an empty form
	// where it has neither code nor id. Provider is that of the list that it was
	// opened from; a new technician is theirs.
	ToSubject struct {
		Subject  careline.Subject
		Provider careline.ProviderID
	}
)

// BoardLook is what the board is opened for.
type BoardLook struct {
	Cases        bool // else orders
	State        string
	Age          careline.Age
	Overdue      bool
	Nobodys      bool // a case without owner, an order without provider
	Provider     careline.ProviderID
	ProviderName string
	Owner        careline.StaffID // of cases
	OwnerName    string
	City         careline.Region       // without district
	Promise      careline.PromiseState // of what is promised for today
}

// FloorList is one of the lists of a floor.
type FloorList int

// The lists of a floor.
const (
	FloorCalls FloorList = iota
	FloorRinging
	FloorMissed
	FloorPeople
)

func (ToLookup) route()       {}
func (ToCustomer) route()     {}
func (ToNewCustomer) route()  {}
func (ToEditCustomer) route() {}
func (ToNewUnit) route()      {}
func (ToUnit) route()         {}
func (ToCall) route()         {}
func (ToNewComplaint) route() {}
func (ToCase) route()         {}
func (ToComeBack) route()     {}
func (ToNewOrder) route()     {}
func (ToOrder) route()        {}
func (ToQueue) route()        {}
func (ToBoard) route()        {}
func (ToOverview) route()     {}
func (ToFloor) route()        {}
func (ToHandover) route()     {}
func (ToSettings) route()     {}
func (ToDuplicates) route()   {}
func (ToOutbox) route()       {}
func (ToWatch) route()        {}
func (ToImport) route()       {}
func (ToExport) route()       {}
func (ToReference) route()    {}
func (ToSubject) route()      {}
func (ToStaffKeys) route()    {}
func (ToPrivacy) route()      {}
func (ToRoles) route()        {}

// Go is the message that opens a page on top of the present one; with
// Instead, in its place, so that esc goes back to what was before (a saved
// form is followed by what it made).
type Go struct {
	To      Route
	Instead bool
}

// Open is a command that opens a page on top.
func Open(to Route) tea.Cmd { return func() tea.Msg { return Go{To: to} } }

// Become is a command that opens a page in place of the present one.
func Become(to Route) tea.Cmd { return func() tea.Msg { return Go{To: to, Instead: true} } }

// Back is the message that leaves the page.
type Back struct{}

// Leave is a command that leaves the page.
func Leave() tea.Msg { return Back{} }

// Changed tells every page that the store has changed; a page that shows
// records loads them again, and keeps cursor, scroll and typing.
type Changed struct{}

// SubjectSaved tells a list of reference data what was saved, so that it
// chooses it.
type SubjectSaved struct{ Subject careline.Subject }

// CallChanged tells the console that the person's call began or ended.
type CallChanged struct{ Call *careline.Interaction }

// Status is the message for the status line: what was done, or what went
// wrong. It stays until the next.
type Status struct {
	Text string
	Bad  bool
	// Unread is of a load that failed: what is on screen stays as it was.
	Unread bool
}

// Done is a command that puts a result on the status line.
func Done(text string) tea.Cmd { return func() tea.Msg { return Status{Text: text} } }

// Fail is a command that puts an error on the status line, in the language l.
func Fail(err error, l careline.Lang) tea.Cmd {
	return func() tea.Msg { return Status{Text: careline.Explain(err, l), Bad: true} }
}

// Unread is Fail for a load, which nobody need be told of while the store is
// known to be lost.
func Unread(err error, l careline.Lang) tea.Cmd {
	return func() tea.Msg { return Status{Text: careline.Explain(err, l), Bad: true, Unread: true} }
}
