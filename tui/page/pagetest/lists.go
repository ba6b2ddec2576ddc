package pagetest

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"careline"
	"careline/tui/page"
)

// Lists are files as a test makes them up.
type Lists struct {
	Looked page.Looked
	Rows   []careline.ListPreview
	Report careline.ListReport
	Err    error  // what looking at a file, taking it in or handing out comes to
	There  string // the path of a file that is there already
	During func() // called in the middle of an import or export

	Took  []page.Take // what was imported
	Hands []page.Hand // what was handed out
}

var _ page.Lists = (*Lists)(nil)

// NewLists is a list of three customers of whom one can't be taken.
func NewLists() *Lists {
	name := func(en, zh string) careline.Words { return careline.Words{EN: en, ZH: zh} }
	return &Lists{
		Looked: page.Looked{
			Path: "/srv/lists/nanjing.csv", Size: 4321, Country: "CN",
			File: careline.ListFile{
				Kind: careline.ListCustomers, Encoding: "GB18030", Separator: ";", Line: 2,
				Columns: []careline.ListColumn{
					{Name: "姓", Samples: []string{"王", "李"}},
					{Name: "名", Samples: []string{"建国", "小红"}},
					{Name: "手机", Samples: []string{"13800138823", "13912345678"}},
					{Name: "颜色", Samples: []string{"红"}},
					{},
				},
				Fields: []careline.ListField{
					{Code: "name", Name: name("name", "姓名"), Needed: true, Or: true},
					{Code: "phone", Name: name("phone", "电话"), Needed: true, Or: true, Many: true},
					{Code: "note", Name: name("note", "备注"), Many: true},
				},
				Mapping: careline.ListMapping{{Field: "name", Columns: []int{0}, Guessed: true}, {Field: "phone", Columns: []int{2}, Guessed: true}},
			},
		},
		Rows: []careline.ListPreview{
			{Line: 3, Cells: []string{"王", "建国", "13800138823", "红"}, Values: []careline.ListValue{{Field: "name", Text: "王建国"}, {Field: "phone", Text: "138 0013 8823"}}, Created: true},
			{Line: 4, Cells: []string{"李", "小红", "13912345678", "红"}, Values: []careline.ListValue{{Field: "name", Text: "李小红"}, {Field: "phone", Text: "139 1234 5678"}}, Updated: true},
			{Line: 5, Cells: []string{"", "", "", "蓝"}, Err: careline.NewError(careline.CodeInvalid, careline.Say("Line %d has neither a name nor a phone.", "第 %d 行既无姓名也无电话。", 5), nil)},
		},
		Report: careline.ListReport{Read: 3, Created: 1, Updated: 1, Rejected: 1, RejectsFile: "/srv/lists/nanjing.rejects.csv", Country: "CN"},
	}
}

// Kinds lists what can be taken in.
func (l *Lists) Kinds() []careline.ListKind {
	return []careline.ListKind{careline.ListProducts, careline.ListStaff, careline.ListCustomers}
}

// Names knows one folder.
func (l *Lists) Names(_ context.Context, begun string) ([]string, string, error) {
	if l.Err != nil {
		return nil, begun, l.Err
	}
	if strings.HasSuffix(begun, "n") {
		return []string{"nanjing.csv", "nantong.xlsx"}, begun + "an", nil
	}
	return []string{"nanjing.csv"}, "/srv/lists/nanjing.csv", nil
}

// Look gives Looked.
func (l *Lists) Look(_ context.Context, _ *careline.Session, t page.Take) (page.Looked, error) {
	got := l.Looked
	if t.Mapping != nil {
		got.File.Mapping, got.File.Saved = t.Mapping, false
	}
	return got, l.Err
}

// Preview gives Rows.
func (l *Lists) Preview(context.Context, *careline.Session, page.Take, int) ([]careline.ListPreview, error) {
	return l.Rows, l.Err
}

// Try gives Report.
func (l *Lists) Try(_ context.Context, _ *careline.Session, _ page.Take, tell func(page.Progress)) (careline.ListReport, error) {
	tell(page.Progress{Rows: l.Report.Read, Share: 1})
	r := l.Report
	r.RejectsFile = ""
	return r, l.Err
}

// Import gives Report, or as much of it as was done when it was stopped.
func (l *Lists) Import(ctx context.Context, _ *careline.Session, t page.Take, tell func(page.Progress)) (careline.ListReport, error) {
	l.Took = append(l.Took, t)
	tell(page.Progress{Rows: 1, Share: 0.25})
	if l.During != nil {
		l.During()
	}
	if ctx.Err() != nil {
		return careline.ListReport{Read: 1, Created: 1}, ctx.Err()
	}
	return l.Report, l.Err
}

// Formats lists the formats.
func (l *Lists) Formats() []string { return []string{"csv", "json", "xlsx"} }

// Export writes nothing and says that it did.
func (l *Lists) Export(ctx context.Context, _ *careline.Session, h page.Hand, tell func(page.Progress)) (page.Handed, error) {
	if h.Path == l.There && !h.Force {
		return page.Handed{}, careline.NewError(careline.CodeConflict, careline.Say("There is such a file.", "已有文件。"), fs.ErrExist)
	}
	l.Hands = append(l.Hands, h)
	tell(page.Progress{Rows: 1500})
	if l.During != nil {
		l.During()
	}
	if ctx.Err() != nil {
		return page.Handed{Rows: 1500}, ctx.Err()
	}
	return page.Handed{Rows: 2500, Path: "/home/boss" + strings.TrimPrefix(h.Path, "~")}, l.Err
}

// NoFile is what opening a file comes to that is not there.
var NoFile = careline.NewError(careline.CodeNotFound, careline.Say("There is no file.", "没有文件。"), errors.New("none"))
