package transfer

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/google/uuid"

	"careline"
)

// Report tells what became of a list, of all its rows, whichever run took them.
type Report = careline.ListReport

// Progress tells how far an import is.
type Progress = careline.ListProgress

// kind is what one kind of list has of its own; see the package's comment.
type kind interface {
	// ready understands a row and puts it in order; Row.Err where it can't be taken.
	ready(row *Row)
	// take writes rows that are ready, and tells of each whether it made or
	// changed a record; Row.Err where the store shows that it can't be taken.
	take(ctx context.Context, in *careline.Session, rows []*Row) error
	// repeated tells in a dry run of a row that would make a record whether an
	// earlier row would have made that record already.
	repeated(row *Row) (created, updated bool)
}

// list is a file on its way into the store.
type list struct {
	opts    Options
	kind    kind
	layout  *layout
	counter *counter
	records func() (record, error)
	print   string // tells the list from others; empty where it can't go on

	rejects rejects
	at      careline.Intake // how far it is
	kept    careline.Intake // the same as the store has it
}

// A transaction takes about this long, so that a save of another desk, which
// waits for it to end, is not held up for longer than people notice.
const (
	shortest = 60 * time.Millisecond
	longest  = 150 * time.Millisecond
	fewest   = 4 // parcels a transaction: fewer rows cost much more each
	most     = 16
)

// takeIn takes the rows in, in their order. With each transaction the store
// keeps how far the list is; a list that an earlier run has begun goes on from
// there, and the report covers both runs. A list whose content, columns or country differ is
// another list. When ctx ends, the transaction at hand is finished first.
func (l *list) takeIn(ctx context.Context, session *careline.Session, progress func(Progress)) (report Report, failure error) {
	l.rejects = rejects{layout: l.layout, lang: l.opts.Lang, path: l.opts.Rejects}
	before := 0
	defer func() {
		path, err := l.rejects.close()
		report = l.report(before)
		report.RejectsFile = path
		failure = errors.Join(failure, err)
	}()
	if failure = l.goOn(ctx, session); failure != nil {
		return report, failure
	}
	before = l.at.Rows
	reading, stop := context.WithCancel(ctx)
	parcels := readAhead(reading, l)
	defer func() {
		stop()
		for range parcels {
			continue // until the reader has let go of the file
		}
	}()
	for size := fewest; failure == nil; {
		group, bytes, end := gather(parcels, size)
		if len(group) == 0 && end == nil {
			break // ctx has ended
		}
		began := time.Now()
		if failure = l.take(context.WithoutCancel(ctx), session, group, errors.Is(end, io.EOF)); failure == nil && progress != nil {
			progress(Progress{ListReport: l.report(before), Bytes: bytes, Size: l.opts.Size})
		}
		switch took := time.Since(began); {
		case took < shortest:
			size = min(size+1, most)
		case took > longest:
			size = max(size-1, fewest)
		}
		if errors.Is(end, io.EOF) {
			return report, failure
		}
		if ctx.Err() != nil {
			break
		}
		failure = errors.Join(failure, end)
	}
	if failure == nil {
		failure = interrupted(ctx, l.at.Rows)
	}
	return report, failure
}

func interrupted(ctx context.Context, rows int) error {
	return careline.NewError(careline.CodeFailed, careline.Say(
		"The import was stopped; %s kept, and the same command again goes on from there.",
		"导入已停止，%s；再次运行同一命令即可继续。", careline.Count(rows, "%s row is", "%s rows are", "已保存 %s 行")), ctx.Err())
}

// gather takes up to so many parcels that are ready. The error is that which
// reading ended with.
func gather(parcels <-chan *parcel, size int) (rows []Row, bytes int64, end error) {
	for range size {
		p, more := <-parcels
		if !more {
			break
		}
		<-p.ready
		rows, bytes, end = append(rows, p.rows...), p.bytes, p.err
		if end != nil {
			break
		}
	}
	return rows, bytes, end
}

func (l *list) report(before int) Report {
	return Report{
		Read: l.at.Rows, Created: l.at.Created, Updated: l.at.Updated, Rejected: l.at.Rejected, RawPhones: l.at.RawPhones, Before: before,
	}
}

var errDryRun = errors.New("dry run")

// take takes rows in as one transaction, the last of the list or not.
func (l *list) take(ctx context.Context, session *careline.Session, rows []Row, last bool) error {
	good := make([]*Row, 0, len(rows))
	for i := range rows {
		if rows[i].Err == nil {
			good = append(good, &rows[i])
		}
	}
	key, err := newKey()
	if err != nil {
		return err
	}
	var to careline.Intake
	work := func(in *careline.Session) (careline.Intake, error) {
		if err := l.kind.take(ctx, in, good); err != nil {
			return to, err
		}
		to, err = l.count(rows)
		if to.Done = last; err == nil && l.opts.DryRun {
			err = errDryRun // nothing of it is kept
		}
		return to, err
	}
	if l.print != "" {
		err = session.TakeIn(ctx, key, l.kept, work)
	} else {
		err = session.Together(ctx, key, "list.take", func(in *careline.Session) error {
			_, err := work(in)
			return err
		})
	}
	if errors.Is(err, errDryRun) {
		err = nil
	}
	if err == nil {
		to.Done = false
		l.at, l.kept = to, to
	}
	return err
}

// count counts what became of rows, and writes those not taken to the rejects file.
func (l *list) count(rows []Row) (careline.Intake, error) {
	to := l.at
	if err := l.rejects.backTo(to.RejectsSize); err != nil {
		return to, err
	}
	for i := range rows {
		row := &rows[i]
		to.Rows++
		if row.Err != nil {
			to.Rejected++
			if err := l.rejects.add(*row); err != nil {
				return to, err
			}
			continue
		}
		to.RawPhones += row.RawPhones
		if l.opts.DryRun && row.created {
			row.created, row.updated = l.kind.repeated(row)
		}
		if row.created {
			to.Created++
		}
		if row.updated {
			to.Updated++
		}
	}
	var err error
	to.Rejects, to.RejectsSize, err = l.rejects.flush()
	return to, err
}

func newKey() (string, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}
