-- +goose Up

-- Database logins of providers. Such a login reads the orders of its own
-- provider and its visits to them; of customers, their contact points, sites
-- and units those that its open orders need; it writes nothing. Who has no row
-- here, and does not own the tables, sees no row of these tables at all. The
-- owner, and whoever is in the owner's role, is not held up by any of this.

CREATE TABLE provider_login (
    role_name   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    provider_id BIGINT NOT NULL REFERENCES provider (id)
);

-- The provider of the login that this connection was made with: SET ROLE does
-- not change it. The names in it are bound now, whatever a caller's search_path.
CREATE FUNCTION careline_provider() RETURNS BIGINT
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    RETURN (SELECT l.provider_id FROM provider_login AS l WHERE l.role_name = session_user::text);

REVOKE ALL ON FUNCTION careline_provider() FROM PUBLIC;

ALTER TABLE work_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE unit ENABLE ROW LEVEL SECURITY;

-- The function stands in a SELECT, and what it leads to in an array, so that
-- both are found once a query and rows by their index.

CREATE POLICY provider_own ON work_order FOR SELECT
    USING (provider_id = (SELECT careline_provider()));
CREATE POLICY provider_own ON visit FOR SELECT
    USING (provider_id = (SELECT careline_provider())
        AND order_id = ANY (ARRAY (SELECT o.id FROM work_order AS o WHERE o.provider_id = (SELECT careline_provider()))));
CREATE POLICY provider_open_orders ON customer FOR SELECT
    USING (id = ANY (ARRAY (SELECT o.customer_id FROM work_order AS o WHERE o.provider_id = (SELECT careline_provider()) AND o.is_open = 1)));
CREATE POLICY provider_open_orders ON contact_point FOR SELECT
    USING (customer_id = ANY (ARRAY (SELECT o.customer_id FROM work_order AS o WHERE o.provider_id = (SELECT careline_provider()) AND o.is_open = 1)));
CREATE POLICY provider_open_orders ON site FOR SELECT
    USING (id = ANY (ARRAY (SELECT o.site_id FROM work_order AS o WHERE o.provider_id = (SELECT careline_provider()) AND o.is_open = 1)));
CREATE POLICY provider_open_orders ON unit FOR SELECT
    USING (id = ANY (ARRAY (SELECT o.unit_id FROM work_order AS o WHERE o.provider_id = (SELECT careline_provider()) AND o.is_open = 1)));

-- SELECT provider_admit('role', 2) lets a role that is there in, and answers with
-- the provider's name; a role that could get past the policies is refused.
-- SELECT provider_dismiss('role') takes everything back.

-- +goose StatementBegin
CREATE FUNCTION provider_admit(login NAME, provider BIGINT) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
    owner OID := (SELECT relowner FROM pg_class WHERE oid = 'work_order'::regclass);
    can RECORD;
BEGIN
    SELECT * INTO can FROM pg_roles WHERE rolname = login;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no role %; make it with CREATE ROLE', login;
    END IF;
    IF NOT can.rolcanlogin OR can.rolcreaterole OR can.rolreplication OR pg_has_role(login, owner, 'MEMBER')
        OR EXISTS (SELECT 1 FROM pg_roles AS r WHERE (r.rolsuper OR r.rolbypassrls OR r.rolname LIKE 'pg\_%')
            AND pg_has_role(login, r.oid, 'MEMBER')) THEN
        RAISE EXCEPTION 'the role % could see more than its own orders: it, or a role that it is in, is more than a plain login', login;
    END IF;
    INSERT INTO provider_login (role_name, provider_id) VALUES (login, provider)
    ON CONFLICT (role_name) DO UPDATE SET provider_id = excluded.provider_id;
    IF NOT has_schema_privilege(login, current_schema(), 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), login);
    END IF;
    EXECUTE format('GRANT EXECUTE ON FUNCTION careline_provider() TO %I', login);
    EXECUTE format('GRANT SELECT ON work_order, visit, contact_point, site TO %I', login);
    EXECUTE format('GRANT SELECT (id, name, company, language, preference) ON customer TO %I', login);
    EXECUTE format('GRANT SELECT (id, product, serial, site_id, purchased, quantity, specification, installed, installer_id,
        card_number, card_conditions) ON unit TO %I', login);
    RETURN (SELECT p.name FROM provider AS p WHERE p.id = provider);
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION provider_dismiss(login NAME) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM provider_login WHERE role_name = login;
    EXECUTE format('REVOKE ALL ON work_order, visit, contact_point, site, customer, unit FROM %I', login);
    EXECUTE format('REVOKE ALL (id, name, company, language, preference) ON customer FROM %I', login);
    EXECUTE format('REVOKE ALL (id, product, serial, site_id, purchased, quantity, specification, installed, installer_id,
        card_number, card_conditions) ON unit FROM %I', login);
    EXECUTE format('REVOKE ALL ON FUNCTION careline_provider() FROM %I', login);
END
$$;
-- +goose StatementEnd

REVOKE ALL ON FUNCTION provider_admit(NAME, BIGINT) FROM PUBLIC;
REVOKE ALL ON FUNCTION provider_dismiss(NAME) FROM PUBLIC;

-- +goose StatementBegin
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION provider_admit(NAME, BIGINT) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION provider_dismiss(NAME) SET search_path = %I, pg_temp', current_schema());
END
$$;
-- +goose StatementEnd
