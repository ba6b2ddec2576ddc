package store

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"careline"
)

// What events changed takes up a large part of a store, so it is kept short:
// the changes apart from one another by one control character, the parts of
// each by another, and the fields that are frequent as one letter. No text
// that passed Sanitize holds such characters; where one does, and in events
// that an older careline wrote, the changes are JSON.
const (
	betweenChanges = "\x1e"
	betweenParts   = "\x1f"
)

// fieldLetters gives the letter of each frequent field. It only ever grows:
// events are never rewritten.
var fieldLetters = map[string]string{
	"name": "a", "company": "b", "external_id": "c", "language": "d", "tier": "e", "preference": "f", "note": "g",
	"representative": "h", "contacts": "i", "addresses": "j",
	"product": "k", "serial": "l", "asset_tag": "m", "site": "n", "seller": "o", "purchased": "p", "price": "q",
	"quantity": "r", "specification": "s", "grade": "t", "installed": "u", "installer": "v", "card": "w",
	"conditions": "x",
	"line":       "y", "channel": "z", "number": "A", "outcome": "B", "reason": "C", "seconds": "D",
	"state": "E", "pending": "F", "category": "G", "severity": "H", "cause": "I", "remedy": "J", "plan": "K",
	"promise": "L", "broken": "M", "text": "N", "owner": "O", "unit": "P", "into": "Q",
	"kind": "R", "visit": "S", "provider": "T", "charge": "U", "window": "V", "window_to": "W", "act": "X", "until": "Y",
}

// fieldOfLetter is fieldLetters the other way round.
var fieldOfLetter = func() map[string]string {
	all := make(map[string]string, len(fieldLetters))
	for field, letter := range fieldLetters {
		all[letter] = field
	}
	return all
}()

// changesArg is changes on their way in: a change is a field and its new
// value, or a field, its old and its new value.
func changesArg(all []careline.Change) (string, error) {
	var b strings.Builder
	for i, c := range all {
		letter, frequent := fieldLetters[c.Field]
		if !frequent && (len(c.Field) < 2 || c.Field[0] == '[') || !keepsShort(c.Field) || !keepsShort(c.From) || !keepsShort(c.To) {
			return listArg(all)
		}
		if !frequent {
			letter = c.Field
		}
		if i > 0 {
			b.WriteString(betweenChanges)
		}
		b.WriteString(letter)
		if c.From != "" {
			b.WriteString(betweenParts)
			b.WriteString(c.From)
		}
		b.WriteString(betweenParts)
		b.WriteString(c.To)
	}
	return b.String(), nil
}

// keepsShort tells that a part can't be taken for several.
func keepsShort(part string) bool {
	return !strings.ContainsAny(part, betweenChanges+betweenParts) && utf8.ValidString(part)
}

func changesOf(p *[]careline.Change) scanFunc {
	return func(v any) error {
		s, ok := v.(string)
		if !ok {
			return errColumn
		}
		*p = nil
		switch {
		case s == "":
			return nil
		case strings.HasPrefix(s, "["):
			return json.Unmarshal([]byte(s), p)
		}
		for change := range strings.SplitSeq(s, betweenChanges) {
			parts := strings.Split(change, betweenParts)
			c := careline.Change{Field: parts[0]}
			if field, frequent := fieldOfLetter[parts[0]]; frequent {
				c.Field = field
			}
			switch len(parts) {
			case 2:
				c.To = parts[1]
			case 3:
				c.From, c.To = parts[1], parts[2]
			default:
				return errChanges
			}
			*p = append(*p, c)
		}
		return nil
	}
}

var errChanges = errors.New("the changes of an event can't be read")
