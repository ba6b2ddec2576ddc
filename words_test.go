package careline

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEverySentenceIsSaidInBothLanguages walks the source of the program:
// the two formats of each Say have the same particulars, and each Words has
// both names.
func TestEverySentenceIsSaidInBothLanguages(t *testing.T) {
	sentences, counts := 0, 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || len(path) > 1 && strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		// A list or map of Words leaves the type out of its elements.
		listed := map[ast.Expr]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			var complaint string
			switch n := n.(type) {
			case *ast.CallExpr:
				if named(n.Fun, "Say", file.Name.Name) {
					sentences++
					complaint = checkSay(n)
				}
				if named(n.Fun, "Count", file.Name.Name) {
					counts++
					complaint = checkCount(n)
				}
			case *ast.CompositeLit:
				for _, e := range elementsOfWords(n, file.Name.Name) {
					listed[e] = true
				}
				if named(n.Type, "Words", file.Name.Name) || listed[n] {
					complaint = checkWords(n)
				}
			}
			if complaint != "" {
				t.Errorf("%s: %s", files.Position(n.Pos()), complaint)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if sentences < 10 || counts < 10 {
		t.Errorf("only %d sentences and %d counts were found", sentences, counts)
	}
}

// named tells whether e, in a file of the package in, is careline's own name.
func named(e ast.Expr, name, in string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == name && in == "careline"
	case *ast.SelectorExpr:
		of, ok := e.X.(*ast.Ident)
		return ok && of.Name == "careline" && e.Sel.Name == name
	}
	return false
}

func elementsOfWords(lit *ast.CompositeLit, in string) []ast.Expr {
	var element ast.Expr
	switch of := lit.Type.(type) {
	case *ast.ArrayType:
		element = of.Elt
	case *ast.MapType:
		element = of.Value
	}
	if !named(element, "Words", in) {
		return nil
	}
	var all []ast.Expr
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		all = append(all, e)
	}
	return all
}

func checkWords(lit *ast.CompositeLit) string {
	said := map[string]bool{}
	for i, e := range lit.Elts {
		key := []string{"EN", "ZH"}[min(i, 1)]
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			key, e = kv.Key.(*ast.Ident).Name, kv.Value
		}
		text, literal := literalText(e)
		if !literal {
			return "" // made from something else
		}
		said[key] = strings.TrimSpace(text) != ""
	}
	if len(lit.Elts) > 0 && (!said["EN"] || !said["ZH"]) {
		return "Words lacks one of its languages"
	}
	return ""
}

func checkSay(call *ast.CallExpr) string {
	if len(call.Args) < 2 {
		return "Say needs two formats"
	}
	en, literalEN := literalText(call.Args[0])
	zh, literalZH := literalText(call.Args[1])
	switch {
	case !literalEN || !literalZH:
		return "Say needs literals, so that both languages can be compared"
	case strings.TrimSpace(en) == "" || strings.TrimSpace(zh) == "":
		return fmt.Sprintf("Say lacks one of its languages: %q, %q", en, zh)
	case plural(en) != "" && !slices.ContainsFunc(call.Args[2:], neverOne):
		return fmt.Sprintf("%q would say %q; say it with Count", en, plural(en))
	case call.Ellipsis.IsValid():
		return ""
	}
	inEN, inZH := verbs(en), verbs(zh)
	if !maps.Equal(inEN, inZH) {
		return fmt.Sprintf("%q and %q have other particulars: %v, %v", en, zh, inEN, inZH)
	}
	if len(call.Args) == 2 && len(inEN) == 0 {
		return ""
	}
	for i := range len(call.Args) - 2 {
		if _, used := inEN[i+1]; !used {
			return fmt.Sprintf("%q does not say particular %d", en, i+1)
		}
	}
	if len(inEN) > len(call.Args)-2 {
		return fmt.Sprintf("%q has more verbs than particulars", en)
	}
	return ""
}

// plural gives a number and its noun where the noun has the form that is
// wrong for 1; not for "2 of 3 things", "line 1 has", nor "1 does not".
func plural(format string) string {
	for _, m := range pluralForm.FindAllStringSubmatch(format, -1) {
		if !slices.Contains([]string{"of", "Line", "Row"}, m[1]) && !slices.Contains([]string{"does", "has", "is", "was"}, m[3]) {
			return strings.Replace(m[2]+" "+m[3], "%d", "1", 1)
		}
	}
	return ""
}

var pluralForm = regexp.MustCompile(`(\pL+)?\W*?(%d\+?)(?: [a-z]+)? ([a-z]+s)\b`)

// neverOne tells whether a particular is one of the limits, which are many.
func neverOne(e ast.Expr) bool {
	if of, ok := e.(*ast.SelectorExpr); ok {
		e = of.Sel
	}
	name, ok := e.(*ast.Ident)
	return ok && slices.Contains([]string{"mostMonths", "maxViewName", "TotalRows"}, name.Name)
}

// checkCount holds that each form says the number once.
func checkCount(call *ast.CallExpr) string {
	for _, e := range call.Args[1:] {
		if form, literal := literalText(e); !literal || !maps.Equal(verbs(form), map[int]string{1: "s"}) {
			return fmt.Sprintf("a form of Count does not say the number: %q", form)
		}
	}
	return ""
}

func TestANumberAndItsNounAgree(t *testing.T) {
	for format, want := range map[string]bool{
		"%d rows read": true, "with %d work orders": true, "%d+ events": true, "%d of %d checks": false, "%d open": false,
		"no limit; %d does not": false, "Line %d has %d columns": true, "Line %d names none": false, "%d s": false, "%d is late": false, "version %d of %d); run": false,
	} {
		if (plural(format) != "") != want {
			t.Errorf("%q is judged wrongly", format)
		}
	}
}

func literalText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, ok1 := literalText(e.X)
		right, ok2 := literalText(e.Y)
		return left + right, ok1 && ok2
	}
	return "", false
}

var verb = regexp.MustCompile(`%[-+# 0]*\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// verbs gives the verbs of a format by the number of their particular; what
// is said twice is one.
func verbs(format string) map[int]string {
	said := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			next = n
		}
		if !strings.Contains(said[next], m[2]) {
			said[next] += m[2]
		}
		next++
	}
	return said
}

func TestVerbsAreComparedByParticular(t *testing.T) {
	for format, want := range map[string]string{
		"%s of %d":         "1s 2d",
		"%[2]d 的 %[1]s":    "1s 2d",
		"100%% of %6.2f":   "1f",
		"%[1]s, and %[1]s": "1s",
		"nothing":          "",
	} {
		said := verbs(format)
		var got []string
		for _, n := range slices.SortedFunc(maps.Keys(said), cmp.Compare[int]) {
			got = append(got, strconv.Itoa(n)+said[n])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q has %v, want %s", format, got, want)
		}
	}
}
