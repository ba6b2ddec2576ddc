package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careline"
	"careline/config"
)

// exitStatus is part of the command line's contract.
var exitStatus = map[careline.Code]int{
	careline.CodeFailed:       1,
	careline.CodeNotConfirmed: 1,
	careline.CodeUsage:        2,
	careline.CodeInvalid:      2,
	careline.CodeNotFound:     3,
	careline.CodeConflict:     4,
	careline.CodeUnavailable:  5,
	careline.CodeForbidden:    6,
}

// report prints an error on standard error, as a sentence or for a program,
// and gives the exit status.
func (a *app) report(err error) int {
	if err == nil {
		return 0
	}
	code, sentence := careline.CodeOf(err), careline.Explain(err, a.lang)
	if !a.json && !slices.Contains(beforeDashes(a.args), "--json") {
		_, _ = fmt.Fprintln(a.stderr, sentence)
		return exitStatus[code]
	}
	type problem struct {
		Code    careline.Code `json:"code"`
		Message string        `json:"message"`
	}
	if err := encode(a.stderr, map[string]problem{"error": {code, sentence}}); err != nil {
		return 1
	}
	return exitStatus[code]
}

// explained is the error of a command that says itself what an interrupt made of it.
type explained struct{ error }

func (e explained) Unwrap() error { return e.error }

// stopped is what an interrupt made of a command: not the store's failure,
// though the store says so.
func stopped(err error) error {
	var own explained
	if errors.As(err, &own) || careline.CodeOf(err) == careline.CodeNotConfirmed {
		return err
	}
	return careline.NewError(careline.CodeFailed, careline.Say("Stopped before it was done.", "操作未完成即被中止。"), err)
}

func usage(p careline.Phrase) error { return careline.NewError(careline.CodeUsage, p, nil) }

// flagError makes one sentence of what cobra has against the flags.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var unfit *pflag.InvalidValueError
	p := careline.Say("The flags can't be understood; see %s.", "无法识别参数；见 %s。", helpFor(cmd))
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		p = careline.Say("There is no flag -%s; see %s.", "没有参数 -%s；见 %s。", unknown.GetSpecifiedName(), helpFor(cmd))
	case errors.As(err, &unknown):
		p = careline.Say("There is no flag --%s; see %s.", "没有参数 --%s；见 %s。", unknown.GetSpecifiedName(), helpFor(cmd))
	case errors.As(err, &empty):
		p = careline.Say("The flag --%s needs a value; see %s.", "参数 --%s 需要值；见 %s。", empty.GetFlag().Name, helpFor(cmd))
	case errors.As(err, &unfit):
		p = careline.Say("The flag --%s can't be %q; see %s.", "参数 --%s 不能为 %q；见 %s。",
			unfit.GetFlag().Name, unfit.GetValue(), helpFor(cmd))
	}
	return careline.NewError(careline.CodeUsage, p, err)
}

// need refuses a command that lacks one of the flags that it can't do without.
func need(cmd *cobra.Command, flags ...string) error {
	for _, name := range flags {
		if !cmd.Flags().Changed(name) {
			return usage(careline.Say("The flag --%s is missing; see %s.", "缺少参数 --%s；见 %s。", name, helpFor(cmd)))
		}
	}
	return nil
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(careline.Say("%q is one word too many; see %s.", "%q 是多余的；见 %s。", args[0], helpFor(cmd)))
}

// oneArg wants exactly one word, which what names.
func oneArg(what careline.Words) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(careline.Say("Say which %s; see %s.", "请指明%s；见 %s。", what, helpFor(cmd)))
		}
		return noArgs(cmd, args[1:])
	}
}

// twoArgs wants exactly two words, which what names.
func twoArgs(what careline.Words) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < 2 {
			return usage(careline.Say("Say two of them, each a %s; see %s.", "请给出两个%s；见 %s。", what, helpFor(cmd)))
		}
		return noArgs(cmd, args[2:])
	}
}

// earlyLang is the language for errors that come before the configuration is
// known.
func earlyLang(args []string, getenv func(string) string) careline.Lang {
	named := getenv("CARELINE_LANG")
	before := beforeDashes(args)
	for i, arg := range before {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			named = value
		}
		if arg == "--lang" && i+1 < len(before) {
			named = before[i+1]
		}
	}
	if lang, err := careline.ParseLang(named); err == nil {
		return lang
	}
	return config.LocaleLang(getenv)
}

// beforeDashes gives the arguments among which flags are looked for.
func beforeDashes(args []string) []string {
	if end := slices.Index(args, "--"); end >= 0 {
		return args[:end]
	}
	return args
}
