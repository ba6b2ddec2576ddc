package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// terminal is the program in a real terminal of 80 by 24.
type terminal struct {
	t      *testing.T
	socket string
}

// inTerminal starts a command in tmux; the program is the one that TestMain
// has put on PATH. It needs tmux, and CARELINE_TMUX=1 to say that it is there.
func inTerminal(t *testing.T, env []string, command string) *terminal {
	t.Helper()
	if os.Getenv("CARELINE_TMUX") == "" {
		t.Skip("CARELINE_TMUX is not set")
	}
	x := &terminal{t: t, socket: filepath.Join(t.TempDir(), "tmux")}
	t.Cleanup(func() { _ = x.tmux(nil, "kill-server") })
	err := x.tmux(env, "-f", os.DevNull, "-u", "new-session", "-d", "-x", "80", "-y", "24",
		command+`; echo "ended with $?"; sleep 600`)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *terminal) tmux(env []string, args ...string) error {
	cmd := exec.Command("tmux", append([]string{"-S", x.socket}, args...)...)
	cmd.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "TMUX="}, env...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return errors.Join(err, errors.New(string(out)))
	}
	return nil
}

// ended waits until the program has ended well.
func (x *terminal) ended() {
	x.t.Helper()
	x.sees("ended with 0")
}

// press sends keys as tmux names them.
func (x *terminal) press(keys ...string) {
	x.t.Helper()
	if err := x.tmux(nil, append([]string{"send-keys"}, keys...)...); err != nil {
		x.t.Fatal(err)
	}
}

// typeIn sends text as it is.
func (x *terminal) typeIn(text string) {
	x.t.Helper()
	if err := x.tmux(nil, "send-keys", "-l", text); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) screen() string {
	out, err := exec.Command("tmux", "-S", x.socket, "capture-pane", "-p").Output()
	if err != nil {
		return fmt.Sprintf("no screen: %v", err)
	}
	return string(out)
}

// sees waits until every part is on the screen, and gives it.
func (x *terminal) sees(parts ...string) string {
	x.t.Helper()
	const patience = 60 * time.Second // a slow machine under the race detector
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		screen := x.screen()
		missing := ""
		for _, part := range parts {
			if !strings.Contains(screen, part) {
				missing = part
			}
		}
		if missing == "" {
			return screen
		}
		if time.Since(began) > patience {
			x.t.Fatalf("no %q on the screen:\n%s", missing, screen)
		}
	}
}
