-- +goose Up

-- A contact point that was understood is found by what it was understood as;
-- only of the others the text itself is looked for.

DROP INDEX contact_point_raw;
CREATE INDEX contact_point_raw ON contact_point (raw, customer_id) WHERE e164 IS NULL;
