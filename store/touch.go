package store

import (
	"context"

	"careline"
)

// Where others write at the same time, two transactions that read one record
// and write others by what it says might both get through: the last two orders
// of a case, each done while the other is seen open. So what a use case decides
// by is touched, and of two that touch the same record one is run again.

func (w *writer) touch(ctx context.Context, table string, id int64) error {
	if !w.d.many || id == 0 {
		return nil
	}
	_, err := w.exec(ctx, "UPDATE "+table+" SET version = version WHERE id = ?", id)
	return err
}

// Case reads a case to decide by.
func (w *writer) Case(ctx context.Context, id careline.CaseID) (careline.Case, error) {
	if err := w.touch(ctx, "service_case", int64(id)); err != nil {
		return careline.Case{}, err
	}
	return w.reader.Case(ctx, id)
}

// Order reads an order to decide by.
func (w *writer) Order(ctx context.Context, id careline.OrderID) (careline.WorkOrder, error) {
	if err := w.touch(ctx, "work_order", int64(id)); err != nil {
		return careline.WorkOrder{}, err
	}
	return w.reader.Order(ctx, id)
}
