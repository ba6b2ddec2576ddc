-- +goose Up

-- The chain that the history hangs on, see careline.Seal: each seal vouches
-- for the events that came since the one before, and for that one.
CREATE TABLE seal (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
    from_id INTEGER NOT NULL,
    upto_id INTEGER NOT NULL,
    holes   TEXT    NOT NULL,
    late    TEXT    NOT NULL,
    events  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    digest  BLOB    NOT NULL,
    leaves  BLOB    NOT NULL,
    prior   BLOB    NOT NULL,
    own     BLOB    NOT NULL
) STRICT;

CREATE INDEX seal_holes ON seal (at) WHERE holes <> '' OR late <> '';

-- +goose StatementBegin
CREATE TRIGGER seal_never_changes BEFORE UPDATE ON seal
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER seal_never_goes BEFORE DELETE ON seal
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd

-- What an event said about a person whose data were erased, as the digest that
-- its seal is made of. A row here erases it: there is no other way.
CREATE TABLE erased_event (
    event_id    INTEGER NOT NULL PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    content     BLOB    NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER erased_event_erases AFTER INSERT ON erased_event
BEGIN UPDATE event SET text = '', changes = '' WHERE id = NEW.event_id; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER erased_event_never_changes BEFORE UPDATE ON erased_event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER erased_event_never_goes BEFORE DELETE ON erased_event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd

DROP TRIGGER event_never_changes;
-- +goose StatementBegin
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
WHEN NOT (NEW.text = '' AND NEW.changes = '' AND NEW.id IS OLD.id AND NEW.at IS OLD.at AND NEW.recorded IS OLD.recorded
    AND NEW.staff_id IS OLD.staff_id AND NEW.kind IS OLD.kind AND NEW.action IS OLD.action AND NEW.subjects IS OLD.subjects
    AND EXISTS (SELECT 1 FROM erased_event WHERE event_id = OLD.id))
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
-- +goose StatementEnd
