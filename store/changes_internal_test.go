package store

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"careline"
)

func TestChangesAreReadBackAsTheyWereWritten(t *testing.T) {
	fields := []string{"name", "addresses", "quite_new", "a", "[", ""}
	words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "[", betweenParts, betweenChanges, "\xff", "王\n"}))
	rapid.Check(t, func(t *rapid.T) {
		var all []careline.Change
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			c := careline.Change{Field: rapid.SampledFrom(fields).Draw(t, "field"), From: words.Draw(t, "from"), To: words.Draw(t, "to")}
			c.From, c.To = strings.ToValidUTF8(c.From, "?"), strings.ToValidUTF8(c.To, "?")
			all = append(all, c)
		}
		kept, err := changesArg(all)
		if err != nil {
			t.Fatal(err)
		}
		var got []careline.Change
		if err := changesOf(&got)(kept); err != nil || !reflect.DeepEqual(got, all) {
			t.Fatalf("%q is read as %+v: %v", kept, got, err)
		}
	})
}

func TestChangesOfAnOlderCarelineAreRead(t *testing.T) {
	var got []careline.Change
	err := changesOf(&got)(`[{"field":"name","to":"李"},{"field":"note","from":"x"}]`)
	want := []careline.Change{{Field: "name", To: "李"}, {Field: "note", From: "x"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEachFrequentFieldHasALetterOfItsOwn(t *testing.T) {
	if len(fieldOfLetter) != len(fieldLetters) {
		t.Errorf("%d letters for %d fields", len(fieldOfLetter), len(fieldLetters))
	}
	for letter := range fieldOfLetter {
		if len(letter) != 1 || letter == "[" {
			t.Errorf("%q is no letter", letter)
		}
	}
}
