package store

import (
	"context"
	"errors"
	"fmt"

	"careline"
)

// CarryOptions say how Carry goes about it.
type CarryOptions struct {
	// InUse accepts that others change the source meanwhile: the copy is then
	// what the source was when this run began to read it.
	InUse bool
	// Progress, where set, is told how far it is.
	Progress func(CarryStage, int, int)
}

// CarryStage is a part of the work.
type CarryStage int

// The stages, in their order. Copying and checking count rows, the others
// steps.
const (
	CarryCounting CarryStage = iota
	CarryCopying
	CarryIndexing
	CarryChecking
)

// Carried is what Carry copied.
type Carried struct {
	Hotline string // its name, see Store.Hotline
	Resumed bool   // an earlier run had begun
	Tables  []CarriedTable
}

// CarriedTable is a table that is the same on both sides. The sum is SHA-256
// over its rows in the order of the key, see rowSum, and the same on any engine.
type CarriedTable struct {
	Name string
	Rows int
	Kept int // rows that an earlier run had brought, and that are still the same
	Sum  string
}

// Carry copies the whole hotline that from names into the empty store that to
// names, which is made where there is none: every table, and every number that
// was given out. Until the copy is whole and checked, to is refused by Open. A
// run that ends early is taken up by the next with the same stores: what is
// there already and still the same stays, whatever else was changed since is
// copied again. Both stores must be of this careline's version.
func Carry(ctx context.Context, from, to string, opts CarryOptions) (Carried, error) {
	if opts.Progress == nil {
		opts.Progress = func(CarryStage, int, int) {}
	}
	c := &carrier{opts: opts}
	err := c.open(ctx, from, to)
	if err == nil {
		err = c.carry(ctx)
	}
	err = errors.Join(err, c.close())
	if err != nil {
		return Carried{}, c.problem(ctx, err)
	}
	return c.done, nil
}

// carrier is one run of Carry.
type carrier struct {
	opts   CarryOptions
	source *carrySource
	target *carryTarget
	tables []carryTable
	total  int // rows of the source
	done   Carried
}

func (c *carrier) open(ctx context.Context, from, to string) (err error) {
	if c.source, err = openCarrySource(ctx, from); err != nil {
		return err
	}
	c.done.Hotline = c.source.hotline
	if c.target, err = openCarryTarget(ctx, to, c.source.hotline); err != nil {
		return err
	}
	c.done.Resumed = c.target.resumed
	c.tables, err = sameTables(ctx, c.source, c.target)
	return err
}

func (c *carrier) carry(ctx context.Context) error {
	for i, t := range c.tables {
		c.opts.Progress(CarryCounting, i, len(c.tables))
		n, err := c.source.count(ctx, c.source.tx, t)
		if err != nil {
			return err
		}
		c.total += n
	}
	if err := c.target.layAside(ctx); err != nil {
		return err
	}
	for _, t := range c.tables {
		done, err := c.copyTable(ctx, t)
		if err != nil {
			return err
		}
		c.done.Tables = append(c.done.Tables, done)
	}
	given, err := c.source.ways.given(ctx, c.source.tx)
	if err != nil {
		return err
	}
	if err := c.quiet(ctx); err != nil {
		return err
	}
	if err := c.target.putBack(ctx, func(i, n int) { c.opts.Progress(CarryIndexing, i, n) }); err != nil {
		return err
	}
	if err := c.check(ctx); err != nil {
		return err
	}
	if err := c.quiet(ctx); err != nil {
		return err
	}
	return c.target.finish(ctx, given)
}

// check compares what the target has now with what was read of the source.
func (c *carrier) check(ctx context.Context) error {
	checked := 0
	for i, t := range c.tables {
		sum, rows := newRowSum(), 0
		err := c.target.each(ctx, c.target.conn, t, func(row []any) error {
			sum.add(row)
			if rows++; rows%1000 == 0 {
				c.opts.Progress(CarryChecking, checked+rows, c.total)
			}
			return nil
		})
		if err != nil {
			return err
		}
		checked += rows
		if want := c.done.Tables[i]; rows != want.Rows || sum.text() != want.Sum {
			return careline.NewError(careline.CodeFailed, careline.Say(
				"The copy is not the same as the hotline in table %s; begin again with an empty store.",
				"副本中的表 %s 与热线不一致；请用空数据库重新开始。", t.name), fmt.Errorf("%d rows instead of %d, or other values", rows, want.Rows))
		}
	}
	return c.target.sound(ctx)
}

// quiet tells whether the source is still what was copied.
func (c *carrier) quiet(ctx context.Context) error {
	if c.opts.InUse {
		return nil
	}
	changed, err := c.source.changed(ctx, c.tables, c.done.Tables)
	if err != nil || !changed {
		return err
	}
	return careline.NewError(careline.CodeConflict, careline.Say(
		"The hotline was changed while it was copied; when all have left it, run the same command again.",
		"复制期间热线有改动；请在所有人退出后再次运行同一命令。"), nil)
}

func (c *carrier) close() error {
	var err error
	if c.target != nil {
		err = c.target.close()
	}
	if c.source != nil {
		err = errors.Join(err, c.source.close())
	}
	return err
}

// problem tells of an error by the engine that it came from.
func (c *carrier) problem(ctx context.Context, err error) error {
	for _, side := range []*carrySide{c.sideOf(c.target), c.sideOf(c.source)} {
		if side != nil && side.d.fault(err) != faultNone {
			return side.d.problem(ctx, err)
		}
	}
	return sqliteDialect.problem(ctx, err)
}
