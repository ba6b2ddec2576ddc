-- +goose Up

-- What people have begun and not saved: of what kind and on which record, never
-- what they typed. Rows are replaced and dropped all the time; they are no
-- history.
CREATE TABLE held_draft (
    id       TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    place    TEXT    NOT NULL,
    desk     TEXT    NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    kind     TEXT    NOT NULL,
    on_kind  TEXT    NOT NULL,
    on_id    INTEGER NOT NULL,
    since    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Notes for the next shift.
CREATE TABLE handover_note (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    at       INTEGER NOT NULL,
    text     TEXT    NOT NULL CHECK (text <> '')
) STRICT;

CREATE INDEX handover_note_at ON handover_note (at);
