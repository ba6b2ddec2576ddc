package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

type versionAnswer struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "version", Short: "Print the version", Example: "careline version --json", Args: noArgs}
	a.jsonFlag(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		v := version()
		return a.print(v, func(p *paper) { p.line("careline "+v.Version, v.Commit, v.Go, v.System) })
	}
	return cmd
}

// version is what the toolchain wrote into the program.
func version() versionAnswer {
	v := versionAnswer{Version: "(devel)", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Commit = s.Value
		}
	}
	return v
}
