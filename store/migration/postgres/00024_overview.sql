-- +goose Up

-- All that is open, in indexes that hold what it is counted by: a hotline with
-- millions of closed cases and orders is counted as fast as one without.

CREATE INDEX service_case_standing ON service_case (state, opened, promise, unit_id, customer_id) WHERE is_open = 1;
CREATE INDEX work_order_standing ON work_order (provider_id, state, opened, window_to, site_id) WHERE is_open = 1;

-- What is over, by the day for which it was promised.

CREATE INDEX service_case_promised ON service_case (promise) WHERE is_open = 0 AND promise IS NOT NULL;
CREATE INDEX work_order_promised ON work_order (window_to) WHERE is_open = 0 AND window_to IS NOT NULL;
