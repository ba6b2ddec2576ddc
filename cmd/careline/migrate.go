package main

import (
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

func (a *app) migrateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "migrate",
		Short:   "Bring the store up to this version of careline",
		Long:    "Bring the store up to this version of careline. Every command does so by itself; this one\ndoes nothing else.",
		Example: "careline migrate",
		Args:    noArgs,
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		return a.withStore(cmd.Context(), anyStore, func(st *store.Store) error {
			_, to, err := st.Migrate(cmd.Context())
			if err != nil {
				return err
			}
			type answer struct {
				Store   text  `json:"store"`
				Version int64 `json:"version"`
			}
			return a.print(answer{text(careline.HidePassword(a.cfg.Store)), to}, func(p *paper) {
				p.say(careline.Say("%s is up to date (version %d).", "%s 已是最新（版本 %d）。", storePath(a.cfg.Store), to))
			})
		})
	}
	return cmd
}
