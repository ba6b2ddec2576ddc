package main

import (
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

type restoreAnswer struct {
	File      text  `json:"file"`
	Bytes     int64 `json:"bytes"`
	Customers int   `json:"customers"`
	Kept      *text `json:"kept"` // where the store went that was there
}

func (a *app) restoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make the store of a backup",
		Long: "Make the store of a backup. A store that is there is only replaced with --replace, while\n" +
			"nobody has it open; it is kept beside as NAME.before-restore-TIME.",
		Example: "careline restore /mnt/backup/hotline-2026-11-20.db --replace",
		Args:    oneArg(wFile),
	}
	var opts store.CopyOptions
	cmd.Flags().BoolVar(&opts.Replace, "replace", false, "keep the present store beside and put the backup in its place")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		line := a.progress(careline.Words{EN: "copying", ZH: "正在复制"})
		opts.Progress = line.of
		made, err := store.Restore(cmd.Context(), args[0], a.cfg.Store, a.clock(), opts)
		line.done()
		if err != nil {
			return err
		}
		answer := restoreAnswer{File: text(args[0]), Bytes: made.Bytes, Customers: made.Customers}
		if made.Kept != "" {
			kept := text(made.Kept)
			answer.Kept = &kept
		}
		return a.print(answer, func(p *paper) {
			p.say(careline.Say("Restored %s and checked it: %s.", "已从 %s 恢复并通过校验：%s。",
				args[0], customers(made.Customers)))
			if made.Kept != "" {
				p.say(careline.Say("The store that was there is now %s.", "原数据库现存于 %s。", made.Kept))
			}
		})
	}
	return cmd
}
