//go:build !unix

package rival

import "os/exec"

// other is the user as whom PostgreSQL runs.
type other struct{}

func someoneElse() (other, error) { return other{}, nil }

func (other) run(*exec.Cmd) {}

func (other) own(string) error { return nil }
