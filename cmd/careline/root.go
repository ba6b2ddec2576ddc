package main

import (
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"careline"
)

// The groups of commands on the help page.
const (
	groupDaily = "daily"
	groupFill  = "fill"
	groupKeep  = "keep"
)

// Numbers for examples, with the right check digit.
var (
	someCustomer = careline.CustomerID(42).String()
	someCase     = careline.CaseID(77).String()
)

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "careline",
		Short: "A console for customer-care hotlines",
		Long: "A console for customer-care hotlines: look a customer up by any scrap of name, phone or\n" +
			"address, see the whole history, log complaints, send work orders to providers.",
		Example:       "careline\ncareline demo\ncareline lookup wang 8823",
		Version:       version().Version,
		Args:          a.knownCommand,
		RunE:          a.runConsole,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("careline {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.String("store", "", "the store: sqlite:PATH or postgres://USER@HOST/DATABASE")
	flags.String("config", "", "the configuration file")
	flags.String("lang", "", "the language: en or zh")
	flags.String("as", "", "work as the person with this login")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.AddGroup(
		&cobra.Group{ID: groupDaily, Title: "daily work"},
		&cobra.Group{ID: groupFill, Title: "filling a hotline"},
		&cobra.Group{ID: groupKeep, Title: "keeping it"},
	)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add(groupDaily, a.lookupCommand(), a.showCommand(), a.customerCommand(), a.callCommand(), a.popCommand(),
		a.complaintCommand(), a.dispatchCommand(), a.listCommand(), a.overviewCommand(), a.handoverCommand(), a.duplicatesCommand(), a.mergeCommand(), a.outboxCommand())
	add(groupFill, a.demoCommand(), a.importCommand(), a.exportCommand(), a.generateCommand())
	add(groupKeep, a.serveCommand(), a.staffCommand(), a.backupCommand(), a.restoreCommand(), a.copyCommand(), a.doctorCommand(), a.migrateCommand(),
		a.benchCommand(), a.configCommand(), a.versionCommand())
	root.AddCommand(a.manCommand())
	root.SetHelpCommandGroupID(groupKeep)
	root.SetCompletionCommandGroupID(groupKeep)
	a.complete(root)
	a.styleHelp(root)
	return root
}

// styleHelp has fang print help pages, and nothing else: on an error fang asks
// the terminal for its colours, which takes two seconds where none are told.
func (a *app) styleHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		root.SetArgs(append(strings.Fields(cmd.CommandPath())[1:], "--help"))
		_ = fang.Execute(cmd.Context(), root, fang.WithoutVersion(), fang.WithoutManpage())
	})
}

func (a *app) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2 // wrong letters
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usage(careline.Say("There is no command %q; did you mean %s?", "没有命令 %q；是否想用 %s？",
			args[0], strings.Join(near, ", ")))
	}
	return usage(careline.Say("There is no command %q; see %s.", "没有命令 %q；见 %s。", args[0], helpFor(cmd)))
}

// group is a command that only holds others.
func (a *app) group(use, short string, commands ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{Use: use, Short: short, Example: commands[0].Example, Args: a.knownCommand}
	g.RunE = func(cmd *cobra.Command, _ []string) error {
		var names []string
		for _, c := range commands {
			names = append(names, cmd.CommandPath()+" "+c.Name())
		}
		return usage(careline.Say("Say which: %s.", "请指明：%s。", strings.Join(names, ", ")))
	}
	g.AddCommand(commands...)
	return g
}

// jsonFlag gives a command the flag that makes it answer programs.
func (a *app) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, "print one JSON document")
}

func helpFor(cmd *cobra.Command) string { return cmd.CommandPath() + " --help" }
