-- +goose Up

-- The oldest version of the tables whose careline gets along with these. A
-- later step that such a careline survives leaves it as it is; any other sets
-- it to its own version.
INSERT INTO meta (key, value) VALUES ('oldest_version', '19')
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
