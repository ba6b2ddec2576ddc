-- +goose Up

-- When the person's data were erased. What hangs on the file stays, without
-- the person.
ALTER TABLE customer ADD COLUMN erased INTEGER;
