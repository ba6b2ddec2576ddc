// Package transfer takes lists in from files and hands records out again:
// CSV as it is found in the wild, and nothing that a spreadsheet would run.
//
// # Another kind of list
//
// What every list has in common is in import.go (transactions, progress, going
// on after an interruption, rejects) and pipeline.go (reading ahead on the
// other processors). A kind of list gives three things, as customers do in
// import_customers.go:
//
//   - a kind: ready understands a row and puts it in order, take writes such
//     rows in the transaction that it is given, repeated serves dry runs;
//   - a layout of its columns, for the header and the rejects file;
//   - a function that makes a list of both and calls takeIn.
//
// Ready runs on several goroutines at once and asks nothing of the store; all
// that a store must be asked belongs to take, which gets many rows at a time.
package transfer
