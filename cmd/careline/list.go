package main

import (
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

// listFlags are those that every list has.
type listFlags struct {
	state   string
	overdue bool
	limit   int
}

func (a *app) listCommand() *cobra.Command {
	return a.group("list", "List cases, work orders, providers or calls", a.listCasesCommand(), a.listOrdersCommand(), a.listProvidersCommand(),
		a.listCallsCommand())
}

func (a *app) listOf(use, short string, states []string) (*cobra.Command, *listFlags) {
	cmd := &cobra.Command{Use: use, Short: short, Example: "careline list " + use + " --overdue", Args: noArgs}
	var in listFlags
	f := cmd.Flags()
	if len(states) > 0 {
		f.StringVar(&in.state, "state", "", "open, or one of: "+strings.Join(states, ", "))
		offerStates(cmd, states)
		f.IntVar(&in.limit, "limit", 0, "at most this many, newest first; 0 for all")
	}
	f.BoolVar(&in.overdue, "overdue", false, "only what is late")
	a.jsonFlag(cmd)
	return cmd, &in
}

// anyOpen stands for every state in which there is work left.
const anyOpen = "open"

// statesNamed gives the states that --state means.
func statesNamed[S ~string](name string, all, open []S) ([]S, error) {
	var names []string
	for _, s := range all {
		if string(s) == name {
			return []S{s}, nil
		}
		names = append(names, string(s))
	}
	switch name {
	case "":
		return nil, nil
	case anyOpen:
		return open, nil
	}
	return nil, usage(careline.Say("There is no state %q; there are: open, %s.", "没有状态 %q；可用：open, %s。", name, strings.Join(names, ", ")))
}

func stateNames[S ~string](all []S) []string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = string(s)
	}
	return names
}

var nothingHere = careline.Say("Nothing.", "没有。")
