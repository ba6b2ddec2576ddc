package console

import (
	"maps"
	"slices"
	"strings"

	"careline"
)

// CheckKeys says in one sentence what is wrong with configured keys: an action
// or a key that there is not, or two actions that want the same key.
func CheckKeys(set map[string][]string) error {
	for _, name := range slices.Sorted(maps.Keys(set)) {
		if known := actionsLike(strings.ToLower(name)); known != nil {
			return wrongKey(careline.Say("The configuration gives keys to %q, which is no action; there are: %s.",
				"配置为 %q 设置了按键，但没有这个操作；可用：%s。", name, strings.Join(known, ", ")))
		}
		for _, key := range set[name] {
			if _, ok := readKey(key); !ok {
				return wrongKey(careline.Say("%q, which the configuration gives to %s, is no key; write it as c, f5, ctrl+s or shift+tab.",
					"%q（配置给 %s）不是按键；请写成 c、f5、ctrl+s 或 shift+tab。", key, name))
			}
		}
	}
	m := newKeymap(set)
	all := rooms()
	general := m.holds(everyPage, all[0].modes[0])
	for _, r := range all {
		for _, mode := range r.modes {
			own := m.holds(r.name, mode)
			if err := check(own, general, mode.typing, r.name == everyPage); err != nil {
				return err
			}
		}
	}
	return nil
}

// held is an action with the keys that it has and those it has by default.
type held struct {
	page, name string
	set        string // the name under which it was configured; empty: it was not
	keys, own  []string
}

func (h held) String() string { return h.page + "." + h.name }

// holds gives the actions of a mode with their keys.
func (m keymap) holds(page string, of mode) []held {
	all := make([]held, len(of.actions))
	for i, a := range of.actions {
		h := held{page: page, name: a.name, own: strings.Fields(a.keys)}
		if h.keys, h.set = m.of(page, a.name); h.set == "" {
			h.keys = m.left(a.name, h.own)
		}
		all[i] = h
	}
	return all
}

// check finds two actions with one key among those of a mode, and one that
// hides an action of the console.
func check(own, general []held, typing, console bool) error {
	for i, a := range own {
		if a.set != "" && typing && len(a.keys) > 0 && !slices.ContainsFunc(a.keys, func(k string) bool { return !isLetter(k) }) {
			return wrongKey(careline.Say("The key %q can't do %s: while one types there, it is text; add a key such as f8 or ctrl+g.",
				"按键 %q 不能用于 %s：在那里输入时它是文字；请加上 f8 或 ctrl+g 之类的键。", a.keys[0], a.String()))
		}
		for _, b := range own[i+1:] {
			if key := clash(a, b); key != "" {
				return wrongKey(careline.Say("The key %q is given to both %s and %s.",
					"按键 %q 同时给了 %s 和 %s。", key, a.String(), b.String()))
			}
		}
		for _, b := range general {
			if key := clash(a, b); key != "" && !console && a.name != b.name {
				return wrongKey(careline.Say("The key %q is given to %s, and would hide %s.",
					"按键 %q 给了 %s，会遮住 %s。", key, a.String(), b.String()))
			}
		}
	}
	return nil
}

// clash gives a key that two actions have, unless they share it by default,
// as what is cancelled and what is gone back from do.
func clash(a, b held) string {
	for _, key := range a.keys {
		byDefault := slices.Contains(a.own, key) && slices.Contains(b.own, key)
		if slices.Contains(b.keys, key) && !byDefault {
			return key
		}
	}
	return ""
}

// actionsLike gives nil where there is an action of this name, else the names
// that there are: those of the page where it is one.
func actionsLike(name string) []string {
	page, _, qualified := strings.Cut(name, ".")
	var all, ofPage []string
	for _, r := range rooms() {
		for _, mode := range r.modes {
			for _, a := range mode.actions {
				if name == a.name || name == r.name+"."+a.name {
					return nil
				}
				all = append(all, a.name)
				if qualified && r.name == page {
					ofPage = append(ofPage, r.name+"."+a.name)
				}
			}
		}
	}
	if len(ofPage) > 0 {
		all = ofPage
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func wrongKey(said careline.Phrase) error { return careline.NewError(careline.CodeUsage, said, nil) }
