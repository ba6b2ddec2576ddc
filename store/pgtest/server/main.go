// Command server runs a command with a PostgreSQL of its own:
//
//	go run ./store/pgtest/server -- go test ./...
//
// The server is there, empty, under CARELINE_TEST_POSTGRES while the command
// runs, and gone afterwards.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"careline/store/pgtest"
)

func main() {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "usage: go run ./store/pgtest/server -- COMMAND ARGUMENT...")
		os.Exit(2)
	}
	code, err := run(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(code)
}

// run gives the command's exit status.
func run(args []string) (code int, err error) {
	// The keys of the terminal reach the command too, and it ends first.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)
	c, err := pgtest.Run(pgtest.Options{})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), pgtest.Variable+"="+c.DSN())
	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) {
		return max(1, exit.ExitCode()), nil
	} else if err != nil {
		return 0, err
	}
	return 0, nil
}
