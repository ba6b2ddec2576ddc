package console

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
)

func TestConfiguredKeysHoldEverywhere(t *testing.T) {
	c := build(t, Options{Width: 80, Height: 24, Keys: map[string][]string{
		"overdue": {"j"}, "board.filter": {"F8", "Shift+Ctrl+O"}, "help": {"f12"}, "console.back": {"f11"}, "theme": {},
	}})
	run(c, c.goTo(page.Go{To: page.ToBoard{}}))
	for _, want := range []string{"j overdue only", "F8 filter", "F11 back", "F12 help"} {
		if !strings.Contains(wideLine(c), want) {
			t.Errorf("%q is not on the key line: %s", want, wideLine(c))
		}
	}
	press(c, "o")
	if !strings.Contains(c.status.Text, "o does nothing here; F12 shows") {
		t.Errorf("the old key says %q", c.status.Text)
	}
	press(c, "j")
	if !strings.Contains(screen(c), "overdue only · ") {
		t.Errorf("the new key does nothing:\n%s", screen(c))
	}
	if k, ok := find(c.here(), "ctrl+shift+o"); !ok || k.Name != "filter" {
		t.Errorf("ctrl+shift+o is %+v", k)
	}
	c.Update(tea.KeyPressMsg{Code: tea.KeyF12})
	if c.help == nil {
		t.Fatal("the new key shows no help")
	}
	for _, want := range []string{"j              overdue only", "F8 ctrl+shift+o  filter"} {
		if !strings.Contains(strings.Join(strings.Fields(screen(c)), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("help lacks %q:\n%s", want, screen(c))
		}
	}
	press(c, "esc")
	c.Update(tea.KeyPressMsg{Code: tea.KeyF11})
	if len(c.stack) != 1 {
		t.Error("the new key does not go back")
	}
	// An action without a key can still be found.
	ctrlK(c)
	for _, r := range "theme" {
		press(c, string(r))
	}
	if got := names(c.found()); !slices.Equal(got, []string{"theme"}) {
		t.Errorf("the palette finds %v", got)
	}
}

func wideLine(c *console) string {
	size := c.size
	defer func() { c.size = size }()
	c.size.Width = 200
	return ansi.Strip(c.keyLine())
}

func TestWrongKeysAreToldInOneSentence(t *testing.T) {
	for _, c := range []struct {
		set  map[string][]string
		says string
	}{
		{map[string][]string{"complaint": {"c", "f5"}, "customer.complaint": {"f8"}, "pane back": {"left"}}, ""},
		{map[string][]string{"call": {"f12"}}, ""},
		{map[string][]string{"complaint": {"k"}, "theme": {}}, ""},
		{map[string][]string{"complaint": {"n"}}, `The key "n" is given to both customer.complaint and customer.note.`},
		{map[string][]string{"case.edit": {"x", "s"}}, `The key "s" is given to both case.advance and case.edit.`},
		{map[string][]string{"customer.note": {"f2"}}, `The key "f2" is given to customer.note, and would hide console.search.`},
		{map[string][]string{"help": {"u"}}, `The key "u" is given to customer.unit, and would hide console.help.`},
		{map[string][]string{"theme": {"ctrl+l"}}, `The key "ctrl+l" is given to both console.language and console.theme.`},
		{map[string][]string{"person.save": {"s"}}, `The key "s" can't do person.save: while one types there, it is text`},
		{map[string][]string{"complain": {"c"}}, `The configuration gives keys to "complain", which is no action; there are: accept, `},
		{map[string][]string{"board.note": {"c"}}, `"board.note", which is no action; there are: board.acknowledge, board.all, `},
		{map[string][]string{"note": {"ctlr+n"}}, `"ctlr+n", which the configuration gives to note, is no key`},
		{map[string][]string{"note": {"shift+n"}}, `"shift+n"`},
		{map[string][]string{"note": {""}}, `""`},
	} {
		err := CheckKeys(c.set)
		switch {
		case c.says == "":
			if err != nil {
				t.Errorf("%v: %v", c.set, err)
			}
		case err == nil || !strings.Contains(err.Error(), c.says) || careline.CodeOf(err) != careline.CodeUsage:
			t.Errorf("%v: got %v, want %q", c.set, err, c.says)
		case careline.Explain(err, careline.Chinese) == careline.Explain(err, careline.English):
			t.Errorf("%v: no Chinese", c.set)
		}
	}
}

func TestKeysAreReadAsTerminalsReportThem(t *testing.T) {
	for typed, want := range map[string]string{
		"c": "c", "C": "c", "F5": "f5", "shift+ctrl+x": "ctrl+shift+x", "Escape": "esc", "PageDown": "pgdown",
		"ctrl++": "ctrl++", "+": "+", "$": "$", "alt+enter": "alt+enter", "shift+tab": "shift+tab",
		"": "", "f0": "", "f99": "", "f05": "", "ctrl+": "", "cc": "", "shift+a": "", "\x1b": "", "hyper": "",
	} {
		if got, ok := readKey(typed); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, ok, want)
		}
	}
}

// TestEveryActionCanBeConfigured reads the keys that the pages name in their
// code and holds rooms to them.
func TestEveryActionCanBeConfigured(t *testing.T) {
	files, err := filepath.Glob("../page/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	called := map[string]string{"dispatch": "order", "complaint": "case", "intake": "import", "handout": "export"}
	found := 0
	for _, file := range append(files, "keys.go", "drafts_offer.go", "pops_keys.go") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		room := filepath.Base(filepath.Dir(file))
		if filepath.Dir(file) == "." {
			room = everyPage
		} else if other, is := called[room]; is {
			room = other
		}
		for _, a := range actionsIn(t, file) {
			found++
			if !offered(room, a) {
				t.Errorf("%s has an action %s with the keys %q; rooms() does not say so of %q", file, a.name, a.keys, room)
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d actions were found in the code", found)
	}
	for _, act := range careline.OrderActs() {
		if actionsLike("order."+string(act)) != nil {
			t.Errorf("there is no action order.%s", act)
		}
	}
	if err := CheckKeys(nil); err != nil {
		t.Error(err)
	}
}

func offered(name string, a action) bool {
	for _, r := range rooms() {
		for _, m := range r.modes {
			if r.name == name && slices.Contains(m.actions, a) {
				return true
			}
		}
	}
	return false
}

// actionsIn gives the page.Key literals of a file whose name and keys are
// literals too.
func actionsIn(t *testing.T, file string) (all []action) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		lit, is := n.(*ast.CompositeLit)
		if !is {
			return true
		}
		var a action
		for _, e := range lit.Elts {
			field, is := e.(*ast.KeyValueExpr)
			if !is {
				continue
			}
			switch name, _ := field.Key.(*ast.Ident); {
			case name == nil:
			case name.Name == "Name":
				a.name = quoted(field.Value)
			case name.Name == "Keys":
				if keys, is := field.Value.(*ast.CompositeLit); is {
					for _, k := range keys.Elts {
						a.keys = strings.TrimSpace(a.keys + " " + quoted(k))
					}
				}
			}
		}
		if a.name != "" && a.keys != "" {
			all = append(all, a)
		}
		return true
	})
	return all
}

func quoted(e ast.Expr) string {
	if lit, is := e.(*ast.BasicLit); is {
		s, _ := strconv.Unquote(lit.Value)
		return s
	}
	return ""
}
