// Package text holds the console's words in both languages. A word is a field
// of a struct, so that one that is missing does not compile away unnoticed: a
// test finds every empty field and every pair of formats whose verbs differ.
package text

import "careline"

// Words is everything that the console says in one language. Each section
// stands in a file of its own, both languages side by side.
type Words struct {
	Common    Common
	Console   Console
	Lookup    Lookup
	Customer  Customer
	Form      Form
	Draft     Draft
	Outbox    Outbox
	Watch     Watch
	Overview  Overview
	Floor     Floor
	Handover  Handover
	Times     Times
	Complaint Complaint
	Care      Care
	Dispatch  Dispatch
	Call      Call
	Person    Person
	Unit      Unit
	Board     Board
	Queue     Queue
	Veil      Veil
	Settings  Settings
	Presence  Presence
	Reference Reference
	StaffKeys StaffKeys
	Roles     Roles
	Intake    Intake
	Handout   Handout
	Privacy   Privacy
	Pop       Pop
	Twins     Duplicates
}

// For gives the words of l, with the default keys in what names a key.
func For(l careline.Lang) *Words {
	if l == careline.Chinese {
		return chinese
	}
	return english
}

// The words with the default keys in them.
var english, chinese = keyed(&wordsEN, nil), keyed(&wordsZH, nil)

var (
	wordsEN = Words{
		Common: commonEN, Console: consoleEN, Lookup: lookupEN, Customer: customerEN,
		Form:      formEN,
		Draft:     draftEN,
		Outbox:    outboxEN,
		Watch:     watchEN,
		Overview:  overviewEN,
		Floor:     floorEN,
		Handover:  handoverEN,
		Times:     timesEN,
		Complaint: complaintEN,
		Care:      careEN,
		Dispatch:  dispatchEN,
		Call:      callEN,
		Person:    personEN,
		Unit:      unitEN,
		Board:     boardEN,
		Queue:     queueEN,
		Veil:      veilEN,
		Settings:  settingsEN,
		Presence:  presenceEN,
		Reference: referenceEN,
		StaffKeys: staffKeysEN,
		Roles:     rolesEN,
		Intake:    intakeEN,
		Handout:   handoutEN,
		Privacy:   privacyEN,
		Pop:       popEN,
		Twins:     duplicatesEN,
	}
	wordsZH = Words{
		Common: commonZH, Console: consoleZH, Lookup: lookupZH, Customer: customerZH,
		Form:      formZH,
		Draft:     draftZH,
		Outbox:    outboxZH,
		Watch:     watchZH,
		Overview:  overviewZH,
		Floor:     floorZH,
		Handover:  handoverZH,
		Times:     timesZH,
		Complaint: complaintZH,
		Care:      careZH,
		Dispatch:  dispatchZH,
		Call:      callZH,
		Person:    personZH,
		Unit:      unitZH,
		Board:     boardZH,
		Queue:     queueZH,
		Veil:      veilZH,
		Settings:  settingsZH,
		Presence:  presenceZH,
		Reference: referenceZH,
		StaffKeys: staffKeysZH,
		Roles:     rolesZH,
		Intake:    intakeZH,
		Handout:   handoutZH,
		Privacy:   privacyZH,
		Pop:       popZH,
		Twins:     duplicatesZH,
	}
)
