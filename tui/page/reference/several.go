package reference

import (
	"slices"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// several is a list of words, of which each is one of the options or the
// firm's own.
func several(env *page.Env, label func(w *text.Network) string, options func() []widget.Option, present []string) *widget.List {
	var lines [][]string
	for _, word := range present {
		lines = append(lines, []string{word})
	}
	return widget.NewList([]widget.Column{{
		Label: func() string { return label(&env.Words.Reference.Network) },
		Make:  func() widget.Input { return widget.NewOwnChoice(options(), "") },
	}}, lines)
}

func readSeveral(value string) []string {
	var all []string
	for _, line := range widget.ReadLines(value) {
		all = append(all, line[0])
	}
	return all
}

// languages offers those that a provider has already.
func languages(g *given) []widget.Option {
	var all []string
	for _, r := range g.providers {
		for _, l := range r.Provider.Languages {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	options := make([]widget.Option, len(all))
	for i, l := range all {
		options[i] = widget.Option{Code: l, Name: same(l)}
	}
	return options
}

// outlets offers the providers in business, and the present one.
func outlets(g *given, present careline.ProviderID) *widget.Choice {
	var options []widget.Option
	for _, r := range g.providers {
		if p := &r.Provider; !p.Retired || p.ID == present {
			options = append(options, widget.Option{Code: p.ID.String(), Name: same(p.ID.String() + " " + p.Name)})
		}
	}
	code := ""
	if present != 0 {
		code = present.String()
	}
	return widget.NewChoice(options, code)
}

// outlet gives the provider that a choice of outlets has; nil: none.
func outlet(g *given, code string) *careline.Provider {
	for i := range g.providers {
		if p := &g.providers[i].Provider; p.ID.String() == code {
			return p
		}
	}
	return nil
}

// phone is the field of a number, with how it is understood.
func phone(env *page.Env, present string) *widget.Line {
	return widget.Filled(present).Reads(24, func(s string) widget.Reading {
		switch read := careline.ParsePhone(s, env.Session.Settings().Country); {
		case strings.TrimSpace(s) == "":
			return widget.Reading{}
		case read.E164 == "":
			return widget.Reading{Text: env.Words.Form.NotRead, Bad: true}
		default:
			return widget.Reading{Text: read.E164}
		}
	})
}
