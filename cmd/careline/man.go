package main

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careline/config"
)

// manCommand prints the manual page, made of the help texts.
func (a *app) manCommand() *cobra.Command {
	man := &cobra.Command{
		Use: "man", Short: "Print the manual page", GroupID: groupKeep, Args: noArgs,
		Example: "careline man | man -l -",
	}
	man.RunE = func(cmd *cobra.Command, _ []string) error {
		_, err := io.WriteString(a.stdout, manual(cmd.Root()))
		return err
	}
	return man
}

// roff is a manual page in the making.
type roff struct{ strings.Builder }

// manual is the whole page: every command with its flags, the options that can
// be set elsewhere, and what the exit status means.
func manual(root *cobra.Command) string {
	var r roff
	r.WriteString(".TH CARELINE 1 \"\" " + strconv.Quote("careline "+root.Version) + "\n")
	r.section("NAME")
	r.text(root.Name() + " - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	r.section("SYNOPSIS")
	r.text(root.Name() + " [FLAG]... [COMMAND [ARGUMENT]...]")
	r.section("DESCRIPTION")
	r.text(root.Long + " Without a command, the console is shown.")
	r.section("OPTIONS")
	r.text("Every command takes these; each can stand in the environment and in the configuration file as well.")
	r.flags(root.PersistentFlags())
	r.section("COMMANDS")
	r.commands(root)
	r.section("CONFIGURATION")
	r.text("A flag wins over an environment variable, that over the configuration file. careline config shows what holds, " +
		"careline config init writes a file that explains every option.")
	for _, s := range config.Settings() {
		r.item(s.Key+", "+s.Env(), s.About.EN+" Value: "+s.Takes.EN)
	}
	r.item("CARELINE_CONFIG", "The configuration file, like --config.")
	r.section("FILES")
	r.item("$XDG_CONFIG_HOME/careline/config.toml", "The configuration, where no other file is named.")
	r.item("$XDG_DATA_HOME/careline/careline.db", "The store, where no other is set.")
	r.item("$XDG_STATE_HOME/careline/drafts", "What was typed in the console and not saved.")
	r.item("$XDG_STATE_HOME/careline/outbox", "What was saved in the console and is not in the store yet.")
	r.section("EXIT STATUS")
	r.item("0", "done")
	for _, status := range slices.Sorted(maps.Keys(statusNames)) {
		r.item(strconv.Itoa(status), statusNames[status])
	}
	r.section("EXAMPLES")
	r.example(root.Example)
	return r.String()
}

func (r *roff) commands(of *cobra.Command) {
	for _, c := range of.Commands() {
		switch {
		case c.Hidden || c.Name() == "help":
		case c.HasSubCommands() && c.Name() != "config":
			r.commands(c)
		default:
			r.command(c)
			r.commands(c)
		}
	}
}

func (r *roff) command(c *cobra.Command) {
	r.WriteString(".SS " + escapeRoff(strings.TrimSuffix(c.UseLine(), " [flags]")) + "\n")
	about := c.Long
	if about == "" || c.Parent().Name() == "completion" { // those tell of shells at length
		about = c.Short + "."
	}
	r.text(about)
	r.flags(c.LocalNonPersistentFlags())
	r.example(c.Example)
}

func (r *roff) flags(all *pflag.FlagSet) {
	all.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Value.Type() != "bool" {
			name += " VALUE"
		}
		r.item(name, f.Usage)
	})
}

func (r *roff) section(name string) { r.WriteString(".SH " + name + "\n") }

// text writes a paragraph; the lines of a help text are filled anew.
func (r *roff) text(s string) {
	r.WriteString(".PP\n" + escapeRoff(strings.Join(strings.Fields(s), " ")) + "\n")
}

func (r *roff) item(name, about string) {
	r.WriteString(".TP\n\\fB" + escapeRoff(name) + "\\fP\n" + escapeRoff(strings.Join(strings.Fields(about), " ")) + "\n")
}

func (r *roff) example(s string) {
	if s == "" {
		return
	}
	r.WriteString(".PP\n.nf\n.RS\n")
	for line := range strings.Lines(s) {
		r.WriteString(escapeRoff(strings.TrimRight(line, "\n")) + "\n")
	}
	r.WriteString(".RE\n.fi\n")
}

// escapeRoff makes a text mean itself; a dash is the one that can be typed.
func escapeRoff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// statusNames say what an exit status means.
var statusNames = map[int]string{
	1: "failed, or not confirmed", 2: "the command line or a value is wrong", 3: "not found", 4: "conflict",
	5: "the store is out of reach", 6: "not allowed",
}
