// Package storetest has what the tests of several rooms need: hostile texts, a
// store that is full of them, and a judge of what comes out.
package storetest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Text is a hostile text and what is hostile about it.
type Text struct{ Class, Text string }

// Corpus gives the texts of testdata/hostile, and one that is far too long.
func Corpus(t testing.TB) []Text {
	t.Helper()
	var all []Text
	for _, line := range strings.Split(string(read(t, "testdata", "hostile", "corpus.txt")), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		class, quoted, _ := strings.Cut(line, ":")
		text, err := strconv.Unquote(strings.TrimSpace(quoted))
		if err != nil {
			t.Fatalf("testdata/hostile, %s: %v", class, err)
		}
		all = append(all, Text{class, text})
	}
	return append(all,
		Text{"over-long", strings.Repeat("very long 很长的文字 ", 300)},
		Text{"over-long word", strings.Repeat("W", 3000)},
		Text{"over-long marks", strings.Repeat("e\u0301\u0316\u0335\u0301", 500)})
}

// read reads a file of the project, whatever folder the test runs in.
func read(t testing.TB, path ...string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("the test runs outside the project")
		}
		dir = filepath.Dir(dir)
	}
	text, err := os.ReadFile(filepath.Join(append([]string{dir}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return text
}
