package transfer

import (
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"careline"
)

// xlsxSink writes one sheet of text cells. Rows beyond some megabytes wait in
// a file of the system's temporary folder, not in memory.
type xlsxSink struct {
	out  io.Writer
	book *excelize.File
	to   *excelize.StreamWriter
	n    int // rows written, with the header
}

func newXLSX(out io.Writer, sheet string, names []string) (_ *xlsxSink, err error) {
	s := &xlsxSink{out: out, book: excelize.NewFile()}
	if err := s.book.SetSheetName("Sheet1", sheet); err != nil {
		return nil, err
	}
	if s.to, err = s.book.NewStreamWriter(sheet); err != nil {
		return nil, err
	}
	if err := s.to.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	}); err != nil {
		return nil, err
	}
	header := make([]any, len(names))
	for i, name := range names {
		header[i] = name
	}
	return s, s.row(header)
}

func (s *xlsxSink) row(values []any) error {
	if s.n++; s.n > excelize.TotalRows {
		return careline.NewError(careline.CodeInvalid, careline.Say(
			"A spreadsheet holds no more than %d rows; export as csv instead.", "电子表格最多容纳 %d 行；请改用 csv 导出。", excelize.TotalRows), nil)
	}
	texts := make([]any, len(values))
	for i, text := range cells(values) {
		if len(text) > excelize.TotalCellChars && len(utf16.Encode([]rune(text))) > excelize.TotalCellChars {
			return careline.NewError(careline.CodeInvalid, careline.Say(
				"Row %d has a text that is too long for a spreadsheet; export as csv instead.", "第 %d 行的文本过长，无法写入电子表格；请改用 csv 导出。", s.n), nil)
		}
		texts[i] = text
	}
	at, err := excelize.CoordinatesToCellName(1, s.n)
	if err != nil {
		return err
	}
	return s.to.SetRow(at, texts)
}

func (s *xlsxSink) close() error {
	if err := s.to.Flush(); err != nil {
		return err
	}
	return s.book.Write(s.out)
}

// drop takes away what waits in the temporary folder.
func (s *xlsxSink) drop() { _ = s.book.Close() }
