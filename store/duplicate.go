package store

import (
	"context"
	"strconv"

	"careline"
)

const pairColumns = "p.low_id, p.high_id, p.score, p.verdict, p.put_off, p.judged, p.staff_id"

func (r *reader) pairs(ctx context.Context, rest string, args ...any) ([]careline.Pair, error) {
	var out []careline.Pair
	err := r.each(ctx, func(row scanner) error {
		var p careline.Pair
		err := row.Scan(&p.Low, &p.High, &p.Score, text(&p.Verdict), moment(&p.PutOff), moment(&p.Judged), ref(&p.By))
		out = append(out, p)
		return err
	}, "SELECT "+pairColumns+" FROM duplicate_pair p "+rest, args...)
	return out, err
}

// waitingPairs are those of which both files are there: one may have gone into
// another, and come back.
const waitingPairs = ` WHERE p.verdict = 'waiting'
	AND EXISTS (SELECT 1 FROM customer WHERE id = p.low_id) AND EXISTS (SELECT 1 FROM customer WHERE id = p.high_id)`

func (r *reader) Pairs(ctx context.Context, limit int) ([]careline.Pair, error) {
	return r.pairs(ctx, waitingPairs+" ORDER BY p.put_off, p.score DESC, p.low_id, p.high_id LIMIT ?", atMost(limit))
}

func (r *reader) CountPairs(ctx context.Context, most int) (n int, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&n) },
		"SELECT count(*) FROM (SELECT 1 FROM duplicate_pair p"+waitingPairs+" LIMIT ?) AS waiting", atMost(most))
	return n, err
}

func (r *reader) PairsWith(ctx context.Context, ids []careline.CustomerID) ([]careline.Pair, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list := r.d.list(raw(ids))
	return r.pairs(ctx, "WHERE "+r.d.among("p.low_id")+" UNION SELECT "+pairColumns+" FROM duplicate_pair p WHERE "+
		r.d.among("p.high_id")+" ORDER BY 1, 2", list, list)
}

// SavePair keeps p.
func (w *writer) SavePair(ctx context.Context, p careline.Pair) error {
	_, err := w.exec(ctx, `
		INSERT INTO duplicate_pair (low_id, high_id, score, verdict, put_off, judged, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (low_id, high_id) DO UPDATE SET score = excluded.score, verdict = excluded.verdict,
			put_off = excluded.put_off, judged = excluded.judged, staff_id = excluded.staff_id`,
		int64(p.Low), int64(p.High), p.Score, string(p.Verdict), micros(p.PutOff), timeArg(p.Judged), refArg(p.By))
	return err
}

// walkedKey is the key under which it is kept how far the search for
// duplicates has come.
const walkedKey = "duplicates walked"

func (r *reader) Walked(ctx context.Context) (careline.CustomerID, error) {
	kept, err := r.meta(ctx, walkedKey)
	if err != nil || kept == "" {
		return 0, err
	}
	id, err := strconv.ParseInt(kept, 10, 64)
	return careline.CustomerID(id), r.d.problem(ctx, err)
}

// SetWalked keeps how far the search for duplicates has come.
func (w *writer) SetWalked(ctx context.Context, upTo careline.CustomerID) error {
	return w.setMeta(ctx, walkedKey, strconv.FormatInt(int64(upTo), 10))
}

func (r *reader) LastCustomer(ctx context.Context) (careline.CustomerID, error) {
	return firstID[careline.CustomerID](ctx, r, "SELECT id FROM customer ORDER BY id DESC LIMIT 1")
}

func (r *reader) CountCustomersAfter(ctx context.Context, after careline.CustomerID) (n int, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&n) }, "SELECT count(*) FROM customer WHERE id > ?", int64(after))
	return n, err
}
