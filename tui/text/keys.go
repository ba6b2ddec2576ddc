package text

import (
	"reflect"
	"regexp"
	"strings"

	"careline"
)

// hint is a key within a text: "{board.undo|ctrl+z}" is the key of the action
// undo on the board, and how that is written where nobody configured another.
var hint = regexp.MustCompile(`\{([a-z]+\.[a-z_]+)\|([^{}|]+)\}`)

// Keyed gives the words of l as For does, with the keys that a firm has given
// its actions. Key tells how the keys of an action, such as "board.undo", are
// written; empty where they are the default ones.
func Keyed(l careline.Lang, key func(action string) string) *Words {
	w := &wordsEN
	if l == careline.Chinese {
		w = &wordsZH
	}
	return keyed(w, key)
}

func keyed(w *Words, key func(action string) string) *Words {
	own := *w
	fill(reflect.ValueOf(&own).Elem(), key)
	return &own
}

// fill writes the keys into each text of v. What a slice or a map holds is
// shared with the words that v is a copy of, so these are made anew.
func fill(v reflect.Value, key func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); strings.Contains(s, "{") {
			v.SetString(written(s, key))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), key)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), key)
		}
	case reflect.Slice:
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		for i := range own.Len() {
			fill(own.Index(i), key)
		}
		v.Set(own)
	}
}

func written(s string, key func(string) string) string {
	return hint.ReplaceAllStringFunc(s, func(found string) string {
		part := hint.FindStringSubmatch(found)
		if key != nil {
			if own := key(part[1]); own != "" {
				return own
			}
		}
		return part[2]
	})
}

// Hints lists the actions whose keys the words name.
func Hints() []string {
	var all []string
	var look func(v reflect.Value)
	look = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			for _, part := range hint.FindAllStringSubmatch(v.String(), -1) {
				all = append(all, part[1])
			}
		case reflect.Struct:
			for i := range v.NumField() {
				look(v.Field(i))
			}
		case reflect.Array, reflect.Slice:
			for i := range v.Len() {
				look(v.Index(i))
			}
		}
	}
	look(reflect.ValueOf(wordsEN))
	look(reflect.ValueOf(wordsZH))
	return all
}
