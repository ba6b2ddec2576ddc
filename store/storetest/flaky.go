package storetest

import (
	"context"
	"sync/atomic"

	"careline"
)

// Mood is how a Flaky store takes what it is asked.
type Mood int32

// The moods.
const (
	Fine        Mood = iota
	Gone             // out of reach: nothing is read or written
	LosesWrite       // the connection is lost before the commit, and nobody can tell
	LosesAnswer      // the same after it: what is written stands
)

// Flaky is a store that can be lost at the moments that matter.
type Flaky struct {
	careline.Store
	mood  atomic.Int32
	Wrote atomic.Int32 // transactions that were committed
}

// NewFlaky makes one that is Fine.
func NewFlaky(s careline.Store) *Flaky { return &Flaky{Store: s} }

// Be changes the mood.
func (f *Flaky) Be(m Mood) { f.mood.Store(int32(m)) }

func (f *Flaky) is(m Mood) bool { return f.mood.Load() == int32(m) }

var (
	errGone = careline.NewError(careline.CodeUnavailable,
		careline.Say("The store can't be reached; nothing was saved.", "无法连接数据库；未保存。"), nil)
	errLost = careline.NewError(careline.CodeNotConfirmed,
		careline.Say("The connection was lost while saving.", "保存时连接中断。"), nil)
)

// View reads, if the store can be reached.
func (f *Flaky) View(ctx context.Context, fn func(careline.Reader) error) error {
	if f.is(Gone) {
		return errGone
	}
	return f.Store.View(ctx, fn)
}

// Update writes as the mood has it.
func (f *Flaky) Update(ctx context.Context, fn func(careline.Writer) error) error {
	if f.is(Gone) {
		return errGone
	}
	if f.is(LosesWrite) {
		return errLost
	}
	err := f.Store.Update(ctx, fn)
	if err == nil {
		f.Wrote.Add(1)
		if f.is(LosesAnswer) {
			return errLost
		}
	}
	return err
}
