// Package pgtest gives tests PostgreSQL: databases on a server that is there,
// and whole clusters of the test's own that may be killed, promoted, stopped
// in their tracks and reached by several hosts, TLS or a pooler.
package pgtest
