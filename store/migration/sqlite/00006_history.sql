-- +goose Up

-- Subjects lists what an event concerns in order, as "C:1 CASE:5";
-- event_subject is the index over it that timelines are read from.

CREATE TABLE event (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    kind     TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    subjects TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    changes  TEXT    NOT NULL
) STRICT;

CREATE TABLE event_subject (
    subject_kind TEXT    NOT NULL,
    subject_id   INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    event_id     INTEGER NOT NULL REFERENCES event (id),
    event_kind   TEXT    NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, at, event_id)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_subject_never_changes BEFORE UPDATE ON event_subject
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_subject_never_goes BEFORE DELETE ON event_subject
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd

CREATE TABLE command (
    key         TEXT    NOT NULL PRIMARY KEY CHECK (key <> ''),
    name        TEXT    NOT NULL,
    result_kind TEXT    NOT NULL,
    result_id   INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
