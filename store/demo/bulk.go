package demo

import (
	"context"

	"careline"
)

// bulk is a store for making up a great deal in one transaction: what every
// use case asks for, and hardly ever changes, is read once.
type bulk struct{ careline.Store }

func (b bulk) Update(ctx context.Context, fn func(careline.Writer) error) error {
	return b.Store.Update(ctx, func(w careline.Writer) error { return fn(&bulkWriter{Writer: w}) })
}

// bulkWriter remembers the reference data until somebody writes to it.
type bulkWriter struct {
	careline.Writer
	catalogue *careline.Catalogue
	providers []careline.Provider
}

func (w *bulkWriter) Catalogue(ctx context.Context) (careline.Catalogue, error) {
	if w.catalogue == nil {
		c, err := w.Writer.Catalogue(ctx)
		if err != nil {
			return c, err
		}
		w.catalogue = &c
	}
	return *w.catalogue, nil
}

func (w *bulkWriter) Providers(ctx context.Context) ([]careline.Provider, error) {
	if w.providers == nil {
		all, err := w.Writer.Providers(ctx)
		if err != nil {
			return nil, err
		}
		w.providers = all
	}
	return w.providers, nil
}

func (w *bulkWriter) SaveProduct(ctx context.Context, p careline.Product) error {
	w.catalogue = nil
	return w.Writer.SaveProduct(ctx, p)
}

func (w *bulkWriter) SaveService(ctx context.Context, s careline.Service) error {
	w.catalogue = nil
	return w.Writer.SaveService(ctx, s)
}

func (w *bulkWriter) SaveCategory(ctx context.Context, c careline.Category) error {
	w.catalogue = nil
	return w.Writer.SaveCategory(ctx, c)
}

func (w *bulkWriter) SaveProvider(ctx context.Context, p *careline.Provider) error {
	w.providers = nil
	return w.Writer.SaveProvider(ctx, p)
}
