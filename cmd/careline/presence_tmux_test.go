package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestTmuxWhoIsGoneIsNotShown has three desks at one customer's file: one
// quits by its terminal's end, one is killed. The third forgets the one at
// once, the other after a while, by itself.
func TestTmuxWhoIsGoneIsNotShown(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	env := []string{
		"CARELINE_STORE=sqlite:" + filepath.Join(folder, "hotline.db"), "CARELINE_AS=boss", "CARELINE_LANG=en",
		"CARELINE_CONFIG=" + emptyConfig(t), "TMPDIR=" + folder,
	}
	pid := filepath.Join(folder, "pid")
	x := inTerminal(t, env, "careline customer add --name 王建国 --phone 13800138823 >"+os.DevNull+" && careline")
	x.sees("Who is calling?")
	killed := inTerminal(t, env, "echo $$ >"+pid+"; exec careline")
	closed := inTerminal(t, env, "careline")
	for _, desk := range []*terminal{x, killed, closed} {
		desk.sees("Who is calling?")
		desk.typeIn("8823")
		desk.sees("王建国")
		desk.press("Enter")
		desk.sees("Customer 王建国")
	}
	x.sees("also here: boss, boss")
	if err := closed.tmux(nil, "kill-server"); err != nil {
		t.Fatal(err)
	}
	x.without("boss, boss", 10*time.Second)
	x.sees("also here: boss")

	said, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(said)))
	if err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(n)
	if err == nil {
		err = process.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	x.without("also here", 2*time.Minute)
}

// without waits until a part is no longer on the screen.
func (x *terminal) without(part string, patience time.Duration) {
	x.t.Helper()
	screen := x.screen()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(100 * time.Millisecond) {
		if screen = x.screen(); !strings.Contains(screen, part) {
			return
		}
	}
	x.t.Fatalf("%q stays on the screen:\n%s", part, screen)
}
