package careline

import (
	"context"
	"time"
)

// ProviderKind is the kind of an outlet of the national network (P1).
type ProviderKind string

// The kinds of outlets.
const (
	OutletOffice     ProviderKind = "office"
	OutletContracted ProviderKind = "contracted"
	OutletCentre     ProviderKind = "technical_centre"
	OutletLiaison    ProviderKind = "liaison_office"
)

var providerKindNames = map[ProviderKind]Words{
	OutletOffice:     {"office", "办事处"},
	OutletContracted: {"contracted provider", "特约服务商"},
	OutletCentre:     {"technical centre", "技术服务中心"},
	OutletLiaison:    {"liaison office", "联络处"},
}

// ProviderKinds lists the kinds of outlets, the usual one first.
func ProviderKinds() []ProviderKind {
	return []ProviderKind{OutletContracted, OutletOffice, OutletCentre, OutletLiaison}
}

// In gives the kind's name in l.
func (k ProviderKind) In(l Lang) string { return kindOf(providerKindNames, k).In(l) }

// Provider is an outlet that carries out work orders in people's homes.
type Provider struct {
	ID          ProviderID
	Name        string
	Kind        ProviderKind
	Phone       string
	Territories []Region
	Skills      []string // empty: all
	Languages   []string // dialects spoken besides Mandarin
	Capacity    int      // open orders at a time; 0: no limit
	Retired     bool
	Version     int64
}

// Technician works for a provider.
type Technician struct {
	ID       TechnicianID
	Provider ProviderID
	Name     string
	Phone    string
	Skills   []string
	Retired  bool
	Version  int64
}

// ProviderReader finds providers and technicians. One that does not exist is
// not_found.
type ProviderReader interface {
	Provider(ctx context.Context, id ProviderID) (Provider, error)
	// Providers gives all that are not retired, by id.
	Providers(ctx context.Context) ([]Provider, error)
	// AllProviders gives those that are retired too, by id.
	AllProviders(ctx context.Context) ([]Provider, error)
	Technician(ctx context.Context, id TechnicianID) (Technician, error)
	// Technicians gives a provider's, by id, those that are retired too.
	Technicians(ctx context.Context, provider ProviderID) ([]Technician, error)
	// AllTechnicians gives everybody's, by id, those that are retired too.
	AllTechnicians(ctx context.Context) ([]Technician, error)
	// OpenLoad counts the orders that are not ended, by the provider of their
	// current visit.
	OpenLoad(ctx context.Context) (map[ProviderID]int, error)
	// Asked counts the visits that providers were assigned since a moment, and
	// those of them that they declined, in one statement.
	Asked(ctx context.Context, since time.Time) (map[ProviderID]Asked, error)
}

// ProviderWriter keeps providers and technicians: ID zero inserts and sets it,
// and the version is set.
type ProviderWriter interface {
	SaveProvider(ctx context.Context, p *Provider) error
	SaveTechnician(ctx context.Context, t *Technician) error
}
