package main

import (
	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// manCommand prints the manual page that fang makes of the help texts.
func manCommand() *cobra.Command {
	man := &cobra.Command{Use: "man", Short: "Print the manual page", GroupID: groupKeep, Args: noArgs}
	man.RunE = func(cmd *cobra.Command, _ []string) error {
		root := cmd.Root()
		root.RemoveCommand(man)
		root.SetArgs([]string{"man"})
		return fang.Execute(cmd.Context(), root, fang.WithoutVersion())
	}
	return man
}
