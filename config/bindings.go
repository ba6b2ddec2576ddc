package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/viper"

	"careline"
)

// keysTable is the table of the file that gives actions of the console other
// keys: complaint = ["c", "f5"], or "customer.complaint" = "c f5".
const keysTable = "keys"

// bindings gives the keys of the file, by the name of the action.
func bindings(v *viper.Viper) map[string][]string {
	table, is := v.Get(keysTable).(map[string]any)
	if !is {
		return nil
	}
	set := map[string][]string{}
	for name, value := range flat("", table) {
		set[name], _ = keyList(value)
	}
	return set
}

// flat makes one name of a table and what stands in it: [keys.customer] is
// another way to write "customer.complaint".
func flat(before string, table map[string]any) map[string]any {
	all := map[string]any{}
	for name, value := range table {
		if inner, is := value.(map[string]any); is {
			maps.Copy(all, flat(before+name+".", inner))
		} else {
			all[before+name] = value
		}
	}
	return all
}

// keyList reads keys apart by blanks, or in a list; an empty one takes an
// action's keys away.
func keyList(value any) (keys []string, ok bool) {
	switch value := value.(type) {
	case string:
		return strings.Fields(value), true
	case []any:
		for _, item := range value {
			key, is := item.(string)
			if !is {
				return nil, false
			}
			keys = append(keys, strings.TrimSpace(key))
		}
		return keys, true
	}
	return nil, false
}

func checkBindings(v *viper.Viper, path string) error {
	table, is := v.Get(keysTable).(map[string]any)
	if !is {
		return nil
	}
	all := flat("", table)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if _, ok := keyList(all[name]); !ok {
			return usage(careline.Say("The keys of %[2]q in the configuration file %[1]s must be text in quotes, or a list of it.",
				"配置文件 %[1]s 中 %[2]q 的按键须为带引号的文字，或其列表。", path, name), nil)
		}
	}
	return nil
}
