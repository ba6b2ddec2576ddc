package main

import (
	"context"

	"github.com/spf13/cobra"

	"careline"
	"careline/store"
	"careline/store/demo"
	"careline/tui/console"
)

// runConsole is careline without a command.
func (a *app) runConsole(cmd *cobra.Command, _ []string) error {
	if err := a.configure(cmd); err != nil {
		return err
	}
	if err := a.checkConsole(); err != nil {
		return err
	}
	if !store.Exists(a.cfg.Store) {
		switch a.firstStart(cmd.Context()) {
		case startNothing:
			return nil
		case startDemo:
			return a.runDemo(cmd, demo.Options{})
		}
	}
	return a.withStore(cmd.Context(), anyStore, func(st *store.Store) error {
		s, err := a.desk(st).SignIn(cmd.Context(), a.login())
		if err != nil {
			return err
		}
		return a.console(cmd.Context(), st, s, store.Name(a.cfg.Store), false)
	})
}

// console shows the console until the person quits; name is what the title bar
// calls the store.
func (a *app) console(ctx context.Context, st *store.Store, s *careline.Session, name string, madeUp bool) error {
	opts := console.Options{
		Session: s, Lang: a.lang, Theme: a.cfg.Theme, Store: name, Demo: madeUp, NewKey: newKey, Mouse: a.cfg.Mouse,
		Keys: a.cfg.Bindings, Settings: a.settings(st, madeUp), Lists: newLists(),
	}
	if !madeUp { // what is made up is kept nowhere and sent nowhere
		hotline, err := hotline(ctx, st)
		if err != nil {
			return err
		}
		opts.Drafts, opts.Outbox = a.drafts(hotline, s), a.outbox(hotline, s)
	}
	return console.Run(ctx, opts)
}

// checkConsole refuses what the console can't run with, before any store is
// touched.
func (a *app) checkConsole() error {
	if !isTerminal(a.stdin) || !isTerminal(a.stdout) {
		return usage(careline.Say("The console needs a terminal; for scripts there are commands: careline --help.",
			"控制台需要终端；脚本请使用命令：careline --help。"))
	}
	return a.checkLook()
}
