package demo

import (
	"context"
	"errors"
	"time"

	"careline"
)

// blockSize is how many customers one transaction makes up: as many as another
// desk can wait for. It must be even: odd customers may share the home of the
// one before.
const blockSize = 1000

// busy is how much happened to generated customers: less than to the demo's,
// because a generated population is to be large.
var busy = richness{calls: 30, matters: 3, notes: 3, passed: 6, owners: 100}

// bare is for measuring how people are found: nothing happened to them.
var bare = richness{owners: 30}

// Generate makes up a population in a hotline that is there: customers with
// units and history, or bare ones, and providers and technicians whose territories
// cover them. Everything is done by the session's person, in big transactions. The
// first n customers of a seed are the same whatever number is asked for, and
// those that are there already are not made again; Summary counts the new.
func Generate(ctx context.Context, store careline.Store, session *careline.Session, opts Options) (Summary, error) {
	if err := mayGenerate(session); err != nil {
		return Summary{}, err
	}
	now := session.Now().Truncate(time.Second)
	if !opts.Now.IsZero() {
		now = opts.Now.In(session.Settings().Zone).Truncate(time.Second)
	}
	clock := now
	settings := session.Settings()
	settings.Country = "CN" // where all of them live
	desk := careline.NewDesk(bulk{store}, func() time.Time { return clock }, settings)
	rich := busy
	if opts.Bare {
		rich = bare
	}
	w := newWorld(ctx, desk, opts.Seed, now, &clock, rich)
	w.tag = tagOf(opts.Seed)
	w.operators = []careline.Staff{session.Staff()}
	w.dispatcher, w.supervisor = session.Staff(), session.Staff()
	w.tx = desk.For(session.Staff())
	if err := w.setNetwork(); err != nil {
		return Summary{}, err
	}
	for from := 0; from < opts.Customers; from += blockSize {
		if err := w.generateBlock(desk.For(session.Staff()), from, min(from+blockSize, opts.Customers)); err != nil {
			return w.summary, err
		}
		if opts.Progress != nil {
			opts.Progress(min(from+blockSize, opts.Customers), opts.Customers)
		}
	}
	return w.summary, nil
}

func mayGenerate(session *careline.Session) error {
	for _, p := range []careline.Permission{careline.MaySetUp, careline.MayImport, careline.MayClose, careline.MaySettle} {
		if !session.May(p) {
			return careline.NewError(careline.CodeForbidden, careline.Say(
				"The role %s may not generate a population.", "%s无权生成演示数据。", session.Staff().Role), nil)
		}
	}
	return nil
}

// tagOf gives four letters that tell the serials of one seed from another's.
func tagOf(seed uint64) string {
	tag := make([]byte, 4)
	for i := range tag {
		seed = seed*6364136223846793005 + 1442695040888963407
		tag[i] = "ABCDEFGHJKLMNPQRSTUVWXYZ"[seed>>33%24]
	}
	return string(tag)
}

// generateBlock makes up the customers from one number to before another. A
// whole block has one key. Of a part of one, which a later run may go on
// with, each customer has a key.
func (w *world) generateBlock(session *careline.Session, from, to int) error {
	block := keyOf("people", w.seed, from)
	single := func(n int) string { return keyOf("people", w.seed, from, n) }
	if done, err := isDone(w.ctx, session, block, "demo.block"); err != nil || done {
		return err
	}
	begun, err := isDone(w.ctx, session, single(from), "demo.customer")
	if err != nil {
		return err
	}
	key, whole := block, to-from == blockSize
	if !whole {
		key = keyOf("people", w.seed, from, "to", to)
	}
	before := w.summary
	w.script.scenes = w.script.scenes[:0]
	err = session.Together(w.ctx, key, "demo.block", func(tx *careline.Session) error {
		w.tx = tx
		w.think(from, to, func(n int) string {
			if whole && !begun {
				return ""
			}
			return single(n)
		}, func(*person) {})
		return w.script.play(w.clock, nil)
	})
	if err != nil {
		w.summary = before
		return err
	}
	return nil
}

var errNotDone = errors.New("not done yet")

// isDone tells whether a key was used.
func isDone(ctx context.Context, session *careline.Session, key, name string) (bool, error) {
	err := session.Together(ctx, key, name, func(*careline.Session) error { return errNotDone })
	if errors.Is(err, errNotDone) {
		return false, nil
	}
	return err == nil, err
}
