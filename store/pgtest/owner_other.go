//go:build !unix

package pgtest

import (
	"io"
	"os/exec"
	"syscall"
)

// Elsewhere tests have no clusters of their own.
type owner struct{}

func findOwner() (owner, error)       { return owner{}, errAbsent }
func (owner) give(...string) error    { return errAbsent }
func (owner) run(*exec.Cmd)           {}
func guard(string) (io.Closer, error) { return nil, errAbsent }

const (
	killed  = syscall.SIGKILL
	quit    = syscall.SIGQUIT
	ended   = syscall.SIGINT
	frozen  = syscall.SIGTERM
	resumed = syscall.SIGTERM
)

func tell(int, syscall.Signal, bool) error { return errAbsent }
