-- +goose Up

-- Calls that a telephone system announced; each is an interaction. Who
-- declined is a list of staff. A call that rings and is past its time is
-- missed, whether or not that has been written down.
CREATE TABLE pop (
    interaction_id BIGINT NOT NULL PRIMARY KEY REFERENCES interaction (id),
    answer         TEXT COLLATE "C" NOT NULL,
    found          BIGINT NOT NULL CHECK (found >= 0),
    typed          TEXT COLLATE "C" NOT NULL,
    to_id          BIGINT REFERENCES staff (id),
    rang           BIGINT NOT NULL,
    until          BIGINT NOT NULL CHECK (until >= rang),
    state          TEXT COLLATE "C" NOT NULL,
    declined       TEXT COLLATE "C" NOT NULL
);

-- Every desk asks for what rings after each change by anybody.
CREATE INDEX pop_ringing ON pop (until) WHERE state = 'ringing';
CREATE INDEX pop_state ON pop (state, rang);
CREATE INDEX pop_rang ON pop (rang);

-- Which consoles are open. Rows are replaced and dropped all the time; they
-- are no history and mean nothing once they are old, so that a crash may take
-- them.
CREATE UNLOGGED TABLE open_desk (
    desk     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    seen     BIGINT NOT NULL
) WITH (fillfactor = 50);

-- The numbers that customers had: E.164, or digits where it could not be read.
CREATE TABLE former_number (
    mark        TEXT COLLATE "C" NOT NULL,
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    until       BIGINT NOT NULL,
    PRIMARY KEY (mark, customer_id)
);

-- Phones that could not be read, by their digits: a ringing number is compared
-- with them. The expression stands in package store as well.
CREATE INDEX contact_point_digits ON contact_point (
    replace(replace(replace(replace(replace(replace(replace(raw, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), '+', '')
) WHERE e164 IS NULL AND kind = 'phone';
