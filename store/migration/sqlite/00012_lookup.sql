-- +goose Up

-- The lookup index, see store/index: pages of segments, and beside them the
-- documents that wait for a segment. It can be made again from the records.

DROP TABLE lookup;

CREATE TABLE lookup_page (
    id   INTEGER PRIMARY KEY, -- of its segment times 2^32, plus its number there
    data BLOB NOT NULL
) STRICT;

CREATE TABLE lookup_segment (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    state     INTEGER NOT NULL CHECK (state IN (1, 2, 3)), -- searched, being merged to, to be removed
    first_doc INTEGER NOT NULL,
    last_doc  INTEGER NOT NULL,
    docs      INTEGER NOT NULL,
    bits      INTEGER NOT NULL,
    pages     INTEGER NOT NULL,
    bytes     INTEGER NOT NULL,
    next_page INTEGER NOT NULL, -- of one that is being merged to
    dead      INTEGER NOT NULL  -- up to this lookup_dead.id are left out of it
) STRICT;

CREATE TABLE lookup_waiting (
    doc   INTEGER PRIMARY KEY,
    terms BLOB NOT NULL
) STRICT;

CREATE TABLE lookup_dead (
    id  INTEGER PRIMARY KEY AUTOINCREMENT,
    doc INTEGER NOT NULL
) STRICT;

CREATE INDEX lookup_dead_doc ON lookup_dead (doc);

-- The Latin words of names, companies and streets, in which slips are looked for.
CREATE TABLE lookup_word (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    word TEXT NOT NULL UNIQUE
) STRICT;

-- The document that the customer's file is now.
ALTER TABLE customer ADD COLUMN lookup_doc INTEGER;

CREATE UNIQUE INDEX customer_lookup_doc ON customer (lookup_doc);

DELETE FROM meta WHERE key = 'search_version';
