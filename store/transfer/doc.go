// Package transfer takes customers in from files and hands them out again:
// CSV as it is found in the wild, and nothing that a spreadsheet would run.
package transfer
