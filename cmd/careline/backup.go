package main

import (
	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

type backupAnswer struct {
	File      text  `json:"file"`
	Bytes     int64 `json:"bytes"`
	Customers int   `json:"customers"`
}

func (a *app) backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store into a file while others work",
		Long: "Copy the store into a file, as it is at one moment, while others go on working. The file is\n" +
			"for your eyes only, and gets its name when the copy has been checked.",
		Example: "careline backup /mnt/backup/hotline-2026-11-20.db",
		Args:    oneArg(wFile),
	}
	var opts store.CopyOptions
	cmd.Flags().BoolVar(&opts.Replace, "force", false, "overwrite FILE")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		line := a.progress(careline.Words{EN: "copying", ZH: "正在复制"})
		opts.Progress = line.of
		made, err := store.Backup(cmd.Context(), a.cfg.Store, args[0], opts)
		line.done()
		if err != nil {
			return a.howToMake(err)
		}
		return a.print(backupAnswer{text(args[0]), made.Bytes, made.Customers}, func(p *paper) {
			p.say(careline.Say("Backed up to %s and checked: %s, %s.", "已备份到 %s 并通过校验：%s，%s。",
				args[0], customers(made.Customers), humanize.IBytes(uint64(made.Bytes)))) //nolint:gosec // a size
		})
	}
	return cmd
}
