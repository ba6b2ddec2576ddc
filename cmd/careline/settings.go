package main

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"careline"
	"careline/config"
	"careline/store"
	"careline/store/demo"
	"careline/tui/page/settings"
)

// settings tells the console's page how this run is set up. The demo has a
// store and an operator of its own, whatever is set.
func (a *app) settings(st *store.Store, madeUp bool) settings.Ask {
	set := a.options()
	return func(ctx context.Context) (settings.Setup, error) {
		facts, err := st.Facts(ctx)
		options := slices.Clone(set)
		for i := range options {
			r := &options[i]
			switch own := (careline.Words{EN: "demo", ZH: "演示"}); {
			case !madeUp:
			case r.Name == config.Store:
				r.Value, r.From = "sqlite:"+facts.Path, own
			case r.Name == config.As && r.Value == "":
				r.Value, r.From = demo.Operator, own
			case r.Name == config.Country:
				r.Value, r.From = inventedCountry, own
			}
		}
		return settings.Setup{Options: options, Store: []settings.Fact{
			{Label: wFile, Value: said(facts.Path)},
			{Label: wSize, Value: said(humanize.IBytes(uint64(facts.Bytes)))}, //nolint:gosec // a size
			{Label: wTables, Value: careline.Say("version %d", "版本 %d", facts.Version)},
			{Label: wProgram, Value: said(version().Version)},
		}}, err
	}
}

// options are the rows of what is set: every option, and the keys that are not
// the default ones.
func (a *app) options() []settings.Row {
	var rows []settings.Row
	for _, v := range a.cfg.Values() {
		also := v.Env()
		if flag := v.Flag(); flag != "" {
			also = flag + ", " + also
		}
		rows = append(rows, settings.Row{
			Name: v.Key, Value: v.Value, Unset: v.Unset, From: v.Origin(), About: v.About, Takes: v.Takes, Also: also,
		})
	}
	for _, name := range slices.Sorted(maps.Keys(a.cfg.Bindings)) {
		rows = append(rows, settings.Row{
			Name: "keys." + name, Value: strings.Join(a.cfg.Bindings[name], " "), Unset: wNoKeys,
			From: a.keysFrom(), About: careline.Say("The keys of the action %s.", "操作 %s 的按键。", name),
		})
	}
	return rows
}

// keysFrom says where the keys of actions come from.
func (a *app) keysFrom() careline.Speaker { return careline.Say("file %s", "文件 %s", a.cfg.File) }

func said(s string) careline.Speaker { return careline.Say("%s", "%s", s) }
