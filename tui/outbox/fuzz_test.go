package outbox_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careline"
	"careline/tui/outbox"
)

// FuzzAFileFromAnywhere puts whatever into the folder: nothing breaks, and what
// can be read can be sent, shown and dropped.
func FuzzAFileFromAnywhere(f *testing.F) {
	folder := f.TempDir()
	put(f, outbox.Open(folder, "h", "s", "wang"), post(f, "a", 9))
	files, err := filepath.Glob(filepath.Join(folder, "*.letter"))
	if err != nil || len(files) != 1 {
		f.Fatal(files, err)
	}
	good, err := os.ReadFile(files[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(bytes.Replace(good, []byte("王建国"), []byte(`\u001b[31m`), 1))
	f.Add([]byte(`{"careline_outbox":1,"letter":{"key":"a","deed":"note.write","body":null}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "000000000001-x.letter"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		b := outbox.Open(folder, "h", "s", "wang")
		all, aside, err := b.All()
		if err != nil || len(all)+aside > 1 {
			t.Fatalf("%+v, %d, %v", all, aside, err)
		}
		for _, e := range all {
			_, _, _ = e.About(), e.Letter.In(careline.Chinese), e.Letter.On()
			if strings.ContainsRune(e.About(), 0x1b) || !json.Valid(e.Letter.Body) {
				t.Errorf("shown is %q", e.About())
			}
			r := drain(t, b, &answers{says: map[string]error{e.Letter.Key: refusal(careline.CodeUnavailable)}})
			if found, err := b.Drop(e.Letter.Key); !found || err != nil || len(r.Refused) > 0 {
				t.Errorf("dropped: %v, %v", found, err)
			}
		}
	})
}
