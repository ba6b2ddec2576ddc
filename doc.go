// Package careline holds what a customer-care hotline is about: its words
// (customers, units, cases, work orders), their states, its rules, and Desk,
// the one door through which every use case goes.
//
// The package knows no SQL, no screen, no file and no wall clock: it declares
// the Store it needs, and is handed a Clock.
package careline
