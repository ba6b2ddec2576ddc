package careline

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sample fills a value of any type in, as far down as it goes.
func sample(v reflect.Value, number func() int64, word func() string) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(1_700_000_000+number()%1_000_000_000, 123_000).UTC()))
			return
		}
		for i := range v.NumField() {
			sample(v.Field(i), number, word)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			sample(v.Index(i), number, word)
		}
	case reflect.String:
		v.SetString(word())
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(number())
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		sample(v.Elem(), number, word)
	default:
		panic("a deed writes a " + v.Type().String())
	}
}

func (d Deed[B, T]) sample(number func() int64, word func() string) (Letter, any, error) {
	var body B
	sample(reflect.ValueOf(&body).Elem(), number, word)
	l, err := d.With(body).Letter("k", time.Unix(1_700_000_000, 0).UTC(), 7)
	return l, body, err
}

func (d Deed[B, T]) open(l Letter) (any, error) { return d.read(l) }

// sampled is a deed as these tests need it.
type sampled interface {
	deed
	sample(number func() int64, word func() string) (Letter, any, error)
	open(l Letter) (any, error)
}

func TestWhatIsPutOnPaperIsReadBackWhole(t *testing.T) {
	for name, d := range deeds {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				number := func() int64 { return rapid.Int64Range(1, 1<<50).Draw(t, "number") }
				word := func() string { return rapid.String().Draw(t, "word") }
				l, body, err := d.(sampled).sample(number, word)
				if err != nil {
					t.Fatal(err)
				}
				paper, err := json.Marshal(l)
				if err != nil {
					t.Fatal(err)
				}
				var back Letter
				if err := json.Unmarshal(paper, &back); err != nil {
					t.Fatal(err)
				}
				got, err := d.(sampled).open(back)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, body) || back.Key != l.Key || !back.At.Equal(l.At) || back.Call != l.Call {
					t.Errorf("%s\ncame back as %+v\nwas %+v", paper, got, body)
				}
			})
		})
	}
}

// TestLettersOfEarlierVersionsAreStillRead holds the names of deeds and of all
// that they write: a line of testdata/letters.txt is what a version that is in
// use has put into somebody's outbox. Lines are only ever added.
func TestLettersOfEarlierVersionsAreStillRead(t *testing.T) {
	f, err := os.Open("testdata/letters.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	said := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, body, _ := strings.Cut(lines.Text(), " ")
		d, known := deeds[name]
		if !known {
			t.Errorf("nobody reads %q any more", name)
			continue
		}
		said[name] = true
		if _, err := d.(sampled).open(Letter{Deed: name, Body: json.RawMessage(body)}); err != nil {
			t.Errorf("%s: %v", body, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(deeds)) {
		if n := int64(0); !said[name] {
			l, _, err := deeds[name].(sampled).sample(func() int64 { n++; return n }, func() string { return "x" })
			t.Errorf("testdata/letters.txt lacks (%v)\n%s %s", err, name, l.Body)
		}
	}
}

func TestEveryDeedHasAName(t *testing.T) {
	for name, d := range deeds {
		if w := d.called(); w.EN == "" || w.ZH == "" || d.named() != name {
			t.Errorf("%s is called %+v", name, w)
		}
	}
	if got := (Letter{Deed: "moon.\x1b[31mlanding"}).In(English); got != "moon.landing" && strings.ContainsRune(got, 0x1b) {
		t.Errorf("an unknown one is called %q", got)
	}
}
