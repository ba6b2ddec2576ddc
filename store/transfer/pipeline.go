package transfer

import (
	"context"
	"runtime"
)

// parcelRows is how many rows go from goroutine to goroutine at a time.
const parcelRows = 250

// parcel is some rows that were read, in the order of the file.
type parcel struct {
	rows  []Row
	bytes int64         // of the file, read so far
	err   error         // why reading ended; io.EOF at the end of the file
	ready chan struct{} // closed when the rows are in order
}

// readAhead reads the list and has its rows put in order by as many goroutines
// as there are processors, while the store writes what came before. The
// parcels come in the order of the file; each is complete once it is ready.
func readAhead(ctx context.Context, l *list) <-chan *parcel {
	workers := runtime.GOMAXPROCS(0)
	inOrder, work := make(chan *parcel, 8*workers), make(chan *parcel, workers)
	for range workers {
		go func() {
			for p := range work {
				for i := range p.rows {
					if p.rows[i].Err == nil {
						l.kind.ready(&p.rows[i])
					}
				}
				close(p.ready)
			}
		}()
	}
	go func() {
		defer close(inOrder)
		defer close(work)
		for last := false; !last; {
			p := l.next()
			last = p.err != nil
			select {
			case inOrder <- p:
				work <- p // the workers wait for nobody
			case <-ctx.Done():
				return
			}
		}
	}()
	return inOrder
}

// next reads a parcel.
func (l *list) next() *parcel {
	p := &parcel{rows: make([]Row, 0, parcelRows), ready: make(chan struct{})}
	for len(p.rows) < parcelRows && p.err == nil {
		var rec record
		if rec, p.err = l.records(); p.err == nil {
			p.rows = append(p.rows, l.layout.row(rec))
		}
	}
	p.bytes = l.counter.n
	return p
}
