-- +goose Up

-- What consoles show that somebody watches. Rows are replaced and dropped all
-- the time; they are no history, so that a crash may take them.
CREATE UNLOGGED TABLE screen (
    desk     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    width    BIGINT NOT NULL,
    height   BIGINT NOT NULL,
    text     TEXT COLLATE "C" NOT NULL,
    cursor_x BIGINT NOT NULL,
    cursor_y BIGINT NOT NULL,
    at       BIGINT NOT NULL
) WITH (fillfactor = 50);
