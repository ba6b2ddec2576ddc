package careline_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"careline"
)

func TestAnExportHandsOutEverythingOnceAndIsTold(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	r.provider("宁北服务")
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Case: k.ID}, 0)
	r.ok(err)
	many := make([]careline.Customer, 1100)
	for i := range many {
		many[i] = careline.Customer{Name: fmt.Sprintf("Customer %d", i), Contacts: []careline.ContactPoint{{Raw: fmt.Sprintf("138%08d", i)}}}
	}
	_, err = r.admin.ImportCustomers(ctx, r.key(), many)
	r.ok(err)

	seen := map[careline.CustomerID]bool{}
	pages := 0
	rows, err := r.admin.Export(ctx, r.key(), careline.ExportCustomers, func(p careline.ExportPage) error {
		pages++
		for _, c := range p.Customers {
			if seen[c.ID] || len(c.Contacts) == 0 {
				t.Errorf("%s came twice, or without its phones", c.ID)
			}
			seen[c.ID] = true
		}
		return nil
	})
	r.ok(err)
	if rows != 1101 || len(seen) != 1101 || pages != 3 {
		t.Errorf("%d rows, %d customers in %d pages", rows, len(seen), pages)
	}
	_, err = r.admin.Export(ctx, r.key(), careline.ExportCases, func(p careline.ExportPage) error {
		if len(p.Cases) != 1 || p.Cases[0].ID != k.ID || p.Cases[0].CustomerName != "王建国" {
			t.Errorf("cases %+v", p.Cases)
		}
		return nil
	})
	r.ok(err)
	_, err = r.admin.Export(ctx, r.key(), careline.ExportOrders, func(p careline.ExportPage) error {
		if len(p.Orders) != 1 || p.Orders[0].ID != o.ID || len(p.Orders[0].Visits) == 0 || p.Orders[0].Region.City != "南京市" {
			t.Errorf("orders %+v", p.Orders)
		}
		return nil
	})
	r.ok(err)
	told := r.exportsTold()
	if len(told) != 3 || told[0].To("what") != "customers" || told[0].To("rows") != "1101" || told[0].Who != "Boss" {
		t.Errorf("told: %+v", told)
	}
}

func TestAnExportThatBreaksOffIsToldToo(t *testing.T) {
	r := newRig(t)
	r.wang()
	ctx, cancel := context.WithCancel(context.Background())
	full := errors.New("disk full")
	_, err := r.admin.Export(ctx, r.key(), careline.ExportCustomers, func(careline.ExportPage) error {
		cancel()
		return full
	})
	if !errors.Is(err, full) {
		t.Fatal(err)
	}
	if told := r.exportsTold(); len(told) != 1 || told[0].To("rows") != "1" {
		t.Errorf("told: %+v", told)
	}
	_, err = r.admin.Export(context.Background(), r.key(), "secrets", func(careline.ExportPage) error { return nil })
	r.refused(err, careline.CodeInvalid)
}

// exportsTold gives what the history tells of exports.
func (r *rig) exportsTold() []careline.Event {
	r.t.Helper()
	var told []careline.Event
	_, err := r.admin.Export(context.Background(), r.key(), careline.ExportEvents, func(p careline.ExportPage) error {
		for _, l := range p.Events {
			if l.Event.Kind == careline.EventAccess && l.Event.Action == careline.DidHandOut {
				told = append(told, l.Event)
			}
		}
		return nil
	})
	r.ok(err)
	return told
}
