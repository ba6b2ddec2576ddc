package transfer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"careline"
)

// rejects is the file of the rows that could not be taken, with the line and
// the reason of each, fit to be mended in a spreadsheet and taken in again.
type rejects struct {
	layout *layout
	lang   careline.Lang
	path   string // empty: no file is wanted
	file   *os.File
	out    *csv.Writer
}

// add writes one row. The file is made with the first, so that a list
// without fault leaves none behind.
func (r *rejects) add(row Row) error {
	if r.path == "" {
		return nil
	}
	if r.file == nil {
		if err := r.create(); err != nil {
			return r.failed(err)
		}
	}
	width := r.layout.width
	cells := make([]string, width, width+2)
	copy(cells, row.Cells)
	cells = append(cells, strconv.Itoa(row.Line), careline.Explain(row.Err, r.lang))
	if more := len(r.layout.header); len(row.Cells) > more {
		cells = append(cells, row.Cells[more:]...)
	}
	return r.failed(r.write(cells))
}

func (r *rejects) write(cells []string) error {
	for i, c := range cells {
		cells[i] = Inert(c)
	}
	return r.out.Write(cells)
}

// create makes the file under the wanted name; where one is there, which may
// hold mended rows, under the next free name.
func (r *rejects) create() (err error) {
	stem := strings.TrimSuffix(r.path, rejectsEnd)
	for n := 2; ; n++ {
		r.file, err = os.OpenFile(r.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
		r.path = fmt.Sprintf("%s.%d%s", stem, n, rejectsEnd)
	}
	if err != nil {
		return err
	}
	return r.begin()
}

// begin writes what stands above the rows.
func (r *rejects) begin() error {
	if _, err := r.file.Write(bom); err != nil {
		return err
	}
	r.out = csv.NewWriter(r.file)
	header := append([]string{}, r.layout.header[:r.layout.width]...)
	return r.write(append(header, columnLine, columnReason))
}

// goOn opens the file that an earlier run left at path, of which size bytes
// belong to rows that are done. It is false where that file is not there any more.
func (r *rejects) goOn(path string, size int64) bool {
	if path == "" {
		return true
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	if end, err := file.Seek(0, io.SeekEnd); err != nil || end < size {
		_ = file.Close() // it is not ours
		return false
	}
	r.path, r.file, r.out = path, file, csv.NewWriter(file)
	return r.backTo(size) == nil
}

// flush writes to the file what it holds, and gives its path and size.
func (r *rejects) flush() (path string, size int64, err error) {
	if r.file == nil {
		return "", 0, nil
	}
	r.out.Flush()
	size, err = r.file.Seek(0, io.SeekCurrent)
	return r.path, size, r.failed(errors.Join(r.out.Error(), err))
}

// backTo takes away what stands after size: rows of a transaction that was
// not kept.
func (r *rejects) backTo(size int64) error {
	if r.file == nil {
		return nil
	}
	r.out.Flush()
	at, err := r.file.Seek(0, io.SeekCurrent)
	if err == nil && at == size {
		return r.failed(r.out.Error())
	}
	if err = errors.Join(r.file.Truncate(size), err); err == nil {
		_, err = r.file.Seek(size, io.SeekStart)
	}
	if r.out = csv.NewWriter(r.file); err == nil && size == 0 {
		err = r.begin()
	}
	return r.failed(err)
}

// close gives the path of the file, empty where none was needed.
func (r *rejects) close() (string, error) {
	path, _, err := r.flush()
	if r.file != nil {
		err = errors.Join(err, r.failed(r.file.Close()))
	}
	return path, err
}

func (r *rejects) failed(err error) error {
	if err == nil {
		return nil
	}
	return careline.NewError(careline.CodeFailed, careline.Say(
		"The rejected rows can't be written to %s.", "无法将未导入的行写入 %s。", r.path), err)
}

const rejectsEnd = ".rejects.csv"

// RejectsFor gives the path for the rejected rows of a file: beside it.
func RejectsFor(path string) string {
	path = strings.TrimSuffix(path, rejectsEnd)
	for _, end := range []string{".csv", ".txt", ".tsv", ".xlsx"} {
		if n := len(path) - len(end); n > 0 && strings.EqualFold(path[n:], end) {
			path = path[:n]
			break
		}
	}
	return path + rejectsEnd
}
