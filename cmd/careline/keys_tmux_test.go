package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTmuxConfiguredKeys(t *testing.T) {
	t.Parallel()
	start := func(keys string) *terminal {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte("lang = 'en'\n[keys]\n"+keys), 0o600); err != nil {
			t.Fatal(err)
		}
		env := []string{"TMPDIR=" + t.TempDir(), "CARELINE_LANG=en", "CARELINE_CONFIG=" + path}
		return inTerminal(t, env, "careline demo --customers 300")
	}
	x := start(`"customer.complaint" = "k f8"` + "\nquit = ['f12']\n")
	x.sees("DEMO", "Search")
	x.typeIn("8823")
	x.sees("王建国", "phone")
	x.press("Enter")
	x.sees("Customer 王建国", "k complaint")
	x.press("F8")
	x.sees("New complaint")
	x.press("F12")
	x.ended()

	x = start("'customer.complaint' = 'n'\n")
	x.sees(`The key "n" is given to both customer.complaint and customer.note.`, "ended with 2")
}
