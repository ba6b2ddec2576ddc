-- +goose Up

-- External numbers of files that were merged into this one, as a JSON list;
-- empty text for none.
ALTER TABLE customer ADD COLUMN former TEXT NOT NULL DEFAULT '';

-- A merge takes the row of the file that goes out of customer; nothing may be
-- left that points at it.
CREATE INDEX interaction_customer ON interaction (customer_id) WHERE customer_id IS NOT NULL;

-- Numbers, not references: a file that went may go further, or come back.
-- Record is what is needed to take the merge back, as JSON.
CREATE TABLE file_merge (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kept_id     INTEGER NOT NULL,
    gone_id     INTEGER NOT NULL,
    external_id TEXT,
    at          INTEGER NOT NULL,
    staff_id    INTEGER REFERENCES staff (id),
    record      TEXT    NOT NULL,
    undone      INTEGER,
    undone_by   INTEGER REFERENCES staff (id),
    CHECK (kept_id <> gone_id)
) STRICT;

CREATE UNIQUE INDEX file_merge_gone ON file_merge (gone_id) WHERE undone IS NULL;
CREATE INDEX file_merge_kept ON file_merge (kept_id) WHERE undone IS NULL;
CREATE INDEX file_merge_external ON file_merge (external_id) WHERE undone IS NULL AND external_id IS NOT NULL;

CREATE TABLE duplicate_pair (
    low_id   INTEGER NOT NULL,
    high_id  INTEGER NOT NULL,
    score    INTEGER NOT NULL,
    verdict  TEXT    NOT NULL,
    put_off  INTEGER NOT NULL, -- zero: never
    judged   INTEGER,
    staff_id INTEGER REFERENCES staff (id),
    PRIMARY KEY (low_id, high_id),
    CHECK (low_id < high_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_pair_high ON duplicate_pair (high_id, low_id);
CREATE INDEX duplicate_pair_waiting ON duplicate_pair (put_off, score DESC, low_id, high_id) WHERE verdict = 'waiting';
