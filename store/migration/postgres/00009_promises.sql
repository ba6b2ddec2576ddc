-- +goose Up

-- The promise that was broken last, for which the case was escalated. Whether
-- a case is overdue still follows from its promise and the clock.

ALTER TABLE service_case ADD COLUMN broken BIGINT;

-- Every desk asks each minute for the promises that nobody has heeded.

CREATE INDEX service_case_unheeded ON service_case (promise)
    WHERE is_open = 1 AND promise IS NOT NULL AND broken IS DISTINCT FROM promise;
