-- +goose Up

CREATE TABLE interaction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id),
    number      TEXT    NOT NULL,
    line        TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    operator_id INTEGER REFERENCES staff (id),
    started     INTEGER,
    ended       INTEGER,
    reason      TEXT REFERENCES service (code),
    outcome     TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE INDEX interaction_running ON interaction (operator_id) WHERE ended IS NULL;

-- is_open follows from the state; it is kept so that the lists of what is left
-- to do have small indexes of their own.

CREATE TABLE service_case (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT    NOT NULL,
    customer_id    INTEGER NOT NULL REFERENCES customer (id),
    unit_id        INTEGER REFERENCES unit (id),
    interaction_id INTEGER REFERENCES interaction (id),
    category       TEXT REFERENCES category (code),
    severity       TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    cause          TEXT    NOT NULL,
    remedy         TEXT    NOT NULL,
    plan           TEXT    NOT NULL,
    promise        INTEGER,
    state          TEXT    NOT NULL,
    is_open        INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    pending        TEXT    NOT NULL,
    outcome        TEXT    NOT NULL,
    owner_id       INTEGER REFERENCES staff (id),
    merged_into_id INTEGER REFERENCES service_case (id),
    opened         INTEGER NOT NULL,
    closed         INTEGER,
    version        INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE INDEX service_case_opened ON service_case (opened, id);
CREATE INDEX service_case_state ON service_case (state, opened, id);
CREATE INDEX service_case_open ON service_case (opened, id) WHERE is_open = 1;
CREATE INDEX service_case_promise ON service_case (promise) WHERE is_open = 1 AND promise IS NOT NULL;
CREATE INDEX service_case_customer ON service_case (customer_id, opened, id);

CREATE TABLE work_order (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT    NOT NULL,
    customer_id    INTEGER NOT NULL REFERENCES customer (id),
    site_id        INTEGER REFERENCES site (id),
    unit_id        INTEGER REFERENCES unit (id),
    case_id        INTEGER REFERENCES service_case (id),
    interaction_id INTEGER REFERENCES interaction (id),
    follows_on_id  INTEGER REFERENCES work_order (id),
    provider_id    INTEGER REFERENCES provider (id), -- of the current visit
    text           TEXT    NOT NULL,
    free           INTEGER NOT NULL CHECK (free IN (0, 1)),
    charge_reason  TEXT    NOT NULL,
    charge_until   TEXT    NOT NULL,
    window_from    INTEGER,
    window_to      INTEGER,
    state          TEXT    NOT NULL,
    is_open        INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    reason         TEXT    NOT NULL,
    opened         INTEGER NOT NULL,
    closed         INTEGER,
    version        INTEGER NOT NULL CHECK (version > 0),
    CHECK ((window_from IS NULL) = (window_to IS NULL)),
    CHECK (window_from IS NULL OR window_from <= window_to)
) STRICT;

CREATE INDEX work_order_opened ON work_order (opened, id);
CREATE INDEX work_order_state ON work_order (state, opened, id);
CREATE INDEX work_order_open ON work_order (opened, id) WHERE is_open = 1;
CREATE INDEX work_order_due ON work_order (window_to) WHERE is_open = 1 AND window_to IS NOT NULL;
CREATE INDEX work_order_customer ON work_order (customer_id, opened, id);
CREATE INDEX work_order_case ON work_order (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX work_order_provider ON work_order (provider_id, opened, id) WHERE provider_id IS NOT NULL;
CREATE INDEX work_order_provider_open ON work_order (provider_id, opened, id) WHERE is_open = 1 AND provider_id IS NOT NULL;

CREATE TABLE visit (
    id            INTEGER PRIMARY KEY,
    order_id      INTEGER NOT NULL REFERENCES work_order (id),
    position      INTEGER NOT NULL,
    state         TEXT    NOT NULL,
    provider_id   INTEGER REFERENCES provider (id),
    technician_id INTEGER REFERENCES technician (id),
    reason        TEXT    NOT NULL,
    assigned      INTEGER,
    accepted      INTEGER,
    started       INTEGER,
    ended         INTEGER
) STRICT;

CREATE INDEX visit_order ON visit (order_id, position);
