package careline

import (
	"context"
	"strings"
)

// ImportProducts takes in a batch of products from a list, in one
// transaction. One whose code is there is brought up to date: what a row says
// replaces what was there, and what it is silent on stays.
func (s *Session) ImportProducts(ctx context.Context, key string, rows []Filled[Product]) ([]Taken, error) {
	return takeEntries(ctx, s, key, entries[Product]{
		kind:    ListProducts,
		all:     func(c *Catalogue) []Product { return c.Products },
		code:    func(p *Product) *string { return &p.Code },
		version: func(p *Product) *int64 { return &p.Version },
		tidy:    tidyProduct,
		keep: func(in *Session, old Product, p *Product) error {
			return in.keepProduct(ctx, in.open, old, p, old.Version == 0)
		},
	}, rows)
}

// ImportServices is ImportProducts for the service catalogue.
func (s *Session) ImportServices(ctx context.Context, key string, rows []Filled[Service]) ([]Taken, error) {
	return takeEntries(ctx, s, key, entries[Service]{
		kind:    ListServices,
		all:     func(c *Catalogue) []Service { return c.Services },
		code:    func(v *Service) *string { return &v.Code },
		version: func(v *Service) *int64 { return &v.Version },
		tidy:    tidyService,
		keep: func(in *Session, old Service, v *Service) error {
			return in.keepService(ctx, in.open, old, v, old.Version == 0)
		},
	}, rows)
}

// ImportCategories is ImportProducts for complaint categories.
func (s *Session) ImportCategories(ctx context.Context, key string, rows []Filled[Category]) ([]Taken, error) {
	return takeEntries(ctx, s, key, entries[Category]{
		kind:    ListCategories,
		all:     func(c *Catalogue) []Category { return c.Categories },
		code:    func(k *Category) *string { return &k.Code },
		version: func(k *Category) *int64 { return &k.Version },
		tidy:    tidyCategory,
		keep: func(in *Session, old Category, k *Category) error {
			return in.keepCategory(ctx, in.open, old, k, old.Version == 0)
		},
	}, rows)
}

// entries are what one part of the catalogue has of its own.
type entries[T any] struct {
	kind    ListKind
	all     func(*Catalogue) []T
	code    func(*T) *string
	version func(*T) *int64
	tidy    func(*T) error
	keep    func(in *Session, old T, x *T) error
}

func takeEntries[T any](ctx context.Context, s *Session, key string, e entries[T], rows []Filled[T]) ([]Taken, error) {
	return takeRows(ctx, s, key, e.kind, rows, func(in *Session) (func(Filled[T]) (Taken, error), error) {
		cat, err := in.open.Catalogue(ctx)
		if err != nil {
			return nil, err
		}
		there := map[string]T{}
		for _, x := range e.all(&cat) {
			there[*e.code(&x)] = x
		}
		return func(row Filled[T]) (Taken, error) {
			var named T
			row(&named)
			old := there[strings.TrimSpace(*e.code(&named))]
			x := old
			row(&x)
			*e.version(&x) = *e.version(&old)
			if err := e.tidy(&x); err != nil {
				return Taken{}, err
			}
			if err := e.keep(in, old, &x); err != nil {
				return Taken{}, err
			}
			there[*e.code(&x)] = x
			return kept(Ref{}, *e.version(&old), *e.version(&x)), nil
		}, nil
	})
}
