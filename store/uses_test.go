package store_test

import (
	"database/sql"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store"
)

func TestWhatIsUsedIsCountedWithTheNewestExamples(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		min, p := h.staff("min"), h.provider("宁北服务")
		c := wang()
		c.Representative = min
		h.customer(c)
		product, service, category := careline.Product{Code: "RO-400"}, careline.Service{Code: "fault"}, careline.Category{Code: "leak"}
		tech := careline.Technician{Provider: p.ID, Name: "陈"}
		outsider := careline.Staff{Login: "fitter", Role: careline.RoleProvider, Provider: p.ID}
		h.update(func(w careline.Writer) error {
			for _, err := range []error{
				w.SaveProduct(h.ctx, &product), w.SaveService(h.ctx, &service), w.SaveCategory(h.ctx, &category),
				w.SaveTechnician(h.ctx, &tech), w.SaveStaff(h.ctx, &outsider),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		var units []careline.Ref
		var last careline.UnitID
		for range 7 {
			last = h.unit(&careline.Unit{Product: "RO-400", Installer: p.ID, Owners: []careline.Ownership{{Customer: c.ID}}}).ID
			units = append([]careline.Ref{last.Ref()}, units...)
		}
		call := h.interaction(&careline.Interaction{Customer: c.ID, Started: noon, Reason: "fault"}).ID
		h.interaction(&careline.Interaction{Customer: c.ID, Started: noon})
		open := h.aCase(&careline.Case{
			Customer: c.ID, Unit: last, Interaction: call, Category: "leak", State: careline.CaseNew, Opened: noon, Owner: min,
		})
		closed := h.aCase(&careline.Case{
			Customer: c.ID, Unit: last, Interaction: call, Category: "leak", State: careline.CaseClosed, Opened: noon, Owner: min,
		})
		visit := func(s careline.VisitState) careline.Visit {
			return careline.Visit{State: s, Provider: p.ID, Technician: tech.ID, Assigned: noon}
		}
		done := h.order(&careline.WorkOrder{
			Customer: c.ID, Unit: last, State: careline.OrderCompleted, Opened: noon, Visits: []careline.Visit{visit(careline.VisitCompleted)},
		})
		under := h.order(&careline.WorkOrder{
			Customer: c.ID, Unit: last, State: careline.OrderScheduled, Opened: noon.Add(time.Hour),
			Visits: []careline.Visit{visit(careline.VisitRejected), visit(careline.VisitAccepted)},
		})
		refs := func(all ...careline.Ref) []careline.Ref { return all }
		for _, try := range []struct {
			of   careline.Subject
			want []careline.Use
		}{
			{product.Subject(), []careline.Use{
				{What: careline.UsedByUnits, Count: 7, Refs: units[:5]},
				{What: careline.UsedByOpenCases, Count: 1, Refs: refs(open.ID.Ref())},
				{What: careline.UsedByOpenOrders, Count: 1, Refs: refs(under.ID.Ref())},
			}},
			{service.Subject(), []careline.Use{
				{What: careline.UsedByInteractions, Count: 1, Refs: refs(call.Ref())},
				{What: careline.UsedByOpenCases, Count: 1, Refs: refs(open.ID.Ref())},
			}},
			{category.Subject(), []careline.Use{
				{What: careline.UsedByOpenCases, Count: 1, Refs: refs(open.ID.Ref())},
				{What: careline.UsedByCases, Count: 2, Refs: refs(open.ID.Ref(), closed.ID.Ref())},
			}},
			{p.ID.Subject(), []careline.Use{
				{What: careline.UsedByOpenOrders, Count: 1, Refs: refs(under.ID.Ref())},
				{What: careline.UsedByVisits, Count: 3, Refs: refs(under.ID.Ref(), done.ID.Ref())},
				{What: careline.UsedByTechnicians, Count: 1, Refs: refs(tech.ID.Ref())},
				{What: careline.UsedByStaff, Count: 1, Refs: refs(outsider.ID.Ref())},
				{What: careline.UsedByInstalledUnits, Count: 7, Refs: units[:5]},
			}},
			{tech.ID.Subject(), []careline.Use{
				{What: careline.UsedByOpenVisits, Count: 1, Refs: refs(under.ID.Ref())},
				{What: careline.UsedByVisits, Count: 3, Refs: refs(under.ID.Ref(), done.ID.Ref())},
			}},
			{min.Subject(), []careline.Use{
				{What: careline.UsedByOwnedCases, Count: 1, Refs: refs(open.ID.Ref())},
				{What: careline.UsedByRepresentedOnes, Count: 1, Refs: refs(c.ID.Ref())},
			}},
			{careline.ProviderID(99).Subject(), []careline.Use{
				{What: careline.UsedByOpenOrders},
				{What: careline.UsedByVisits},
				{What: careline.UsedByTechnicians},
				{What: careline.UsedByStaff},
				{What: careline.UsedByInstalledUnits},
			}},
		} {
			h.view(func(r careline.Reader) error {
				got, err := r.Uses(h.ctx, try.of, 100, 5)
				if !reflect.DeepEqual(got, try.want) {
					t.Errorf("%+v: got\n%+v\nwant\n%+v", try.of, got, try.want)
				}
				return err
			})
		}
		h.view(func(r careline.Reader) error {
			got, err := r.Uses(h.ctx, product.Subject(), 6, 2)
			if want := (careline.Use{What: careline.UsedByUnits, Count: 6, More: true, Refs: units[:2]}); !reflect.DeepEqual(got[0], want) {
				t.Errorf("counted as far as six: %+v", got[0])
			}
			return err
		})
	})
}

// Of the large tables none is read through.
func TestUsesAreFoundByIndexes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	newHotline(t, "sqlite:"+path)
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a test's own connection
	for of, queries := range store.UseQueries() {
		for _, q := range queries {
			for _, detail := range planOf(t, db, q+" LIMIT 10") {
				whole := strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "_open") && !strings.Contains(detail, "staff")
				// What one technician did is little enough to be sorted.
				sorts := strings.Contains(detail, "TEMP B-TREE") && of != careline.SubjectTechnician
				if whole || sorts {
					t.Errorf("%s: %s\n%s", of, detail, q)
				}
			}
		}
	}
}

// planOf gives SQLite's plan of a query with one particular.
func planOf(t *testing.T, db *sql.DB, query string) (plan []string) {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+query, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return plan
}
