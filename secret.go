package careline

import "regexp"

// Passwords as they stand in the address of a database: user:password@host,
// or password=... among other words.
var (
	passwordInURL  = regexp.MustCompile(`(://[^:/@?\s]*):\S*@`)
	passwordInWord = regexp.MustCompile(`(?i)(password|passwd|pwd)(\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&]+)`)
)

// HidePassword gives the address of a store with any password in it replaced
// by stars, for screens, logs and errors.
func HidePassword(dsn string) string {
	dsn = passwordInURL.ReplaceAllString(dsn, "$1:***@")
	return passwordInWord.ReplaceAllString(dsn, "$1$2***")
}
