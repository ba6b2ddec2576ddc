-- +goose Up

-- What the customer reads out to confirm that an order was carried out. It
-- stands apart from the order so that who may read orders,
-- such as a provider's login to the database, does not read it with them.
CREATE TABLE confirmation (
    order_id BIGINT  NOT NULL PRIMARY KEY REFERENCES work_order (id),
    code     TEXT COLLATE "C" NOT NULL
);

ALTER TABLE visit ADD COLUMN confirmed SMALLINT NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));
ALTER TABLE visit ADD COLUMN misses SMALLINT NOT NULL DEFAULT 0 CHECK (misses >= 0);
ALTER TABLE visit ADD COLUMN rating TEXT COLLATE "C" NOT NULL DEFAULT '';

-- How many orders providers were sent lately, and declined.
CREATE INDEX visit_asked ON visit (assigned, provider_id, state) WHERE provider_id IS NOT NULL;
