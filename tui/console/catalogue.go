package console

import (
	"slices"
	"strings"
)

// Action is an action as the configuration calls it, with its default keys.
type Action struct {
	Name string // "customer.complaint"
	Keys []string
}

// Actions lists every action that can be given other keys, page by page. One
// that has other keys where one types has all of them here.
func Actions() []Action {
	var all []Action
	for _, r := range rooms() {
		first := len(all)
		for _, m := range r.modes {
			for _, a := range m.actions {
				name, keys := r.name+"."+a.name, strings.Fields(a.keys)
				i := slices.IndexFunc(all[first:], func(b Action) bool { return b.Name == name })
				if i < 0 {
					all = append(all, Action{Name: name, Keys: keys})
					continue
				}
				known := &all[first+i]
				for _, key := range keys {
					if !slices.Contains(known.Keys, key) {
						known.Keys = append(known.Keys, key)
					}
				}
			}
		}
	}
	return all
}
