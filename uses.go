package careline

import (
	"context"
)

// UseKind is one way in which the hotline uses a piece of reference data.
type UseKind string

// The ways.
const (
	UsedByUnits           UseKind = "units"
	UsedByOpenCases       UseKind = "open_cases"
	UsedByCases           UseKind = "cases"
	UsedByOpenOrders      UseKind = "open_orders"
	UsedByInteractions    UseKind = "interactions"
	UsedByVisits          UseKind = "visits"
	UsedByOpenVisits      UseKind = "open_visits"
	UsedByTechnicians     UseKind = "technicians"
	UsedByStaff           UseKind = "staff"
	UsedByInstalledUnits  UseKind = "installed_units"
	UsedByOwnedCases      UseKind = "owned_cases"
	UsedByRepresentedOnes UseKind = "represented_customers"
)

var useKindNames = map[UseKind]Words{
	UsedByUnits:           {"units", "设备"},
	UsedByOpenCases:       {"open cases", "未结服务请求"},
	UsedByCases:           {"cases", "服务请求"},
	UsedByOpenOrders:      {"open work orders", "未结工单"},
	UsedByInteractions:    {"contacts", "联系记录"},
	UsedByVisits:          {"visits", "上门"},
	UsedByOpenVisits:      {"open visits", "未结上门"},
	UsedByTechnicians:     {"technicians", "技师"},
	UsedByStaff:           {"staff", "员工"},
	UsedByInstalledUnits:  {"units installed", "安装的设备"},
	UsedByOwnedCases:      {"open cases owned", "负责的未结服务请求"},
	UsedByRepresentedOnes: {"customers represented", "所代表的客户"},
}

// In gives the words for the way in l.
func (k UseKind) In(l Lang) string { return kindOf(useKindNames, k).In(l) }

// Use is how much a piece of reference data is used in one way.
type Use struct {
	What  UseKind
	Count int   // at most MostUses
	More  bool  // there are more than Count
	Refs  []Ref // the newest, at most useExamples; of visits, their orders
}

// MostUses is how far uses are counted; beyond it "10,000+" tells enough.
const MostUses = 10_000

// useExamples is how many records a Use names.
const useExamples = 5

// Number gives the count as people write it: 17, 10,000+.
func (u Use) Number() string {
	n := grouped(int64(u.Count))
	if u.More {
		n += "+"
	}
	return n
}

// UseReader tells where reference data are used.
type UseReader interface {
	// Uses gives every way in which x can be used, those too in which it is
	// not, each counted as far as most, with the newest examples.
	Uses(ctx context.Context, x Subject, most, examples int) ([]Use, error)
}

// WhereUsed tells what would miss a piece of reference data.
func (s *Session) WhereUsed(ctx context.Context, x Subject) ([]Use, error) {
	var uses []Use
	err := s.see(ctx, x.needs(), func(r Reader) error {
		if err := isThere(ctx, r, x); err != nil {
			return err
		}
		all, err := r.Uses(ctx, x, MostUses, useExamples)
		uses = all
		return err
	})
	return uses, err
}

// isThere is not_found where there is no such thing.
func isThere(ctx context.Context, r Reader, x Subject) error {
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return err
	}
	ok := true
	switch x.Kind {
	case SubjectProduct:
		_, ok = cat.Product(x.Code)
	case SubjectService:
		_, ok = cat.Service(x.Code)
	case SubjectCategory:
		_, ok = cat.Category(x.Code)
	case SubjectProvider:
		_, err = r.Provider(ctx, ProviderID(x.ID))
	case SubjectTechnician:
		_, err = r.Technician(ctx, TechnicianID(x.ID))
	case SubjectStaff:
		_, err = staffMember(r, ctx, StaffID(x.ID))
	default:
		return noSubject(x)
	}
	if !ok {
		return NotFound(x.Kind, x.Code)
	}
	return err
}

func noSubject(x Subject) error {
	return invalid(Say("There is no reference data of the kind %q.", "没有 %q 类基础数据。", string(x.Kind)))
}
