// Package transfer takes lists in from files and hands records out again:
// CSV as it is found in the wild, and nothing that a spreadsheet would run.
//
// # A list that people look at first
//
// Open gives a Reader, which is a careline.ListReader: File tells the encoding,
// the columns with samples and the mapping that was guessed; Recall uses one that
// was confirmed for the same header before; Map replaces it and Keep saves it;
// Preview shows the first rows as they would be taken; TakeIn takes the list in.
// Pages know the types of package careline only, and are handed Open as a function.
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
//   - a form: the fields of its columns, by which headers they are known, and
//     what takes its rows;
//   - its line in forms.
//
// Ready runs on several goroutines at once and asks nothing of the store; all
// that a store must be asked belongs to take, which gets many rows at a time.
package transfer
