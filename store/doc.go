// Package store keeps a hotline's records in SQL. It implements
// careline.Store; what differs between the engines stands in dialect.go.
package store
