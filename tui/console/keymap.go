package console

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// keymap is the keys that were configured, by the name of the action, alone
// or behind that of its page: "save", "customer.save".
type keymap map[string][]string

// newKeymap takes what was configured; CheckKeys tells what is wrong with it.
func newKeymap(set map[string][]string) keymap {
	m := make(keymap, len(set))
	for name, keys := range set {
		var read []string
		for _, k := range keys {
			if k, ok := readKey(k); ok && !slices.Contains(read, k) {
				read = append(read, k)
			}
		}
		m[strings.ToLower(name)] = read
	}
	return m
}

// of gives the keys that were configured for an action of a page, and under
// which name.
func (m keymap) of(page, action string) (keys []string, name string) {
	for _, name := range []string{page + "." + action, action} {
		if keys, set := m[name]; set {
			return keys, name
		}
	}
	return nil, ""
}

// giveWay lists actions that came late and leave their default keys to
// whatever was configured to have them: a configuration stays right.
var giveWay = []string{"answer", "decline"}

// left gives of the default keys of an action those that it still has.
func (m keymap) left(action string, own []string) []string {
	if !slices.Contains(giveWay, action) {
		return own
	}
	return slices.DeleteFunc(slices.Clone(own), func(key string) bool {
		for _, keys := range m {
			if slices.Contains(keys, key) {
				return true
			}
		}
		return false
	})
}

// bind puts the configured keys in the place of a page's own.
func (m keymap) bind(page string, keys []page.Key) []page.Key {
	if len(m) == 0 {
		return keys
	}
	keys = slices.Clone(keys)
	for i := range keys {
		if set, name := m.of(page, keys[i].Name); name != "" {
			keys[i].Keys = set
		} else {
			keys[i].Keys = m.left(keys[i].Name, keys[i].Keys)
		}
	}
	return keys
}

// here lists the actions of the page in front with the keys that hold for
// this person.
func (c *console) here() []page.Key {
	front := c.stack[len(c.stack)-1]
	return c.keys.bind(pageName(front.route), front.page.Keys())
}

// keysOf gives the keys of one of the console's own actions.
func (c *console) keysOf(name string) []string {
	for _, k := range c.everywhere("") {
		if k.Name == name {
			return k.Keys
		}
	}
	return nil
}

// words gives the words of l, in which the keys are those that hold here.
func (c *console) words(l careline.Lang) *text.Words {
	if len(c.keys) == 0 {
		return text.For(l)
	}
	return text.Keyed(l, func(action string) string {
		page, name, _ := strings.Cut(action, ".")
		keys, _ := c.keys.of(page, name)
		return widget.KeyName(keys, true)
	})
}

var modifiers = []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}

var keyNames = map[string]string{
	"enter": "enter", "return": "enter", "tab": "tab", "esc": "esc", "escape": "esc", "space": "space",
	"backspace": "backspace", "delete": "delete", "del": "delete", "insert": "insert", "ins": "insert",
	"up": "up", "down": "down", "left": "left", "right": "right", "home": "home", "end": "end",
	"pgup": "pgup", "pageup": "pgup", "pgdown": "pgdown", "pagedown": "pgdown", "pgdn": "pgdown",
}

const lastFKey = 20

// readKey understands the name of a key and gives it as terminals report it:
// modifiers in their order, letters small.
func readKey(s string) (string, bool) {
	rest, held := strings.ToLower(strings.TrimSpace(s)), map[string]bool{}
	for {
		mod, after, cut := strings.Cut(rest, "+")
		if !cut || after == "" || !slices.Contains(modifiers, mod) {
			break
		}
		held[mod], rest = true, after
	}
	base, named := keyNames[rest]
	if n, err := strconv.Atoi(strings.TrimPrefix(rest, "f")); err == nil && rest == "f"+strconv.Itoa(n) && n >= 1 && n <= lastFKey {
		base, named = rest, true
	}
	if !named {
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || size != len(rest) || !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.IsMark(r) {
			return "", false
		}
		// What shift does to a letter is another text, not another key.
		if held["shift"] && len(held) == 1 {
			return "", false
		}
		base = rest
	}
	var name strings.Builder
	for _, mod := range modifiers {
		if held[mod] {
			name.WriteString(mod + "+")
		}
	}
	return name.String() + base, true
}

// isLetter tells whether a key is text where a text field has focus.
func isLetter(key string) bool { return utf8.RuneCountInString(key) == 1 || key == "space" }
