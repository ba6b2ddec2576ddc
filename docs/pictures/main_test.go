package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// words are what each picture must show; README speaks of them.
var words = map[string][]string{
	"lookup":      {"Who is calling?", "wang 8823", "王建国", "pinyin, phone"},
	"customer":    {"王建国", "138 0013 8823", "in warranty until", "History", "CASE-"},
	"palette":     {"actions", "work order", "F6", "theme"},
	"board":       {"Work orders", "overdue"},
	"complaint":   {"in their words", "noise", "high", "Hums at night"},
	"order":       {"provider", "free: in warranty", "Who could go, best first", "宁北服务"},
	"customer-zh": {"王建国", "在保至", "历史", "金卡"},
}

// TestPictures makes every picture and looks for its words, in what is made
// and in what README shows.
func TestPictures(t *testing.T) {
	out := t.TempDir()
	if err := makeAll(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	for _, s := range scenes {
		for _, folder := range []string{out, "."} {
			path := filepath.Join(folder, s.name+".svg")
			picture, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v: make it with: go run ./docs/pictures", err)
				continue
			}
			said := letters(t, picture)
			for _, want := range words[s.name] {
				if !strings.Contains(said, strings.ReplaceAll(want, " ", "")) {
					t.Errorf("%s does not show %q; it shows:\n%s", path, want, said)
				}
			}
		}
		if len(words[s.name]) == 0 {
			t.Errorf("nobody says what %s must show", s.name)
		}
	}
}

func TestReadmeShowsPicturesThatAreThere(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, part := range strings.Split(string(readme), "docs/pictures/")[1:] {
		name, _, is := strings.Cut(part, ".svg")
		if !is || strings.ContainsAny(name, " \n)`") {
			continue
		}
		shown++
		if _, err := os.Stat(name + ".svg"); err != nil {
			t.Error(err)
		}
	}
	if shown < 4 {
		t.Errorf("README shows %d pictures", shown)
	}
}

// letters gives what a picture says, without blanks.
func letters(t *testing.T, picture []byte) string {
	t.Helper()
	var b strings.Builder
	for d, in := xml.NewDecoder(strings.NewReader(string(picture))), false; ; {
		token, err := d.Token()
		if token == nil {
			if b.Len() == 0 {
				t.Errorf("no picture: %v", err)
			}
			return b.String()
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local == "text"
		case xml.EndElement:
			in = false
		case xml.CharData:
			if in {
				b.Write(token)
			}
		}
	}
}
