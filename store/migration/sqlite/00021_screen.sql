-- +goose Up

-- What consoles show that somebody watches. Rows are replaced and dropped all
-- the time; they are no history.
CREATE TABLE screen (
    desk     TEXT    NOT NULL PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    cursor_x INTEGER NOT NULL,
    cursor_y INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
