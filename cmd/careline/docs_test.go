package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocumentsPrintCommandsThatThereAre reads every careline command out of
// the code blocks of README and docs, and has its flags parsed.
func TestDocumentsPrintCommandsThatThereAre(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, page := range append(pages, filepath.Join("..", "..", "README.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		block := false
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "```") {
				block = !block && line == "```sh"
				continue
			}
			call, is := strings.CutPrefix(line, "careline ")
			if !block || !is || strings.HasSuffix(line, `\`) {
				continue
			}
			found++
			for _, end := range []string{" # ", "  #", " > ", " | ", " && "} {
				call, _, _ = strings.Cut(call, end)
			}
			root := (&app{getenv: func(string) string { return "" }}).root()
			root.InitDefaultCompletionCmd()
			root.InitDefaultHelpCmd()
			args := strings.Fields(strings.ReplaceAll(call, "$(date +%F)", "DATE"))
			cmd, rest, err := root.Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err == nil && cmd.Args != nil {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil || cmd == root && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
				t.Errorf("%s prints: careline %s: %v", filepath.Base(page), call, err)
			}
		}
	}
	if found < 25 {
		t.Errorf("only %d commands were found", found)
	}
}
