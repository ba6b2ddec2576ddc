-- +goose Up

ALTER TABLE product ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE service ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE category ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE technician ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE staff ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);

-- Where reference data are used, for those who are about to retire some.

CREATE INDEX unit_product ON unit (product);
CREATE INDEX unit_installer ON unit (installer_id) WHERE installer_id IS NOT NULL;
CREATE INDEX customer_representative ON customer (representative_id) WHERE representative_id IS NOT NULL;
CREATE INDEX interaction_reason ON interaction (reason) WHERE reason IS NOT NULL;
CREATE INDEX service_case_category ON service_case (category, is_open) WHERE category IS NOT NULL;
CREATE INDEX visit_provider ON visit (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX visit_technician ON visit (technician_id, state) WHERE technician_id IS NOT NULL;
