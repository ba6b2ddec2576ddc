package transfer

import (
	"strings"
	"unicode/utf8"
)

// Inert makes a cell harmless to the spreadsheet that will open the file: one
// that would be taken for a formula gets a leading apostrophe. Plain takes it
// away again.
func Inert(cell string) string {
	if runs(cell, 0) {
		return "'" + cell
	}
	return cell
}

// Plain gives back what Inert was given.
func Plain(cell string) string {
	if strings.HasPrefix(cell, "'") && runs(cell, 1) {
		return cell[1:]
	}
	return cell
}

// runs tells whether the cell, from the byte at skip on, starts like a
// formula. Apostrophes before that do not count, so that a cell that had one
// of its own keeps it through Inert and Plain.
func runs(cell string, skip int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell[skip:], "'"))
	return r != utf8.RuneError && strings.ContainsRune("=+-@\t\r\n＝＋－＠", r)
}
