package transfer

import (
	"slices"
	"strconv"
	"strings"

	"careline"
)

// text is a column of plain text.
func text[T any](f careline.ListField, of func(*T) *string) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get:       func(x *T) string { return *of(x) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			return func(x *T) { *of(x) = text }, nil
		},
	}
}

// count is a column of whole numbers from 0, which stands for nothing.
func count[T any](f careline.ListField, of func(*T) *int) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get: func(x *T) string {
			if *of(x) == 0 {
				return ""
			}
			return strconv.Itoa(*of(x))
		},
		out: func(x *T) any { return int64(*of(x)) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			n, err := strconv.ParseInt(strings.ReplaceAll(text, ",", ""), 10, 32)
			if err != nil || n < 0 {
				return nil, careline.NewError(careline.CodeInvalid, careline.Say("%q is not a whole number.", "%q 不是整数。", text), err)
			}
			return func(x *T) { *of(x) = int(n) }, nil
		},
	}
}

// date is a column of days.
func date[T any](f careline.ListField, of func(*T) *careline.Date) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get:       func(x *T) string { return string(*of(x)) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			day, hour, timed := strings.Cut(text, " ")
			if timed && strings.Trim(hour, "0:.") == "" {
				text = day // a spreadsheet's date with the hour that it adds
			}
			d, err := careline.ParseDate(text)
			return func(x *T) { *of(x) = d }, err
		},
	}
}

// The words for yes and no, those that are written first.
var (
	yesWords = []string{"yes", "y", "true", "1", "是", "有", "√", "✓", "对"}
	noWords  = []string{"no", "n", "false", "0", "否", "无", "×", "-", "不"}
)

// flag is a column of yes and no.
func flag[T any](f careline.ListField, of func(*T) *bool) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get: func(x *T) string {
			if *of(x) {
				return yesWords[0]
			}
			return noWords[0]
		},
		out: func(x *T) any { return *of(x) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			word := strings.ToLower(text)
			yes := slices.Contains(yesWords, word)
			if !yes && !slices.Contains(noWords, word) {
				return nil, careline.NewError(careline.CodeInvalid, careline.Say("%q is neither yes nor no.", "%q 既不是“是”也不是“否”。", text), nil)
			}
			return func(x *T) { *of(x) = yes }, nil
		},
	}
}

// code is a column of one of some codes; their names in either language do too.
func code[T any, C codeWord](f careline.ListField, all func() []C, of func(*T) *C) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get:       func(x *T) string { return string(*of(x)) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			c := codeOf(all(), text)
			return func(x *T) { *of(x) = c }, nil
		},
	}
}

type codeWord interface {
	~string
	careline.Speaker
}

// codeOf gives the code that a text means; the text itself where it is none.
func codeOf[C codeWord](all []C, text string) C {
	for _, c := range all {
		if strings.EqualFold(text, string(c)) || strings.EqualFold(text, c.In(careline.English)) || text == c.In(careline.Chinese) {
			return c
		}
	}
	return C(text)
}

// words is a column of several words.
func words[T any](f careline.ListField, of func(*T) *[]string) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get:       func(x *T) string { return joinList(*of(x)) },
		out:       func(x *T) any { return cleanList(*of(x)) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			all := splitList(text)
			return func(x *T) { *of(x) = all }, nil
		},
	}
}

func cleanList[S ~string](all []S) []clean {
	out := make([]clean, len(all))
	for i, s := range all {
		out[i] = clean(s)
	}
	return out
}

// departments is a column of those who answer for something.
func departments[T any](of func(*T) *[]careline.Department) cellOf[T] {
	return cellOf[T]{
		ListField: careline.ListField{Code: "departments", Name: careline.Words{EN: "departments", ZH: "负责部门"}, Known: []string{"department", "部门", "负责部门", "责任部门"}},
		get: func(x *T) string {
			var all []string
			for _, d := range *of(x) {
				all = append(all, string(d))
			}
			return joinList(all)
		},
		out: func(x *T) any { return cleanList(*of(x)) },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			var all []careline.Department
			for _, word := range splitList(text) {
				all = append(all, codeOf(careline.Departments(), word))
			}
			return func(x *T) { *of(x) = all }, nil
		},
	}
}

// names are the columns of a name in two languages, and one that is read by
// the script in which it is written.
func names[T any](of func(*T) *careline.Words) []cellOf[T] {
	either := text(careline.ListField{
		Code: "name", Name: careline.Words{EN: "name", ZH: "名称"},
		Known: []string{"名称", "品名", "产品名称", "商品名称", "product name", "service name", "服务名称", "类别", "类别名称", "description"},
	}, func(x *T) *string { return &of(x).EN })
	either.get = nil
	either.set = func(text string, _ reading) (careline.Filled[T], error) {
		return func(x *T) {
			if hasHan(text) {
				of(x).ZH = text
			} else {
				of(x).EN = text
			}
		}, nil
	}
	return []cellOf[T]{
		either,
		text(careline.ListField{
			Code: "name_en", Name: careline.Words{EN: "English name", ZH: "英文名称"}, Known: []string{"english name", "英文名称", "英文名"},
		}, func(x *T) *string { return &of(x).EN }),
		text(careline.ListField{
			Code: "name_zh", Name: careline.Words{EN: "Chinese name", ZH: "中文名称"}, Known: []string{"chinese name", "中文名称", "中文名"},
		}, func(x *T) *string { return &of(x).ZH }),
	}
}

// id is a column of careline's own numbers.
func id[T any, I interface {
	~int64
	Ref() careline.Ref
	String() string
}](f careline.ListField, of func(*T) *I) cellOf[T] {
	return cellOf[T]{
		ListField: f,
		get:       func(x *T) string { return (*of(x)).String() },
		set: func(text string, _ reading) (careline.Filled[T], error) {
			n, err := careline.ParseID[I](text)
			return func(x *T) { *of(x) = n }, err
		},
	}
}
