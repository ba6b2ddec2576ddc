package store_test

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"careline/store"
	"careline/store/pgtest"
)

// sqlLogin is a connection to the database past careline.
type sqlLogin struct {
	*testing.T
	*pgx.Conn
}

func loginAs(t *testing.T, dsn, role, password string) sqlLogin {
	t.Helper()
	address, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	if role != "" {
		address.User = url.UserPassword(role, password)
	}
	conn, err := pgx.Connect(t.Context(), address.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return sqlLogin{t, conn}
}

func (l sqlLogin) run(query string) ([]string, error) {
	rows, err := l.Query(l.Context(), query)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (string, error) {
		values, err := row.Values()
		if err != nil || len(values) == 0 {
			return "", err
		}
		text, is := values[0].(string)
		if !is {
			return "", errors.New("ask for text")
		}
		return text, nil
	})
}

func (l sqlLogin) gets(query string) []string {
	l.Helper()
	got, err := l.run(query)
	if err != nil {
		l.Fatalf("%s: %v", query, err)
	}
	return got
}

// refused asks that the server has the right to it missing.
func (l sqlLogin) refused(queries ...string) {
	l.Helper()
	for _, query := range queries {
		got, err := l.run(query)
		var e *pgconn.PgError
		if !errors.As(err, &e) || e.Code != "42501" {
			l.Errorf("%s: %v, %v", query, got, err)
		}
	}
}

const madeUpPassword = "for the test only"

// providersHotline is a hotline on a server of its own, with a login for each
// of two providers that have open orders, and one that is not let in.
func providersHotline(t *testing.T) (dsn string, owner, ours, theirs, nobody sqlLogin, provider string) {
	t.Helper()
	c := pgtest.Start(t, pgtest.Options{})
	dsn = c.DSN()
	if err := fillLiving(dsn); err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"ningbei", "wanjia", "nobody"} {
		if err := c.Exec("CREATE ROLE " + role + " LOGIN PASSWORD '" + madeUpPassword + "'"); err != nil {
			t.Fatal(err)
		}
	}
	owner = loginAs(t, dsn, "", "")
	busy := owner.gets("SELECT provider_id::text FROM work_order WHERE is_open = 1 AND provider_id IS NOT NULL GROUP BY provider_id ORDER BY count(*) DESC, 1")
	if len(busy) < 2 {
		t.Fatal("too few providers have something to do")
	}
	owner.gets("SELECT provider_admit('ningbei', " + busy[0] + ")::text")
	owner.gets("SELECT provider_admit('wanjia', " + busy[1] + ")::text")
	as := func(role string) sqlLogin { return loginAs(t, dsn, role, madeUpPassword) }
	return dsn, owner, as("ningbei"), as("wanjia"), as("nobody"), busy[0]
}

func TestAProvidersLoginSeesItsOwnOrdersAndNothingElse(t *testing.T) {
	t.Parallel()
	_, owner, ours, theirs, nobody, provider := providersHotline(t)
	open := "SELECT %s FROM work_order WHERE is_open = 1 AND provider_id = " + provider
	wanted := map[string]string{
		"work_order":    "SELECT id::text FROM work_order WHERE provider_id = " + provider,
		"visit":         "SELECT v.id::text FROM visit AS v JOIN work_order AS o ON o.id = v.order_id WHERE v.provider_id = " + provider + " AND o.provider_id = " + provider,
		"customer":      "SELECT id::text FROM customer WHERE id IN (" + strings.ReplaceAll(open, "%s", "customer_id") + ")",
		"contact_point": "SELECT id::text FROM contact_point WHERE customer_id IN (" + strings.ReplaceAll(open, "%s", "customer_id") + ")",
		"site":          "SELECT id::text FROM site WHERE id IN (" + strings.ReplaceAll(open, "%s", "site_id") + ")",
		"unit":          "SELECT id::text FROM unit WHERE id IN (" + strings.ReplaceAll(open, "%s", "unit_id") + ")",
	}
	for table, query := range wanted {
		want := owner.gets(query + " ORDER BY 1")
		all := owner.gets("SELECT id::text FROM " + table)
		if len(want) == 0 || len(want) == len(all) {
			t.Fatalf("%s has %d rows of %d for the provider: nothing is told by that", table, len(want), len(all))
		}
		if got := ours.gets("SELECT id::text FROM " + table + " ORDER BY 1"); !slices.Equal(got, want) {
			t.Errorf("of %s the provider sees %d rows, want %d", table, len(got), len(want))
		}
		outside := "SELECT id::text FROM " + table + " WHERE id NOT IN (" + strings.Join(want, ", ") + ")"
		for _, query := range []string{
			outside,
			outside + " OR true AND id NOT IN (" + strings.Join(want, ", ") + ")",
			"WITH x AS MATERIALIZED (" + outside + ") SELECT * FROM x",
			"SELECT (" + outside + " LIMIT 1) WHERE EXISTS (" + outside + ")",
			"SELECT a.id::text FROM " + table + " AS a FULL JOIN " + table + " AS b USING (id) WHERE a.id NOT IN (" + strings.Join(want, ", ") + ")",
		} {
			if got := ours.gets(query); len(got) != 0 {
				t.Errorf("%s gives %d rows of others", query, len(got))
			}
		}
		if n := ours.gets("SELECT count(id)::text FROM " + table)[0]; n != owner.gets("SELECT count(*)::text FROM (" + query + ") AS x")[0] {
			t.Errorf("counting %s gives %s", table, n)
		}
		for _, id := range theirs.gets("SELECT id::text FROM " + table) {
			if table == "work_order" && slices.Contains(want, id) {
				t.Errorf("two providers see %s %s", table, id)
			}
		}
		nobody.refused("SELECT id::text FROM " + table)
	}
	// What there is besides is not theirs to read.
	kept := owner.gets(`SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v', 'm') ORDER BY 1`)
	for _, name := range kept {
		if wanted[name] == "" {
			ours.refused("SELECT 'x' FROM " + name + " LIMIT 1")
		}
	}
	if len(kept) < 40 {
		t.Errorf("only %d tables and sequences were tried", len(kept))
	}
	ours.refused("SELECT note FROM customer", "SELECT external_id FROM customer", "SELECT customer::text FROM customer", "SELECT price::text FROM unit",
		"COPY event TO STDOUT", "SELECT provider_admit('ningbei', 1)::text", "SELECT provider_dismiss('wanjia')::text", "TABLE staff",
		"SELECT nextval('work_order_id_seq')::text", "SELECT 'x' FROM event_subject WHERE event_id = 1", "SELECT currval('event_id_seq')::text")
	nobody.refused("SELECT careline_provider()::text")
}

func TestAProvidersLoginWritesNothing(t *testing.T) {
	t.Parallel()
	dsn, owner, ours, _, _, _ := providersHotline(t)
	before := owner.gets("SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM work_order AS o")
	ours.refused(
		"UPDATE work_order SET text = 'x'", "UPDATE work_order SET provider_id = careline_provider()", "DELETE FROM visit", "TRUNCATE visit",
		"INSERT INTO site (country, province, city, district, street, postal, note) VALUES ('', '', '', '', '', '', '')",
		"INSERT INTO provider_login VALUES ('nobody', 1)", "UPDATE provider_login SET provider_id = 1",
		"MERGE INTO visit AS v USING work_order AS o ON v.order_id = o.id WHEN MATCHED THEN DELETE",
		"SELECT 'x' FROM work_order FOR UPDATE", "DO $$ BEGIN LOCK TABLE work_order IN EXCLUSIVE MODE; END $$", "COPY site FROM STDIN",
		"CREATE TABLE public.mine (id INT)", "CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql AS 'SELECT 1'", "DROP POLICY provider_own ON work_order",
		"ALTER TABLE work_order DISABLE ROW LEVEL SECURITY", "ALTER FUNCTION careline_provider() SECURITY INVOKER", "COMMENT ON TABLE visit IS 'x'",
		"CREATE TRIGGER t BEFORE UPDATE ON visit EXECUTE FUNCTION history_is_append_only()",
	)
	if after := owner.gets("SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM work_order AS o"); after[0] != before[0] {
		t.Error("the orders are others now")
	}
	// Nor does it become somebody else, or somebody else's provider.
	ours.refused("SET ROLE careline", "SET ROLE wanjia", "SET ROLE postgres", "SET SESSION AUTHORIZATION careline", "CREATE ROLE more", "ALTER ROLE ningbei SUPERUSER",
		"GRANT careline TO ningbei", "SET session_replication_role = replica")
	mine := ours.gets("SELECT id::text FROM work_order ORDER BY id")
	ours.gets("SET row_security = off")
	ours.refused("SELECT id::text FROM work_order")
	ours.gets("RESET row_security")
	// Names of its own before those of the schema deceive nobody.
	ours.gets("CREATE TEMP TABLE provider_login (role_name TEXT, provider_id BIGINT)")
	ours.gets("INSERT INTO pg_temp.provider_login SELECT 'ningbei', id FROM generate_series(1, 99) AS id")
	ours.gets("SET search_path = pg_temp, public")
	if got := ours.gets("SELECT id::text FROM public.work_order ORDER BY id"); !slices.Equal(got, mine) {
		t.Errorf("it sees %d orders after %d", len(got), len(mine))
	}
	// careline itself works on as the owner of the tables.
	within(t, dsn, func(s *store.Store) { administrator(t, s) })
}

// A function or an operator that tells what it is given gets no row of others,
// and neither do plans, statistics and errors.
func TestAProvidersLoginFindsNoWayAround(t *testing.T) {
	t.Parallel()
	_, owner, ours, _, _, provider := providersHotline(t)
	secret := owner.gets("SELECT text FROM work_order WHERE provider_id <> " + provider + " AND text <> '' LIMIT 1")[0]
	var heard []string
	listening, err := pgx.ParseConfig(ours.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	listening.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { heard = append(heard, n.Message) }
	conn, err := pgx.ConnectConfig(t.Context(), listening)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context()) //nolint:errcheck // the test is over
	spy := sqlLogin{t, conn}
	spy.gets(`CREATE FUNCTION pg_temp.tell(x TEXT) RETURNS BOOLEAN LANGUAGE plpgsql COST 0.0000001 AS
		$$ BEGIN RAISE NOTICE '%', x; RETURN true; END $$`)
	spy.gets("CREATE OPERATOR pg_temp.!!! (RIGHTARG = TEXT, FUNCTION = pg_temp.tell)")
	own := spy.gets("SELECT text FROM work_order")
	for _, query := range []string{
		"SELECT id::text FROM work_order WHERE pg_temp.tell(text)",
		"SELECT id::text FROM work_order WHERE OPERATOR(pg_temp.!!!) text",
		"SELECT o.id::text FROM work_order AS o JOIN visit AS v ON v.order_id = o.id AND pg_temp.tell(v.reason || o.text)",
		"SELECT c.id::text FROM customer AS c JOIN contact_point AS p ON p.customer_id = c.id WHERE pg_temp.tell(p.raw) ORDER BY pg_temp.tell(c.name)",
		"SELECT id::text FROM site WHERE pg_temp.tell(street)",
	} {
		spy.gets(query)
	}
	if len(heard) == 0 {
		t.Fatal("the spy heard nothing at all")
	}
	phones := spy.gets("SELECT raw FROM contact_point")
	names := append(append(spy.gets("SELECT name FROM customer"), spy.gets("SELECT street FROM site")...), spy.gets("SELECT v.reason || o.text FROM work_order AS o JOIN visit AS v ON v.order_id = o.id")...)
	for _, said := range heard {
		if !slices.Contains(own, said) && !slices.Contains(phones, said) && !slices.Contains(names, said) {
			t.Errorf("the spy heard %q", said)
		}
	}
	for _, query := range []string{
		"SELECT (1 / (length(text) - length(text)))::text FROM work_order WHERE provider_id <> " + provider,
		"SELECT text::int::text FROM work_order WHERE provider_id <> " + provider,
		"SELECT (text || 'x')::uuid::text FROM work_order WHERE id IN (SELECT id FROM work_order WHERE provider_id <> " + provider + ")",
	} {
		if got, err := spy.run(query); err != nil || len(got) != 0 {
			t.Errorf("%s: %v, %v", query, got, err)
		}
	}
	for _, query := range []string{
		"EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM work_order WHERE text <> ''",
		"SELECT coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '') FROM pg_stats WHERE schemaname = 'public'",
		"SELECT query FROM pg_stat_activity",
	} {
		owner.gets("ANALYZE")
		for _, line := range spy.gets(query) {
			if strings.Contains(line, secret) {
				t.Errorf("%s tells %q", query, line)
			}
		}
	}
	if got := spy.gets("SELECT tablename::text FROM pg_stats WHERE schemaname = 'public'"); len(got) != 0 {
		t.Errorf("statistics are told of %v", got)
	}
}

func TestOnlyPlainLoginsAreLetInAndTheyCanBeSentAway(t *testing.T) {
	t.Parallel()
	dsn, owner, ours, _, _, provider := providersHotline(t)
	for _, role := range []string{"careline", "postgres", "pg_read_all_data", "missing"} {
		if got, err := owner.run("SELECT provider_admit('" + role + "', " + provider + ")::text"); err == nil {
			t.Errorf("%s was let in: %v", role, got)
		}
	}
	if got, err := owner.run("SELECT provider_admit('nobody', 999999)::text"); err == nil {
		t.Errorf("a provider that is not there was let in: %v", got)
	}
	if len(ours.gets("SELECT id::text FROM work_order")) == 0 {
		t.Fatal("there is nothing to be seen")
	}
	owner.gets("DELETE FROM provider_login WHERE role_name = 'ningbei'")
	for _, table := range []string{"work_order", "visit", "customer", "contact_point", "site", "unit"} {
		if got := ours.gets("SELECT id::text FROM " + table); len(got) != 0 {
			t.Errorf("without a provider the login sees %d rows of %s", len(got), table)
		}
	}
	owner.gets("SELECT provider_admit('ningbei', " + provider + ")::text")
	owner.gets("SELECT provider_dismiss('ningbei')::text")
	ours.refused("SELECT id::text FROM work_order", "SELECT id::text FROM customer", "SELECT id::text FROM unit", "SELECT careline_provider()::text")
	// A copy leaves the logins of a server where they are.
	owner.gets("SELECT provider_admit('ningbei', " + provider + ")::text")
	for _, table := range carry(t, dsn, "sqlite:"+t.TempDir()+"/copy.db", store.CarryOptions{}).Tables {
		if table.Name == "provider_login" {
			t.Error("the logins of the server were copied")
		}
	}
}
