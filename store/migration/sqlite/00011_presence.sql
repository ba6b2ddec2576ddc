-- +goose Up

-- Where desks are now. Rows are replaced and dropped all the time; they are no
-- history and mean nothing once they are old.
CREATE TABLE presence (
    desk     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    id       INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    editing  INTEGER NOT NULL CHECK (editing IN (0, 1)),
    seen     INTEGER NOT NULL,
    PRIMARY KEY (desk, kind, id)
) STRICT, WITHOUT ROWID;

-- One row, by which a watcher tells what others said apart from changed
-- records: said counts every word of a desk, moved those that say something new.
CREATE TABLE presence_news (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    said  INTEGER NOT NULL,
    moved INTEGER NOT NULL
) STRICT;

INSERT INTO presence_news (one, said, moved) VALUES (1, 0, 0);
