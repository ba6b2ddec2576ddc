-- +goose Up

-- The chain that the history hangs on, see careline.Seal: each seal vouches
-- for the events that came since the one before, and for that one.
CREATE TABLE seal (
    id      BIGINT NOT NULL PRIMARY KEY CHECK (id > 0),
    from_id BIGINT NOT NULL,
    upto_id BIGINT NOT NULL,
    holes   TEXT COLLATE "C" NOT NULL,
    late    TEXT COLLATE "C" NOT NULL,
    events  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    digest  BYTEA  NOT NULL,
    leaves  BYTEA  NOT NULL,
    prior   BYTEA  NOT NULL,
    own     BYTEA  NOT NULL
);

CREATE INDEX seal_holes ON seal (at) WHERE holes <> '' OR late <> '';

CREATE TRIGGER seal_never_changes BEFORE UPDATE ON seal
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER seal_never_goes BEFORE DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER seal_never_cleared BEFORE TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

-- What an event said about a person whose data were erased, as the digest that
-- its seal is made of. A row here erases it: there is no other way.
CREATE TABLE erased_event (
    event_id    BIGINT NOT NULL PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    content     BYTEA  NOT NULL
);

-- +goose StatementBegin
CREATE FUNCTION erase_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE event SET text = '', changes = '' WHERE id = NEW.event_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER erased_event_erases AFTER INSERT ON erased_event
    FOR EACH ROW EXECUTE FUNCTION erase_event();
CREATE TRIGGER erased_event_never_changes BEFORE UPDATE ON erased_event
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER erased_event_never_goes BEFORE DELETE ON erased_event
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER erased_event_never_cleared BEFORE TRUNCATE ON erased_event
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

-- +goose StatementBegin
CREATE FUNCTION history_is_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text = '' AND NEW.changes = '' AND (NEW.id, NEW.at, NEW.recorded, NEW.kind, NEW.action, NEW.subjects)
            = (OLD.id, OLD.at, OLD.recorded, OLD.kind, OLD.action, OLD.subjects)
        AND NEW.staff_id IS NOT DISTINCT FROM OLD.staff_id
        AND EXISTS (SELECT 1 FROM erased_event WHERE event_id = OLD.id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history is append-only' USING ERRCODE = 'P0001';
END
$$;
-- +goose StatementEnd

DROP TRIGGER event_never_changes ON event;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    FOR EACH ROW EXECUTE FUNCTION history_is_only_erased();
