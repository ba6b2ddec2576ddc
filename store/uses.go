package store

import (
	"context"
	"strings"

	"careline"
)

// usesOf is where each sort of reference data may be used: rows of an id, the
// newest first (of all cases the open ones first, which their index can tell),
// with the particular id or code. What is open is found from the
// small indexes of what is open; CROSS JOIN keeps SQLite from turning that round.
var usesOf = map[careline.SubjectKind][]useQuery{
	careline.SubjectProduct: {
		{careline.UsedByUnits, careline.KindUnit, "SELECT id FROM unit WHERE product = ? ORDER BY id DESC"},
		{careline.UsedByOpenCases, careline.KindCase, `SELECT k.id FROM service_case k CROSS JOIN unit u
			WHERE k.is_open = 1 AND u.id = k.unit_id AND u.product = ? ORDER BY k.opened DESC, k.id DESC`},
		{careline.UsedByOpenOrders, careline.KindOrder, `SELECT x.id FROM work_order x CROSS JOIN unit u
			WHERE x.is_open = 1 AND u.id = x.unit_id AND u.product = ? ORDER BY x.opened DESC, x.id DESC`},
	},
	careline.SubjectService: {
		{careline.UsedByInteractions, careline.KindInteraction, "SELECT id FROM interaction WHERE reason = ? ORDER BY id DESC"},
		{careline.UsedByOpenCases, careline.KindCase, `SELECT k.id FROM service_case k CROSS JOIN interaction i
			WHERE k.is_open = 1 AND i.id = k.interaction_id AND i.reason = ? ORDER BY k.opened DESC, k.id DESC`},
	},
	careline.SubjectCategory: {
		{careline.UsedByOpenCases, careline.KindCase, "SELECT id FROM service_case WHERE category = ? AND is_open = 1 ORDER BY id DESC"},
		{careline.UsedByCases, careline.KindCase, `SELECT id FROM service_case WHERE category = ?
			ORDER BY is_open DESC, id DESC`},
	},
	careline.SubjectProvider: {
		{careline.UsedByOpenOrders, careline.KindOrder, `SELECT id FROM work_order WHERE provider_id = ? AND is_open = 1
			ORDER BY opened DESC, id DESC`},
		{careline.UsedByVisits, careline.KindOrder, "SELECT order_id FROM visit WHERE provider_id = ? ORDER BY id DESC"},
		{careline.UsedByTechnicians, careline.KindTechnician, "SELECT id FROM technician WHERE provider_id = ? ORDER BY id DESC"},
		{careline.UsedByStaff, careline.KindStaff, "SELECT id FROM staff WHERE provider_id = ? ORDER BY id DESC"},
		{careline.UsedByInstalledUnits, careline.KindUnit, "SELECT id FROM unit WHERE installer_id = ? ORDER BY id DESC"},
	},
	careline.SubjectTechnician: {
		{careline.UsedByOpenVisits, careline.KindOrder, `SELECT order_id FROM visit WHERE technician_id = ?
			AND state IN (` + openVisits + `) ORDER BY id DESC`},
		{careline.UsedByVisits, careline.KindOrder, "SELECT order_id FROM visit WHERE technician_id = ? ORDER BY id DESC"},
	},
	careline.SubjectStaff: {
		{careline.UsedByOwnedCases, careline.KindCase, `SELECT id FROM service_case WHERE owner_id = ? AND is_open = 1
			ORDER BY opened DESC, id DESC`},
		{careline.UsedByRepresentedOnes, careline.KindCustomer, "SELECT id FROM customer WHERE representative_id = ? ORDER BY id DESC"},
	},
}

type useQuery struct {
	what careline.UseKind
	kind careline.Kind // of the ids
	rows string
}

var openVisits = quoted(careline.VisitPending, careline.VisitAssigned, careline.VisitAccepted, careline.VisitEnRoute, careline.VisitInProgress)

func quoted(states ...careline.VisitState) string {
	all := make([]string, len(states))
	for i, s := range states {
		all[i] = "'" + string(s) + "'"
	}
	return strings.Join(all, ", ")
}

func (r *reader) Uses(ctx context.Context, x careline.Subject, most, examples int) ([]careline.Use, error) {
	var which any = x.ID
	switch x.Kind {
	case careline.SubjectProduct, careline.SubjectService, careline.SubjectCategory:
		which = x.Code
	}
	uses := make([]careline.Use, 0, len(usesOf[x.Kind]))
	for _, q := range usesOf[x.Kind] {
		use := careline.Use{What: q.what}
		seen := map[int64]bool{}
		err := r.each(ctx, func(row scanner) error {
			var id int64
			err := row.Scan(&id)
			if use.Count++; len(use.Refs) < examples && !seen[id] {
				seen[id] = true
				use.Refs = append(use.Refs, careline.Ref{Kind: q.kind, ID: id})
			}
			return err
		}, q.rows+" LIMIT ?", which, most+1)
		if err != nil {
			return nil, err
		}
		if use.More = use.Count > most; use.More {
			use.Count = most
		}
		uses = append(uses, use)
	}
	return uses, nil
}
