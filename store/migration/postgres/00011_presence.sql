-- +goose Up

-- Where desks are now. Rows are replaced and dropped all the time; they are no
-- history and mean nothing once they are old, so that a crash may take them.
CREATE UNLOGGED TABLE presence (
    desk     TEXT COLLATE "C" NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL,
    id       BIGINT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    editing  SMALLINT NOT NULL CHECK (editing IN (0, 1)),
    seen     BIGINT NOT NULL,
    PRIMARY KEY (desk, kind, id)
) WITH (fillfactor = 50);

-- One row, by which a watcher tells what others said apart from changed
-- records: said counts every word of a desk, moved those that say something new.
CREATE TABLE presence_news (
    one   BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    said  BIGINT NOT NULL,
    moved BIGINT NOT NULL
) WITH (fillfactor = 10);

INSERT INTO presence_news (one, said, moved) VALUES (1, 0, 0);
