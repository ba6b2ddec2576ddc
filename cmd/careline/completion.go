package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careline"
	"careline/store"
	"careline/store/transfer"
)

// offer gives the values that a flag can have, each with its name.
type offer func(a *app, cmd *cobra.Command) []cobra.Completion

// offers are the flags whose values a shell can complete. Those that are not
// listed have values that nobody can guess.
var offers = map[string]offer{
	"lang":     oneOf(func() []careline.Lang { return []careline.Lang{careline.English, careline.Chinese} }),
	"severity": named(careline.Severities),
	"kind":     named(careline.OrderKinds),
	"outcome":  named(careline.Outcomes),
	"channel":  named(careline.Channels),
	"line":     named(careline.Lines),
	"tier":     named(careline.Tiers),
	"role":     named(careline.Roles),
	"format":   oneOf(transfer.Formats),
	"category": catalogued(func(c *careline.Catalogue, add func(code string, name careline.Words)) {
		for _, k := range c.Categories {
			if !k.Retired {
				add(k.Code, k.Name)
			}
		}
	}),
	"reason": catalogued(func(c *careline.Catalogue, add func(code string, name careline.Words)) {
		for _, s := range c.Services {
			if !s.Retired {
				add(s.Code, s.Name)
			}
		}
	}),
}

// files are the flags whose value is a file.
var files = map[string]bool{"config": true, "out": true, "rejects": true, "queries": true}

// complete lets a shell complete what there is to complete: values of flags
// where they are known, files where one is wanted, and nothing else.
func (a *app) complete(cmd *cobra.Command) {
	flags := func(f *pflag.Flag) {
		values, known := offers[f.Name]
		if _, set := cmd.GetFlagCompletionFunc(f.Name); set || files[f.Name] || f.Value.Type() == "bool" {
			return
		}
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if !known {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return values(a, cmd), cobra.ShellCompDirectiveNoFileComp
		})
	}
	cmd.LocalFlags().VisitAll(flags)
	if cmd.ValidArgsFunction == nil && !strings.Contains(cmd.Use, "FILE") {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, c := range cmd.Commands() {
		a.complete(c)
	}
}

// offerStates lets a shell complete --state of a list.
func offerStates(cmd *cobra.Command, states []string) {
	_ = cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(append([]string{anyOpen}, states...), cobra.ShellCompDirectiveNoFileComp))
}

func oneOf[T ~string](all func() []T) offer {
	return func(*app, *cobra.Command) (out []cobra.Completion) {
		for _, v := range all() {
			out = append(out, string(v))
		}
		return out
	}
}

func named[T interface {
	~string
	careline.Speaker
}](all func() []T) offer {
	return func(a *app, _ *cobra.Command) (out []cobra.Completion) {
		for _, v := range all() {
			out = append(out, described(string(v), v.In(a.lang)))
		}
		return out
	}
}

func described(value, name string) cobra.Completion {
	return cobra.CompletionWithDesc(value, careline.Sanitize(name))
}

// catalogued offers codes of the hotline's own catalogue. A store that is not
// there, or not this person's to see, offers none; pressing tab makes nothing
// and changes nothing.
func catalogued(codes func(c *careline.Catalogue, add func(code string, name careline.Words))) offer {
	return func(a *app, cmd *cobra.Command) (out []cobra.Completion) {
		if a.configure(cmd) != nil {
			return nil
		}
		st, err := store.Open(cmd.Context(), a.cfg.Store, store.Options{})
		if err != nil {
			return nil
		}
		defer st.Close() //nolint:errcheck // it was only read
		s, err := a.desk(st).SignIn(cmd.Context(), a.login())
		if err != nil {
			return nil
		}
		c, err := s.Catalogue(cmd.Context())
		if err != nil {
			return nil
		}
		codes(&c, func(code string, name careline.Words) {
			if careline.Sanitize(code) == code { // what a shell could not type is no help
				out = append(out, described(code, name.In(a.lang)))
			}
		})
		return out
	}
}
