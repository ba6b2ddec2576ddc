-- +goose Up

-- The segment that this one is being merged to; zero: none.
ALTER TABLE lookup_segment ADD COLUMN merging BIGINT NOT NULL DEFAULT 0;

-- Moved on after commits, by those who made them: by it watchers notice that
-- something was changed. A sequence, as a row would have to be waited for.
CREATE SEQUENCE store_commits;
