package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"careline"
	"careline/store"
	"careline/store/demo"
)

// inventedCountry is where all invented people live: their phones are read so,
// whatever the firm's own country is.
const inventedCountry = "CN"

func (a *app) demoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Look around in a made-up hotline",
		Long: "Run the console on a made-up hotline in a throw-away store, which is gone when you quit.\n" +
			"You are one of its operators; --as LOGIN makes you somebody else of its staff, such as its\n" +
			"administrator zhaolei or its supervisor zhouhong.",
		Example: "careline demo\ncareline demo --lang zh --as zhouhong",
		Args:    noArgs,
	}
	var opts demo.Options
	f := cmd.Flags()
	f.Uint64Var(&opts.Seed, "seed", 1, "the same seed makes the same hotline")
	f.IntVar(&opts.Customers, "customers", 0, "how many customers (default 3000)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		if err := a.checkConsole(); err != nil {
			return err
		}
		return a.runDemo(cmd, opts)
	}
	return cmd
}

// runDemo fills a store in a folder that only this user can look into, shows
// the console on it and takes the folder away, after an interrupt too.
func (a *app) runDemo(cmd *cobra.Command, opts demo.Options) (err error) {
	ctx := cmd.Context()
	folder, err := os.MkdirTemp("", "careline-demo-")
	if err != nil {
		return careline.NewError(careline.CodeUnavailable, careline.Say("There is no room for a temporary store.", "无法创建临时数据库。"), err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	st, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, "demo.db"), store.Options{Create: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	a.cfg.Country = inventedCountry
	if err := a.fillDemo(ctx, st, opts); err != nil {
		return err
	}
	session, err := a.desk(st).SignIn(ctx, cmp.Or(a.cfg.As, demo.Operator))
	if err != nil {
		return err
	}
	return a.console(ctx, st, session, "demo", true)
}

func (a *app) fillDemo(ctx context.Context, st *store.Store, opts demo.Options) error {
	opts.Now, opts.Zone = a.clock(), a.cfg.Zone
	line := a.progress(careline.Words{EN: "making the demo hotline", ZH: "正在准备演示热线"})
	defer line.done()
	opts.Progress = line.of
	_, err := demo.Fill(ctx, st, opts)
	return err
}
