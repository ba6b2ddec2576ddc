package transfer

import (
	"context"
	"io"

	"careline"
)

// Format is how records are written.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	JSON Format = "json"
	XLSX Format = "xlsx"
)

// Formats lists the formats.
func Formats() []Format { return []Format{CSV, JSON, XLSX} }

// ExportOptions say what is handed out, and how.
type ExportOptions struct {
	What   careline.Export
	Format Format
	Lang   careline.Lang // of the sentences that tell what an event was
}

// sink writes records; close ends the document, and closes nothing below it;
// drop lets go of what a document without an end has left.
type sink interface {
	row(values []any) error
	close() error
	drop()
}

// Export writes all records of a kind to out, a page at a time, and gives
// their number. What was written when an error ends it is not a whole document.
func Export(ctx context.Context, session *careline.Session, out io.Writer, opts ExportOptions, progress func(rows int)) (int, error) {
	key, err := newKey()
	if err != nil {
		return 0, err
	}
	rows, err := newRows(session, opts)
	if err != nil {
		return 0, err
	}
	to, err := newSink(out, opts, rows.names)
	if err != nil {
		return 0, unwritten(err)
	}
	defer to.drop()
	done := 0
	n, err := session.Export(ctx, key, opts.What, func(p careline.ExportPage) error {
		err := rows.each(p, to.row)
		if done += p.Len(); progress != nil {
			progress(done)
		}
		return unwritten(err)
	})
	if ctx.Err() != nil {
		return n, careline.NewError(careline.CodeFailed, careline.Say(
			"The export was stopped after %s.", "导出在%s后停止。", careline.Count(n, "%s row", "%s rows", " %s 行")), ctx.Err())
	}
	if err != nil {
		return n, err
	}
	return n, unwritten(to.close())
}

func newSink(out io.Writer, opts ExportOptions, names []string) (sink, error) {
	switch opts.Format {
	case CSV:
		return newCSV(out, names)
	case JSON:
		return &jsonSink{out: out, names: names}, nil
	case XLSX:
		return newXLSX(out, string(opts.What), names)
	}
	return nil, careline.NewError(careline.CodeUsage, careline.Say("There is no format %q.", "没有格式 %q。", string(opts.Format)), nil)
}

func unwritten(err error) error {
	if err == nil || careline.CodeOf(err) != careline.CodeFailed {
		return err
	}
	return careline.NewError(careline.CodeFailed, careline.Say("The export can't be written.", "无法写出导出内容。"), err)
}
