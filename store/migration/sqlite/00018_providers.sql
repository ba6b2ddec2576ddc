-- +goose Up

-- Logins of providers to the database are a matter of servers; whoever can read
-- a file can read all of it.
SELECT 1;
