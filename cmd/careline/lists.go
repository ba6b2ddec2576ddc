package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"careline"
	"careline/store/transfer"
	"careline/tui/page"
)

// lists gives the console the files of this machine.
type lists struct{ home string }

func newLists() page.Lists {
	home, _ := os.UserHomeDir() // without one, ~ is a name like others
	return lists{home}
}

// Kinds lists what can be taken in.
func (l lists) Kinds() []careline.ListKind {
	var kinds []careline.ListKind
	for _, k := range careline.ListKinds() {
		if len(transfer.Fields(k)) > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Formats lists the formats of an export.
func (l lists) Formats() []string { return stateNames(transfer.Formats()) }

// opened is a list that is open, with its mapping.
type opened struct {
	*transfer.Reader
	file *os.File
	path string
	size int64
	kept bool // the mapping is that of last time
}

func (o *opened) Close() error { return errors.Join(o.Reader.Close(), o.file.Close()) }

// open opens a list and maps its columns.
func (l lists) open(ctx context.Context, s *careline.Session, t page.Take, opts transfer.Options) (*opened, error) {
	o := &opened{}
	var err error
	if o.path, err = l.whole(t.Path); err != nil {
		return nil, err
	}
	if o.file, o.size, err = openList(o.path); err != nil {
		return nil, err
	}
	opts.Country, opts.Size, opts.Lang = t.Country, o.size, t.Lang
	if o.Reader, err = transfer.Open(t.Kind, o.file, opts); err != nil {
		return nil, errors.Join(err, o.file.Close())
	}
	if t.Mapping != nil {
		err = o.Map(t.Mapping)
	} else {
		o.kept, err = o.Recall(ctx, s)
	}
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// Look opens a file and tells what it is.
func (l lists) Look(ctx context.Context, s *careline.Session, t page.Take) (page.Looked, error) {
	o, err := l.open(ctx, s, t, transfer.Options{})
	if err != nil {
		return page.Looked{}, err
	}
	defer o.Close() //nolint:errcheck // it was only read
	looked := page.Looked{File: o.File(), Path: o.path, Size: o.size, Country: o.Country(s.Settings().Country)}
	if looked.File.Problem != nil {
		return looked, nil
	}
	begun, err := o.Begun(ctx, s)
	looked.Before = begun.Rows
	return looked, err
}

// Preview gives the first rows as they would be taken.
func (l lists) Preview(ctx context.Context, s *careline.Session, t page.Take, rows int) ([]careline.ListPreview, error) {
	o, err := l.open(ctx, s, t, transfer.Options{})
	if err != nil {
		return nil, err
	}
	defer o.Close() //nolint:errcheck // it was only read
	return o.Preview(ctx, s, rows)
}

// Try does all that Import does, and keeps nothing.
func (l lists) Try(ctx context.Context, s *careline.Session, t page.Take, tell func(page.Progress)) (careline.ListReport, error) {
	o, err := l.open(ctx, s, t, transfer.Options{DryRun: true})
	if err != nil {
		return careline.ListReport{}, err
	}
	defer o.Close() //nolint:errcheck // it was only read
	began := time.Now()
	report, err := o.TakeIn(ctx, s, further(tell))
	if err != nil {
		return report, err
	}
	return report, lookForTwins(ctx, s, t.Kind, &report, began)
}

const (
	// A search for duplicates after an import may take this long, or this part
	// of what the import took; careline duplicates find looks at the rest.
	twinsTake = time.Second
	twinsPart = 50
)

// lookForTwins counts the likely duplicates among those whom a list has made.
// It tells nothing where the search is not the person's to make.
func lookForTwins(ctx context.Context, s *careline.Session, kind careline.ListKind, r *careline.ListReport, began time.Time) (err error) {
	if kind != careline.ListCustomers || r.Created == 0 || !s.May(careline.MayKeepFile) {
		return nil
	}
	until := s.Now().Add(max(twinsTake, time.Since(began)/twinsPart))
	r.Looked, r.Duplicates, err = s.FindAmong(ctx, r.Created, until)
	return err
}

// Import takes the file in.
func (l lists) Import(ctx context.Context, s *careline.Session, t page.Take, tell func(page.Progress)) (careline.ListReport, error) {
	path, err := l.whole(t.Path)
	if err != nil {
		return careline.ListReport{}, err
	}
	o, err := l.open(ctx, s, t, transfer.Options{Rejects: rejectsFor(path)})
	if err != nil {
		return careline.ListReport{}, err
	}
	defer o.Close() //nolint:errcheck // it was only read
	if err := o.Keep(ctx, s); err != nil {
		return careline.ListReport{}, err
	}
	return o.TakeIn(ctx, s, further(tell))
}

// further tells progress as the pages know it.
func further(tell func(page.Progress)) func(careline.ListProgress) {
	return func(p careline.ListProgress) {
		at := page.Progress{Rows: p.Read, Before: p.Before}
		if p.Size > 0 {
			at.Share = float64(p.Bytes) / float64(p.Size)
		}
		tell(at)
	}
}

// Export hands a list out to a file.
func (l lists) Export(ctx context.Context, s *careline.Session, h page.Hand, tell func(page.Progress)) (page.Handed, error) {
	if !s.May(careline.MayExport) { // before a file is made
		_, err := s.Export(ctx, newKey(), h.What, nil)
		return page.Handed{}, err
	}
	path, err := l.whole(h.Path)
	if err != nil {
		return page.Handed{}, err
	}
	if end := "." + h.Format; !strings.EqualFold(filepath.Ext(path), end) {
		path += end // a desk that shares a user of the system must not write over its other files
	}
	out, err := createOut(path, h.Force, nil)
	if err != nil {
		return page.Handed{}, err
	}
	opts := transfer.ExportOptions{What: h.What, Format: transfer.Format(h.Format), Lang: h.Lang}
	rows, err := transfer.Export(ctx, s, out, opts, func(rows int) { tell(page.Progress{Rows: rows}) })
	return page.Handed{Rows: rows, Path: path}, out.end(err)
}
