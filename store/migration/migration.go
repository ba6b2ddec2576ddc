// Package migration holds the steps that bring a store's tables to this
// version, one folder an engine. They are append-only: a step that has been
// released never changes.
package migration

import "embed"

// SQLite is the steps for SQLite.
//
//go:embed sqlite/*.sql
var SQLite embed.FS

// Postgres is the same steps for PostgreSQL.
//
//go:embed postgres/*.sql
var Postgres embed.FS
