package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careline"
	"careline/config"
	"careline/tui/console"
)

type configAnswer struct {
	File     *text        `json:"file"`
	Settings []configRow  `json:"settings"`
	Keys     []configKeys `json:"keys"`
}

type configRow struct {
	Key    string        `json:"key"`
	Value  text          `json:"value"`
	Source config.Source `json:"source"`
	From   *text         `json:"from"`
	About  string        `json:"about"`
}

type configKeys struct {
	Action text   `json:"action"`
	Keys   []text `json:"keys"`
}

func (a *app) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show every option, its value and where that comes from",
		Long: "Show every option, its value and where that comes from: a flag, an environment variable, the\n" +
			"configuration file, or the default. Passwords are never shown.",
		Example: "careline config\ncareline config --json\ncareline config init",
		Args:    a.knownCommand,
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		return a.printConfig(cmd)
	}
	cmd.AddCommand(a.configExampleCommand(), a.configInitCommand())
	return cmd
}

func (a *app) printConfig(cmd *cobra.Command) error {
	answer := configAnswer{File: given(a.cfg.File), Settings: []configRow{}, Keys: []configKeys{}}
	var table [][]string
	for _, v := range a.cfg.Values() {
		answer.Settings = append(answer.Settings, configRow{v.Key, text(v.Value), v.Source, given(v.From), v.About.In(a.lang)})
		table = append(table, []string{v.Key, shown(v).In(a.lang), v.Origin().In(a.lang)})
	}
	for _, name := range slices.Sorted(maps.Keys(a.cfg.Bindings)) {
		keys := a.cfg.Bindings[name]
		answer.Keys = append(answer.Keys, configKeys{text(name), texts(keys)})
		table = append(table, []string{"keys." + name, cmp.Or(strings.Join(keys, " "), wNoKeys.In(a.lang)), a.keysFrom().In(a.lang)})
	}
	return a.print(answer, func(p *paper) {
		if a.cfg.File == "" {
			path, _ := config.Path(cmd.Root().PersistentFlags(), a.getenv)
			p.say(careline.Say("There is no configuration file; it would be %s. Make one with: careline config init.",
				"没有配置文件；位置应为 %s。可用 careline config init 创建。", path))
			p.line()
		}
		p.width = 0 // rather a line that runs over than half a path
		p.table([]careline.Words{wOption, wValue, wFrom}, table)
	})
}

// shown is a value as people read it.
func shown(v config.Value) careline.Speaker {
	if v.Value == "" {
		return v.Unset
	}
	return said(v.Value)
}

func given(s string) *text {
	if s == "" {
		return nil
	}
	t := text(s)
	return &t
}

func (a *app) configExampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "example",
		Short:   "Print a configuration file in which every option is explained",
		Example: "careline config example --lang zh",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.stdout, a.example())
			return err
		},
	}
}

func (a *app) example() string {
	var actions []config.Action
	for _, action := range console.Actions() {
		actions = append(actions, config.Action{Name: action.Name, Keys: action.Keys})
	}
	return config.Example(a.lang, a.getenv, actions)
}

func (a *app) configInitCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "init",
		Short:   "Write a configuration file in which every option is explained",
		Long:    "Write a configuration file in which every option is explained and commented out, to the place\nwhere careline looks for it or to that of --config. One that is there is never overwritten.",
		Example: "careline config init\ncareline config init --config /etc/careline.toml",
		Args:    noArgs,
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		path, _ := config.Path(cmd.Root().PersistentFlags(), a.getenv)
		if err := writeNew(path, a.example()); err != nil {
			return err
		}
		type answer struct {
			File text `json:"file"`
		}
		return a.print(answer{text(path)}, func(p *paper) {
			p.say(careline.Say("Wrote %s.", "已写入 %s。", path))
		})
	}
	return cmd
}

// writeNew writes a file that is not there yet, for the user's eyes only.
func writeNew(path, content string) error {
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	var f *os.File
	if err == nil {
		f, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	}
	if errors.Is(err, fs.ErrExist) {
		return careline.NewError(careline.CodeConflict, careline.Say(
			"There is a configuration file %s already; it stays as it is. Print a new one with: careline config example.",
			"已有配置文件 %s，未作更改。可用 careline config example 输出新的示例。", path), err)
	}
	if err == nil {
		_, err = f.WriteString(content)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return careline.NewError(careline.CodeFailed, careline.Say("The configuration file %s can't be written.", "无法写入配置文件 %s。", path), err)
	}
	return nil
}
