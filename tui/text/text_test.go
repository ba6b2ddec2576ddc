package text_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"careline"
	"careline/tui/text"
)

// TestBothLanguagesSayEverything finds every word that is missing in one of
// the languages, and every pair of formats that ask for different things.
func TestBothLanguagesSayEverything(t *testing.T) {
	compare(t, "", reflect.ValueOf(*text.For(careline.English)), reflect.ValueOf(*text.For(careline.Chinese)))
}

func compare(t *testing.T, where string, en, zh reflect.Value) {
	t.Helper()
	switch en.Kind() {
	case reflect.Struct:
		for i := range en.NumField() {
			compare(t, where+"."+en.Type().Field(i).Name, en.Field(i), zh.Field(i))
		}
	case reflect.Array, reflect.Slice:
		if en.Len() == 0 || zh.Len() == 0 {
			t.Errorf("%s is empty: %d in English, %d in Chinese", where, en.Len(), zh.Len())
		}
		if en.Kind() == reflect.Array {
			for i := range en.Len() {
				compare(t, fmt.Sprintf("%s[%d]", where, i), en.Index(i), zh.Index(i))
			}
		}
	case reflect.Map:
		for _, k := range en.MapKeys() {
			if !zh.MapIndex(k).IsValid() {
				t.Errorf("%s[%v] has no Chinese", where, k)
				continue
			}
			compare(t, fmt.Sprintf("%s[%v]", where, k), en.MapIndex(k), zh.MapIndex(k))
		}
	case reflect.String:
		words(t, where, en.String(), zh.String())
	default:
		t.Errorf("%s is a %s; words are strings", where, en.Kind())
	}
}

func words(t *testing.T, where, en, zh string) {
	t.Helper()
	if en == "" || zh == "" {
		t.Errorf("%s is missing: %q in English, %q in Chinese", where, en, zh)
	}
	if a, b := verbs(en), verbs(zh); !slices.Equal(a, b) {
		t.Errorf("%s asks for %v in English and for %v in Chinese", where, a, b)
	}
	for _, s := range []string{en, zh} {
		if careline.Sanitize(s) != s {
			t.Errorf("%s holds something that no screen should get: %q", where, s)
		}
	}
	if strings.ContainsAny(en+zh, "{}") {
		t.Errorf("%s holds a key that was not filled in: %q, %q", where, en, zh)
	}
	for _, r := range en {
		if unicode.Is(unicode.Han, r) && where != ".Console.Language" && !regexp.MustCompile(`^\.Lookup\.`).MatchString(where) {
			t.Errorf("%s is in Chinese: %q", where, en)
			break
		}
	}
}

// TestANumberAndItsNounAgree finds words for many that would be said of one.
func TestANumberAndItsNounAgree(t *testing.T) {
	many := map[string]string{ // and what is said of one
		".Times.Days": "two days is where hours end", ".Draft.Many": ".Draft.One", ".Customer.Events": ".Customer.OneEvent",
		".Customer.EventsMore": "there is more than a page", ".Board.NOrders": "its number", ".Board.NCases": "its number",
	}
	plural := regexp.MustCompile(`%d\+? (?:[a-z]+ )?[a-z]+s\b`)
	var look func(where string, v reflect.Value)
	look = func(where string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				look(where+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.String:
			if plural.MatchString(v.String()) && many[where] == "" {
				t.Errorf("%s says %q of one, too", where, v.String())
			}
			delete(many, where)
		}
	}
	look("", reflect.ValueOf(*text.For(careline.English)))
	for where := range many {
		t.Errorf("%s is no longer there", where)
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbs lists what a format asks for, by place.
func verbs(format string) []string {
	var all []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		at := m[1]
		if at == "" {
			at = fmt.Sprint(next)
		}
		_, _ = fmt.Sscan(at, &next)
		next++
		all = append(all, at+m[2])
	}
	slices.Sort(all)
	return all
}
