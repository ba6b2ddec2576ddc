-- +goose Up

CREATE TABLE customer (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id       TEXT,
    name              TEXT    NOT NULL,
    company           TEXT    NOT NULL,
    language          TEXT    NOT NULL,
    tier              TEXT    NOT NULL,
    preference        TEXT    NOT NULL,
    note              TEXT    NOT NULL,
    representative_id INTEGER REFERENCES staff (id),
    version           INTEGER NOT NULL CHECK (version > 0),
    created           INTEGER,
    updated           INTEGER
) STRICT;

CREATE UNIQUE INDEX customer_external_id ON customer (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX customer_name ON customer (name);

CREATE TABLE contact_point (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    raw         TEXT    NOT NULL,
    e164        TEXT,
    extension   TEXT    NOT NULL,
    label       TEXT    NOT NULL,
    main        INTEGER NOT NULL CHECK (main IN (0, 1)),
    do_not_call INTEGER NOT NULL CHECK (do_not_call IN (0, 1))
) STRICT;

CREATE INDEX contact_point_customer ON contact_point (customer_id, position);
CREATE INDEX contact_point_e164 ON contact_point (e164, customer_id) WHERE e164 IS NOT NULL;
CREATE INDEX contact_point_raw ON contact_point (raw, customer_id);

CREATE TABLE site (
    id       INTEGER PRIMARY KEY,
    country  TEXT NOT NULL,
    province TEXT NOT NULL,
    city     TEXT NOT NULL,
    district TEXT NOT NULL,
    street   TEXT NOT NULL,
    postal   TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;

CREATE TABLE residence (
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    position    INTEGER NOT NULL,
    site_id     INTEGER NOT NULL REFERENCES site (id),
    label       TEXT    NOT NULL,
    since       TEXT    NOT NULL,
    until       TEXT    NOT NULL,
    main        INTEGER NOT NULL CHECK (main IN (0, 1)),
    PRIMARY KEY (customer_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX residence_site ON residence (site_id);
