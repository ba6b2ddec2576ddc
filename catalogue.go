package careline

import "context"

// Department answers for a service (C3).
type Department string

// The departments.
const (
	Sales           Department = "sales"
	Marketing       Department = "marketing"
	CustomerService Department = "customer_service"
	Production      Department = "production"
	Engineering     Department = "engineering"
	ProviderNetwork Department = "provider"
	Finance         Department = "finance"
)

var departmentNames = map[Department]Words{
	Sales:           {"sales", "销售"},
	Marketing:       {"marketing", "市场"},
	CustomerService: {"customer service", "客服"},
	Production:      {"production", "生产"},
	Engineering:     {"engineering", "技术"},
	ProviderNetwork: {"provider", "服务商"},
	Finance:         {"finance", "财务"},
}

// In gives the department's name in l.
func (d Department) In(l Lang) string { return kindOf(departmentNames, d).In(l) }

// Departments lists the departments.
func Departments() []Department {
	return []Department{CustomerService, ProviderNetwork, Engineering, Production, Sales, Marketing, Finance}
}

// Phase is when in a product's life a service is asked for.
type Phase string

// The phases.
const (
	BeforeSale Phase = "before"
	DuringSale Phase = "during"
	AfterSale  Phase = "after"
)

var phaseNames = map[Phase]Words{
	BeforeSale: {"before the sale", "售前"},
	DuringSale: {"during the sale", "售中"},
	AfterSale:  {"after the sale", "售后"},
}

// Phases lists the phases in their order.
func Phases() []Phase { return []Phase{BeforeSale, DuringSale, AfterSale} }

// In gives the phase's name in l.
func (p Phase) In(l Lang) string { return kindOf(phaseNames, p).In(l) }

// Place is where a service is given.
type Place string

// The places.
const (
	AtFixedPoint Place = "fixed"
	OnSite       Place = "on_site"
	OnRound      Place = "round"
)

var placeNames = map[Place]Words{
	AtFixedPoint: {"at a fixed point", "定点"},
	OnSite:       {"on site", "上门"},
	OnRound:      {"on a round", "巡回"},
}

// Places lists the places.
func Places() []Place { return []Place{AtFixedPoint, OnSite, OnRound} }

// In gives the place's name in l.
func (p Place) In(l Lang) string { return kindOf(placeNames, p).In(l) }

// Term is how long a service takes or lasts.
type Term string

// The terms.
const (
	ShortTerm  Term = "short"
	MediumTerm Term = "medium"
	LongTerm   Term = "long"
)

var termNames = map[Term]Words{
	ShortTerm:  {"short", "短期"},
	MediumTerm: {"medium", "中期"},
	LongTerm:   {"long", "长期"},
}

// Terms lists the terms, the shortest first.
func Terms() []Term { return []Term{ShortTerm, MediumTerm, LongTerm} }

// In gives the term's name in l.
func (t Term) In(l Lang) string { return kindOf(termNames, t).In(l) }

// Service is an entry of the service catalogue (C3), and so a reason to call.
type Service struct {
	Code        string
	Name        Words
	Phase       Phase
	Technical   bool
	Place       Place
	Charged     bool
	Recurring   bool
	Term        Term
	Departments []Department
	Order       OrderKind // the kind of work order that it leads to; empty for none
	Retired     bool
	Version     int64
}

// Category is what a complaint is about.
type Category struct {
	Code        string
	Name        Words
	Departments []Department
	Order       OrderKind // the kind of work order that it leads to; empty for none
	Retired     bool
	Version     int64
}

// Catalogue is all reference data that pages choose from.
type Catalogue struct {
	Services   []Service
	Categories []Category
	Products   []Product
}

// Service finds an entry by code.
func (c *Catalogue) Service(code string) (Service, bool) {
	for _, s := range c.Services {
		if s.Code == code {
			return s, true
		}
	}
	return Service{}, false
}

// Category finds a complaint category by code.
func (c *Catalogue) Category(code string) (Category, bool) {
	for _, k := range c.Categories {
		if k.Code == code {
			return k, true
		}
	}
	return Category{}, false
}

// Product finds a product by code.
func (c *Catalogue) Product(code string) (Product, bool) {
	for _, p := range c.Products {
		if p.Code == code {
			return p, true
		}
	}
	return Product{}, false
}

// CatalogueReader gives the reference data, in the order of their codes but
// for what was founded with the store, which keeps its order and comes first,
// and among products last.
type CatalogueReader interface {
	Catalogue(ctx context.Context) (Catalogue, error)
}

// CatalogueWriter keeps the reference data. Version zero inserts, and a code
// that is taken is a conflict; another version replaces by code. The version
// is set.
type CatalogueWriter interface {
	SaveProduct(ctx context.Context, p *Product) error
	SaveService(ctx context.Context, s *Service) error
	SaveCategory(ctx context.Context, c *Category) error
}
