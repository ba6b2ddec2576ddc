-- +goose Up

-- The segment that this one is being merged to; zero: none.
ALTER TABLE lookup_segment ADD COLUMN merging INTEGER NOT NULL DEFAULT 0;

-- A merge that was under way begins anew.
UPDATE lookup_segment SET state = 3 WHERE state = 2;
