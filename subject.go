package careline

import "strconv"

// SubjectKind is a sort of reference data: what an administrator sets up once
// and everything else points at.
type SubjectKind string

// The sorts of reference data.
const (
	SubjectProduct    SubjectKind = "product"
	SubjectService    SubjectKind = "service"
	SubjectCategory   SubjectKind = "category"
	SubjectProvider   SubjectKind = "provider"
	SubjectTechnician SubjectKind = "technician"
	SubjectStaff      SubjectKind = "staff"
)

var subjectNames = map[SubjectKind]Words{
	SubjectProduct:    {"product", "产品"},
	SubjectService:    {"service", "服务项目"},
	SubjectCategory:   {"complaint category", "投诉类别"},
	SubjectProvider:   {"provider", "服务商"},
	SubjectTechnician: {"technician", "技师"},
	SubjectStaff:      {"staff member", "员工"},
}

// In gives the words for the sort in l.
func (k SubjectKind) In(l Lang) string { return kindOf(subjectNames, k).In(l) }

// Subject names one piece of reference data: products, services and
// categories by code, the others by id.
type Subject struct {
	Kind SubjectKind
	Code string
	ID   int64
}

// Subject names the product.
func (p *Product) Subject() Subject { return Subject{Kind: SubjectProduct, Code: p.Code} }

// Subject names the service.
func (v *Service) Subject() Subject { return Subject{Kind: SubjectService, Code: v.Code} }

// Subject names the category.
func (k *Category) Subject() Subject { return Subject{Kind: SubjectCategory, Code: k.Code} }

// Subject names the provider.
func (id ProviderID) Subject() Subject { return Subject{Kind: SubjectProvider, ID: int64(id)} }

// Subject names the technician.
func (id TechnicianID) Subject() Subject { return Subject{Kind: SubjectTechnician, ID: int64(id)} }

// Subject names the staff member.
func (id StaffID) Subject() Subject { return Subject{Kind: SubjectStaff, ID: int64(id)} }

// String gives the code, the number that people read out, or for staff the
// row number.
func (x Subject) String() string {
	switch x.Kind {
	case SubjectProvider:
		return ProviderID(x.ID).String()
	case SubjectTechnician:
		return TechnicianID(x.ID).String()
	case SubjectStaff:
		return strconv.FormatInt(x.ID, 10)
	}
	return x.Code
}

// needs is the permission that changing it asks for.
func (x Subject) needs() Permission {
	if x.Kind == SubjectStaff {
		return MayKeepStaff
	}
	return MaySetUp
}
