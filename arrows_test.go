package careline_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// arrows says which imports a folder must not have. The first prefix that fits
// a file's folder holds; tests may look wherever they like.
var arrows = []struct {
	folder string
	never  []string
	why    string
}{
	{"cmd/", nil, ""},
	{"tui/", []string{"careline/store", "careline/config", "database/sql", "modernc.org/", "github.com/spf13/"}, "the console goes through Desk only"},
	{"docs/", nil, ""},
	{"store/", []string{"careline/tui", "careline/config", "charm.land/", "github.com/spf13/"}, "the store knows no screen"},
	{"config/", []string{"careline/tui", "careline/store", "charm.land/", "database/sql", "modernc.org/"}, "the configuration is only read"},
	{"", []string{
		"careline/", "database/sql", "modernc.org/", "charm.land/", "github.com/charmbracelet/", "github.com/spf13/",
		"os", "os/exec", "net", "net/http",
	}, "package careline knows no SQL, no screen and no files"},
}

// TestArrowsOfImport holds the one direction in which packages may import one
// another, and keeps the configuration library in its room.
func TestArrowsOfImport(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			check(t, filepath.ToSlash(path), imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files were looked at", files)
	}
}

func check(t *testing.T, path, imported string) {
	t.Helper()
	if strings.HasPrefix(imported, "github.com/spf13/viper") && !strings.HasPrefix(path, "config/") {
		t.Errorf("%s imports %s: only package config reads the configuration", path, imported)
	}
	for _, a := range arrows {
		if !strings.HasPrefix(path, a.folder) {
			continue
		}
		for _, never := range a.never {
			if imported == never || strings.HasSuffix(never, "/") && strings.HasPrefix(imported, never) ||
				strings.HasPrefix(imported, never+"/") {
				t.Errorf("%s imports %s: %s", path, imported, a.why)
			}
		}
		return
	}
}
