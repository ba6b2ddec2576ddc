-- +goose Up

-- The public keys that open the door over SSH. A key is one person's.
CREATE TABLE staff_key (
    fingerprint TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (fingerprint <> ''),
    staff_id    BIGINT NOT NULL REFERENCES staff (id),
    type        TEXT COLLATE "C" NOT NULL,
    public      TEXT COLLATE "C" NOT NULL,
    comment     TEXT COLLATE "C" NOT NULL,
    added       BIGINT NOT NULL
);

CREATE INDEX staff_key_staff ON staff_key (staff_id);
