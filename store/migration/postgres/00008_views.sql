-- +goose Up

CREATE TABLE saved_view (
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    list     TEXT COLLATE "C" NOT NULL CHECK (list <> ''),
    name     TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
    spec     TEXT COLLATE "C" NOT NULL,
    opens    SMALLINT NOT NULL CHECK (opens IN (0, 1)),
    PRIMARY KEY (staff_id, list, name)
);

-- Lists of what is left to do, by who is to do it; nobody's among them.

CREATE INDEX service_case_owner_open ON service_case (owner_id, opened, id) WHERE is_open = 1;
CREATE INDEX work_order_waiting ON work_order (opened, id) WHERE is_open = 1 AND provider_id IS NULL;
