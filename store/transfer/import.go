package transfer

import (
	"context"
	"errors"
	"io"

	"github.com/google/uuid"

	"careline"
)

// batchRows is how many rows one transaction takes in.
const batchRows = 1000

// Report tells what became of a list.
type Report struct {
	Read        int // rows that say anything, without the header
	Created     int // customers made
	Updated     int // customers brought up to date
	Rejected    int // rows not taken
	RejectsFile string
	RawPhones   int      // phones kept as written, since they could not be understood
	Ignored     []string // columns not taken
	Country     string   // what the rows without a country of their own were read as
}

// Progress tells how far an import is.
type Progress struct {
	Report
	Bytes int64 // of the file, read so far
	Size  int64 // of the file; 0 where it is not known
}

// batch is some rows that were read, in the order of the file.
type batch struct {
	rows  []Row
	bytes int64
	err   error // why reading ended; io.EOF at the end of the file
}

// Import takes the customers of a list in, a thousand rows a transaction. Rows
// are read on another goroutine while the store writes. What was taken in
// stays when an error ends the import: importing the same list again goes on
// from there, and makes nobody twice.
func Import(ctx context.Context, session *careline.Session, r *Reader, progress func(Progress)) (Report, error) {
	report := Report{Ignored: r.Ignored(), Country: r.Country(session.Settings().Country)}
	rejects := rejects{layout: r.layout, lang: r.opts.Lang, path: r.opts.Rejects}
	taker := taker{session: session, dry: r.opts.DryRun, seen: map[string]bool{}}
	reading, stop := context.WithCancel(ctx)
	batches := readBatches(reading, r)
	defer func() {
		stop()
		for range batches {
			continue // until the reader has let go of the file
		}
	}()
	var failure error
	for b := range batches {
		if failure = taker.take(ctx, b.rows, &report); failure == nil {
			failure = reject(&rejects, b.rows, &report)
		}
		if progress != nil {
			progress(Progress{Report: report, Bytes: b.bytes, Size: r.opts.Size})
		}
		if failure == nil && !errors.Is(b.err, io.EOF) {
			failure = b.err
		}
		if failure != nil {
			break
		}
	}
	if ctx.Err() != nil {
		failure = careline.NewError(careline.CodeFailed, careline.Say(
			"The import was stopped after %d rows; importing the same list again goes on from there.",
			"导入在 %d 行后停止；再次导入同一文件即可继续。", report.Read), ctx.Err())
	}
	path, err := rejects.close()
	report.RejectsFile = path
	if failure == nil {
		failure = err
	}
	return report, failure
}

// readBatches reads ahead of the store, by one batch.
func readBatches(ctx context.Context, r *Reader) <-chan batch {
	batches := make(chan batch, 1)
	go func() {
		defer close(batches)
		for {
			b := batch{rows: make([]Row, 0, batchRows)}
			for len(b.rows) < batchRows && b.err == nil {
				var row Row
				if row, b.err = r.Next(); b.err == nil {
					b.rows = append(b.rows, row)
				}
			}
			b.bytes = r.counter.n
			select {
			case batches <- b:
			case <-ctx.Done():
				return
			}
			if b.err != nil {
				return
			}
		}
	}()
	return batches
}

// taker hands batches to the store.
type taker struct {
	session *careline.Session
	dry     bool
	seen    map[string]bool // dry run: what earlier batches would have made
}

var errDryRun = errors.New("dry run")

// take writes the good rows of a batch and marks those that the hotline
// refuses.
func (t *taker) take(ctx context.Context, rows []Row, report *Report) error {
	report.Read += len(rows)
	good := make([]*Row, 0, len(rows))
	customers := make([]careline.Customer, 0, len(rows))
	for i := range rows {
		if rows[i].Err == nil {
			good = append(good, &rows[i])
			customers = append(customers, rows[i].Customer)
		}
	}
	if len(customers) == 0 {
		return nil
	}
	results, err := t.write(ctx, customers)
	if err != nil {
		return err
	}
	for i, result := range results {
		row := good[i]
		if row.Err = result.Err; row.Err != nil {
			continue
		}
		report.RawPhones += row.RawPhones
		if t.dry && result.Created {
			result.Created, result.Updated = t.firstSeen(&row.Customer)
		}
		if result.Created {
			report.Created++
		}
		if result.Updated {
			report.Updated++
		}
	}
	return nil
}

func (t *taker) write(ctx context.Context, customers []careline.Customer) ([]careline.ImportResult, error) {
	key, err := newKey()
	if err != nil || !t.dry {
		var results []careline.ImportResult
		if err == nil {
			results, err = t.session.ImportCustomers(ctx, key, customers)
		}
		return results, err
	}
	inner, err := newKey()
	if err != nil {
		return nil, err
	}
	var results []careline.ImportResult
	err = t.session.Together(ctx, key, "customers.import.dry", func(in *careline.Session) (err error) {
		if results, err = in.ImportCustomers(ctx, inner, customers); err == nil {
			err = errDryRun // nothing of it is kept
		}
		return err
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return results, err
}

func newKey() (string, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}

// firstSeen tells for a customer whom a dry run's batch would make whether an
// earlier batch would have made them already: by what the store itself would
// know them by. Batches of a dry run are undone one by one, so as not to keep
// other desks waiting, and so the store can't tell.
func (t *taker) firstSeen(c *careline.Customer) (created, updated bool) {
	var marks []string
	if c.ExternalID != "" {
		marks = append(marks, "id\x00"+c.ExternalID)
	}
	for _, p := range c.Contacts {
		if p.E164 != "" {
			marks = append(marks, c.Name+"\x00"+p.E164)
		} else {
			marks = append(marks, c.Name+"\x00"+p.Raw)
		}
	}
	if len(c.Contacts) == 0 && len(c.Homes) > 0 {
		marks = append(marks, c.Name+"\x00at\x00"+c.Homes[0].Site.Address())
	}
	old := 0
	for _, m := range marks {
		if t.seen[m] {
			old++
		}
		t.seen[m] = true
	}
	return old == 0, old > 0 && old < len(marks)
}

// reject writes the rows of a batch that were not taken to the rejects file.
func reject(to *rejects, rows []Row, report *Report) error {
	for _, row := range rows {
		if row.Err == nil {
			continue
		}
		report.Rejected++
		if err := to.add(row); err != nil {
			return err
		}
	}
	return nil
}
