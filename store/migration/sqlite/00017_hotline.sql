-- +goose Up

-- Names the hotline, whatever store it is in: a copy keeps the name, and what
-- operators have not saved yet is found again by it.
INSERT INTO meta (key, value) VALUES ('hotline', lower(hex(randomblob(16))));
