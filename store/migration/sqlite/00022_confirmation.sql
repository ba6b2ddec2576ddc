-- +goose Up

-- What the customer reads out to confirm that an order was carried out. It
-- stands apart from the order as on a server, where providers
-- may read their orders.
CREATE TABLE confirmation (
    order_id INTEGER NOT NULL PRIMARY KEY REFERENCES work_order (id),
    code     TEXT NOT NULL
) STRICT;

ALTER TABLE visit ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));
ALTER TABLE visit ADD COLUMN misses INTEGER NOT NULL DEFAULT 0 CHECK (misses >= 0);
ALTER TABLE visit ADD COLUMN rating TEXT NOT NULL DEFAULT '';

-- How many orders providers were sent lately, and declined.
CREATE INDEX visit_asked ON visit (assigned, provider_id, state) WHERE provider_id IS NOT NULL;
