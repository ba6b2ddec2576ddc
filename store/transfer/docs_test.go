package transfer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careline"
	"careline/store/transfer"
)

// columnsTable is what the guide must say of a kind of list.
func columnsTable(kind careline.ListKind) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** (%s)\n\n| column | holds | | found by |\n|---|---|---|---|\n", kind, kind.In(careline.Chinese))
	for _, f := range transfer.Fields(kind) {
		mark := ""
		switch {
		case f.Needed && f.Or:
			mark = "one of these"
		case f.Needed:
			mark = "needed"
		}
		if f.Many {
			mark = strings.TrimPrefix(mark+", may be several", ", ")
		}
		known := f.Known
		if len(known) > 6 {
			known = append(append([]string{}, known[:3]...), known[len(known)-3:]...)
		}
		fmt.Fprintf(&b, "| `%s` | %s, %s | %s | %s |\n", f.Code, f.Name.EN, f.Name.ZH, mark, strings.Join(known, ", "))
	}
	return b.String()
}

// TestTheGuideNamesTheColumnsOfEachList holds the administrator's guide to the
// descriptions of the lists.
func TestTheGuideNamesTheColumnsOfEachList(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "administrator.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range careline.ListKinds() {
		if table := columnsTable(kind); !strings.Contains(string(text), table) {
			t.Errorf("docs/administrator.md must hold this:\n%s", table)
		}
	}
}
