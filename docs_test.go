package careline_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"careline"
)

func guide(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("docs", "administrator.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheGuidesTableOfRolesIsTheProgramsOwn holds the table of the
// administrator's guide to role.go.
func TestTheGuidesTableOfRolesIsTheProgramsOwn(t *testing.T) {
	t.Parallel()
	const first = "| may |"
	table := first
	for _, r := range careline.Roles() {
		table += " " + string(r) + " |"
	}
	table += "\n|---|" + strings.Repeat("---|", len(careline.Roles())) + "\n"
	for _, p := range careline.Permissions() {
		table += "| " + p.In(careline.English) + " |"
		for _, r := range careline.Roles() {
			mark := "   "
			if r.May(p) {
				mark = " ✓ "
			}
			table += mark + "|"
		}
		table += "\n"
	}
	if !strings.Contains(guide(t), table+"\n") {
		t.Errorf("docs/administrator.md must hold this table of roles:\n%s", table)
	}
}

var (
	sentence = regexp.MustCompile(`Say\(\s*("(?:[^"\\]|\\.)*")`)
	verbs    = regexp.MustCompile(`%(\[\d+\])?[a-z]`)
)

// TestTheGuideQuotesErrorsAsTheProgramSaysThem compares the sentences of the
// guide's last table with those in the source.
func TestTheGuideQuotesErrorsAsTheProgramSaysThem(t *testing.T) {
	t.Parallel()
	said := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, m := range sentence.FindAllStringSubmatch(string(source), -1) {
			said[verbs.ReplaceAllString(strings.Trim(m[1], `"`), "…")] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(guide(t), "| it says | do |\n|---|---|\n")
	rows := 0
	for row := range strings.Lines(table) {
		cells := strings.Split(row, " | ")
		if len(cells) != 2 {
			break
		}
		rows++
		if says := strings.TrimPrefix(cells[0], "| "); !said[says] {
			t.Errorf("careline never says: %s", says)
		}
	}
	if rows < 10 {
		t.Errorf("the guide has %d errors", rows)
	}
}
