package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"careline"
)

// fingerprint tells a file, together with how it is read, from all others;
// empty where the file can't be read twice.
func fingerprint(file io.Reader, how ...string) string {
	f, ok := file.(io.ReadSeeker)
	if !ok {
		return ""
	}
	at, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return ""
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return ""
	}
	sum := sha256.New()
	_, _ = fmt.Fprintf(sum, "%q\n", how) // a hash takes everything
	_, err = io.Copy(sum, f)
	if _, back := f.Seek(at, io.SeekStart); err != nil || back != nil {
		return "" // reading on says what is wrong with the file
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// goOn finds out how far an earlier run came, and passes over the rows that
// it did.
func (l *list) goOn(ctx context.Context, session *careline.Session) error {
	if l.print == "" {
		return nil
	}
	at, err := session.Intake(ctx, l.print)
	if err != nil {
		return err
	}
	whole := l.rejects.goOn(at.Rejects, at.RejectsSize)
	for range at.Rows {
		if ctx.Err() != nil {
			return interrupted(ctx, at.Rows)
		}
		rec, err := l.records()
		if err != nil {
			return err // the same file had more rows before
		}
		if whole || l.opts.Rejects == "" {
			continue
		}
		// The rejects file is not there as it was left: it is made anew.
		row := l.layout.row(rec)
		if row.Err == nil {
			l.kind.ready(&row)
		}
		if row.Err == nil {
			continue
		}
		if err := l.rejects.add(row); err != nil {
			return err
		}
	}
	l.kept, l.at = at, at
	l.at.Rejects, l.at.RejectsSize, err = l.rejects.flush()
	return err
}

// Begun tells how far a run that was interrupted has taken this list in; its
// Rows are zero where none was.
func (r *Reader) Begun(ctx context.Context, session *careline.Session) (careline.Intake, error) {
	country := r.Country(session.Settings().Country)
	list := fingerprint(r.file, string(r.form.kind), country, r.opts.Country, r.layout.print())
	if list == "" {
		return careline.Intake{}, nil
	}
	return session.Intake(ctx, list)
}
