-- +goose Up

-- Calls that a telephone system announced; each is an interaction. Who
-- declined is a list of staff. A call that rings and is past its time is
-- missed, whether or not that has been written down.
CREATE TABLE pop (
    interaction_id INTEGER NOT NULL PRIMARY KEY REFERENCES interaction (id),
    answer         TEXT    NOT NULL,
    found          INTEGER NOT NULL CHECK (found >= 0),
    typed          TEXT    NOT NULL,
    to_id          INTEGER REFERENCES staff (id),
    rang           INTEGER NOT NULL,
    until          INTEGER NOT NULL CHECK (until >= rang),
    state          TEXT    NOT NULL,
    declined       TEXT    NOT NULL
) STRICT;

-- Every desk asks for what rings after each change by anybody.
CREATE INDEX pop_ringing ON pop (until) WHERE state = 'ringing';
CREATE INDEX pop_state ON pop (state, rang);
CREATE INDEX pop_rang ON pop (rang);

-- Which consoles are open. Rows are replaced and dropped all the time; they
-- are no history and mean nothing once they are old.
CREATE TABLE open_desk (
    desk     TEXT    NOT NULL PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    seen     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The numbers that customers had: E.164, or digits where it could not be read.
CREATE TABLE former_number (
    mark        TEXT    NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    until       INTEGER NOT NULL,
    PRIMARY KEY (mark, customer_id)
) STRICT, WITHOUT ROWID;

-- Phones that could not be read, by their digits: a ringing number is compared
-- with them. The expression stands in package store as well.
CREATE INDEX contact_point_digits ON contact_point (
    replace(replace(replace(replace(replace(replace(replace(raw, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), '+', '')
) WHERE e164 IS NULL AND kind = 'phone';
