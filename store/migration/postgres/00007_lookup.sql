-- +goose Up

-- SQLite's full-text table stood here; its place is taken by 00012.
SELECT 1;
