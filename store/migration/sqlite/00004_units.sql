-- +goose Up

CREATE TABLE unit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    product         TEXT    NOT NULL REFERENCES product (code),
    serial          TEXT,
    asset_tag       TEXT    NOT NULL,
    site_id         INTEGER REFERENCES site (id),
    seller          TEXT    NOT NULL,
    purchased       TEXT    NOT NULL,
    price           INTEGER NOT NULL, -- hundredths
    quantity        INTEGER NOT NULL CHECK (quantity >= 0),
    specification   TEXT    NOT NULL,
    grade           TEXT    NOT NULL,
    installed       TEXT    NOT NULL,
    installer_id    INTEGER REFERENCES provider (id),
    card_number     TEXT    NOT NULL,
    card_conditions TEXT    NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0),
    updated         INTEGER
) STRICT;

CREATE UNIQUE INDEX unit_serial ON unit (serial, product) WHERE serial IS NOT NULL;
CREATE INDEX unit_site ON unit (site_id) WHERE site_id IS NOT NULL;

CREATE TABLE ownership (
    unit_id     INTEGER NOT NULL REFERENCES unit (id),
    position    INTEGER NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    since       TEXT    NOT NULL,
    until       TEXT    NOT NULL,
    PRIMARY KEY (unit_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX ownership_customer ON ownership (customer_id, unit_id);
