-- +goose Up

-- The public keys that open the door over SSH. A key is one person's.
CREATE TABLE staff_key (
    fingerprint TEXT    NOT NULL PRIMARY KEY CHECK (fingerprint <> ''),
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    type        TEXT    NOT NULL,
    public      TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    added       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_key_staff ON staff_key (staff_id);
