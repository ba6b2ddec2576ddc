-- +goose Up

-- "CARE": by this a careline store is told from any other SQLite file.
PRAGMA application_id = 1128354373;

-- Times are microseconds since 1970 UTC; days are text as 2006-01-02, empty
-- where not known; lists are JSON. A zero reference is NULL.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE provider (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    phone     TEXT    NOT NULL,
    skills    TEXT    NOT NULL,
    languages TEXT    NOT NULL,
    capacity  INTEGER NOT NULL CHECK (capacity >= 0),
    retired   INTEGER NOT NULL CHECK (retired IN (0, 1)),
    version   INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE provider_territory (
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    position    INTEGER NOT NULL,
    country     TEXT    NOT NULL,
    province    TEXT    NOT NULL,
    city        TEXT    NOT NULL,
    district    TEXT    NOT NULL,
    PRIMARY KEY (provider_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE technician (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    name        TEXT    NOT NULL,
    phone       TEXT    NOT NULL,
    skills      TEXT    NOT NULL,
    retired     INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE INDEX technician_provider ON technician (provider_id);

CREATE TABLE staff (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    login       TEXT    NOT NULL UNIQUE CHECK (login <> ''),
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    provider_id INTEGER REFERENCES provider (id),
    suspended   INTEGER NOT NULL CHECK (suspended IN (0, 1))
) STRICT;
