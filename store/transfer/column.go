package transfer

import (
	"slices"
	"strconv"
	"strings"

	"careline"
)

// source is where the value of a field comes from: one column, or several
// that are joined.
type source struct {
	columns []int
	name    string // the column's name; the field's where the user mapped it
	mapped  bool
	own     bool // may hold careline's own numbers

	whole bool   // its name says that it holds a whole address
	label string // what its name says about where a phone rings
}

// layout is what each column of a file is taken for.
type layout struct {
	form    *form
	line    int // of the header
	header  []string
	width   int // columns of the table itself, without those that a rejects file adds
	sources map[field][]source
	ignored []string
}

// The columns that a rejects file adds at the end; coming in again they say
// nothing.
const (
	columnLine   = "line"
	columnReason = "reason"
)

// columnCustomer holds the customer's number in a list that Export wrote.
const columnCustomer = "customer"

// newLayout understands a header, with the help of maps such as
// "phone=phone1" and "name=first_name+last_name".
func newLayout(f *form, rec record, maps []string) (*layout, error) {
	l := newHeader(f, rec)
	used := map[int]bool{}
	for _, m := range maps {
		if err := l.addMap(m, used); err != nil {
			return nil, err
		}
	}
	l.findRest(used)
	return l, nil
}

// newHeader knows the names of the columns, and not yet what they hold.
func newHeader(f *form, rec record) *layout {
	l := &layout{form: f, line: rec.line, sources: map[field][]source{}}
	for _, cell := range rec.cells {
		l.header = append(l.header, strings.TrimSpace(careline.Sanitize(Plain(cell))))
	}
	l.width = len(l.header)
	if n := l.width - 2; n > 0 && l.header[n] == columnLine && l.header[n+1] == columnReason {
		l.width = n
	}
	return l
}

// problem tells what the layout lacks; nil where the list can be taken in.
func (l *layout) problem() error {
	lacks := l.form.missing(l)
	switch {
	case len(lacks) == 0:
		return nil
	case l.form.kind == careline.ListCustomers:
		return careline.NewError(careline.CodeInvalid, careline.Say(
			"Line %d names no column that is known as a name or a phone; its columns are: %s. Say which is which, for example: --map name=COLUMN --map phone=COLUMN.",
			"第 %d 行没有可识别的姓名或电话列；现有列：%s。请指明对应关系，例如：--map name=列名 --map phone=列名。",
			l.line, l.columns()), nil)
	}
	return careline.NewError(careline.CodeInvalid, careline.Say(
		"Line %d names no column that is known as %s; its columns are: %s. Say which it is, for example: --map %s=COLUMN.",
		"第 %d 行没有可识别为 %s 的列；现有列：%s。请指明是哪一列，例如：--map %s=列名。",
		l.line, strings.Join(lacks, ", "), l.columns(), lacks[0]), nil)
}

func (l *layout) sourceOf(name string) source {
	if l.form.kind != careline.ListCustomers {
		return source{name: name}
	}
	f, _ := l.form.fieldOf(name)
	return source{name: name, whole: f == fieldAddress, label: phoneLabel(name)}
}

// guessed is a source that has its name from the header.
func (l *layout) guessed(i int) source {
	name := l.header[i]
	s := l.sourceOf(name)
	s.columns, s.own = []int{i}, name == columnCustomer && l.form.kind == careline.ListCustomers
	return s
}

func (l *layout) has(any ...field) bool {
	return slices.ContainsFunc(any, func(f field) bool { return len(l.sources[f]) > 0 })
}

// columns names the columns for a sentence.
func (l *layout) columns() string {
	const most = 30
	names := slices.DeleteFunc(slices.Clone(l.header[:l.width]), func(s string) bool { return s == "" })
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, ", ")
}

func (l *layout) addMap(m string, used map[int]bool) error {
	left, right, ok := strings.Cut(m, "=")
	if !ok {
		return careline.NewError(careline.CodeUsage, careline.Say(
			"The map %q must be written FIELD=COLUMN or FIELD=COLUMN+COLUMN.", "映射 %q 应写作 字段=列 或 字段=列+列。", m), nil)
	}
	f, ok := l.form.parseField(left)
	if !ok {
		return careline.NewError(careline.CodeUsage, careline.Say(
			"The map %q names no field; there are: %s.", "映射 %q 的字段不存在；可用：%s。", m, strings.Join(l.form.codes(), ", ")), nil)
	}
	names := strings.Split(right, "+")
	if _, whole := l.column(right); whole {
		names = []string{right}
	}
	s := l.sourceOf(string(f))
	s.mapped = true
	for _, name := range names {
		i, ok := l.column(name)
		if !ok {
			return careline.NewError(careline.CodeUsage, careline.Say(
				"There is no column %q; the file's columns are: %s.", "没有列 %q；文件的列：%s。", strings.TrimSpace(name), l.columns()), nil)
		}
		used[i] = true
		s.columns = append(s.columns, i)
	}
	l.sources[f] = append(l.sources[f], s)
	return nil
}

// column finds a column by its name, else by what is left of the name, else
// by its number from 1.
func (l *layout) column(name string) (int, bool) {
	name = strings.TrimSpace(name)
	for i, h := range l.header[:l.width] {
		if h == name && name != "" {
			return i, true
		}
	}
	for i, h := range l.header[:l.width] {
		if plain := plainHeader(name); plain != "" && plainHeader(h) == plain {
			return i, true
		}
	}
	n, err := strconv.Atoi(name)
	return n - 1, err == nil && n >= 1 && n <= l.width
}

// findRest takes the columns that no map names by their headers. A field of
// which there can be only one is left alone where a map gives it.
func (l *layout) findRest(used map[int]bool) {
	mapped := map[field]bool{}
	for f := range l.sources {
		mapped[f] = true
	}
	if mapped[fieldName] {
		mapped[fieldFirstName], mapped[fieldMiddleName], mapped[fieldLastName] = true, true, true
	}
	for i, h := range l.header[:l.width] {
		f, known := l.form.fieldOf(h)
		switch {
		case used[i] || h == "":
		case !known || mapped[f] && !l.form.many(f):
			l.ignored = append(l.ignored, h)
		default:
			l.sources[f] = append(l.sources[f], l.guessed(i))
		}
	}
}
