package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"careline"
	"careline/config"
)

// app is one run of the program: all that it may touch is handed in.
type app struct {
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	clock          careline.Clock

	json bool // set by the flag of the command that runs
	lang careline.Lang
	cfg  config.Config
}

// run does what args say and gives the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	a := &app{
		args: args, stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv,
		clock: time.Now, lang: earlyLang(args, getenv),
	}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && ctx.Err() != nil {
		err = stopped(err)
	}
	return a.report(err)
}

// configure loads the configuration; commands that need none work without.
func (a *app) configure(cmd *cobra.Command) error {
	cfg, err := config.Load(cmd.Root().PersistentFlags(), a.getenv)
	if err != nil {
		return err
	}
	a.cfg, a.lang = cfg, cfg.Lang
	return nil
}
