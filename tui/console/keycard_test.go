package console

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var backticked = regexp.MustCompile("`([^`]+)`")

// TestTheKeyCardNamesKeysThatWork holds docs/keys.md to the actions that there
// are: who learns a key from the card finds it on the page.
func TestTheKeyCardNamesKeysThatWork(t *testing.T) {
	card, err := os.ReadFile(filepath.Join("..", "..", "docs", "keys.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{
		"everywhere": everyPage, "customer": "customer", "case": "case", "work order": "order", "board": "board",
		"import": "import", "export": "export", "outbox": "outbox",
		"reference data": "reference",
	}
	// What forms and fields do by themselves, on every page.
	inFields := []string{"tab", "enter", "ctrl+s", "ctrl+j", "esc"}
	found, room := 0, ""
	for line := range strings.Lines(string(card)) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 {
			room = ""
			continue
		}
		if name, is := named[strings.TrimSpace(cells[1])]; is && room == "" {
			room = name
			continue
		}
		for _, m := range backticked.FindAllStringSubmatch(cells[3], -1) {
			key := strings.ToLower(strings.TrimSuffix(m[1], "↓"))
			key = strings.Replace(key, "↑", "up", 1)
			if room == "" || room == everyPage && slices.Contains(inFields, key) {
				continue
			}
			found++
			if !slices.ContainsFunc(Actions(), func(a Action) bool {
				return strings.HasPrefix(a.Name, room+".") && slices.Contains(a.Keys, key)
			}) {
				t.Errorf("the key card says that %s does %q on %s; no action there has it", m[1], strings.TrimSpace(cells[1]), room)
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d keys were found on the card", found)
	}
}

// TestTheKeysThatREADMEProposesAreTaken holds its example of configured keys to
// the check that careline makes of them.
func TestTheKeysThatREADMEProposesAreTaken(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(text), "[keys]\n")
	example, _, _ = strings.Cut(example, "```")
	set := map[string][]string{}
	for line := range strings.Lines(example) {
		name, value, _ := strings.Cut(line, "=")
		value, _, _ = strings.Cut(value, "#")
		name = strings.Trim(strings.TrimSpace(name), `"`)
		set[name] = strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("[]\", \n", r) })
	}
	if !found || len(set["save"]) != 2 || len(set["customer.complaint"]) != 3 {
		t.Fatalf("the example is read as %q", set)
	}
	if err := CheckKeys(set); err != nil {
		t.Error(err)
	}
}
