package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestTmuxTheOutboxOutlivesAKilledConsole takes the store away under a real
// console, puts a complaint into the outbox, kills the console, and brings the
// store back to the next one.
func TestTmuxTheOutboxOutlivesAKilledConsole(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	folder := filepath.Join(home, "store")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	env := []string{
		"CARELINE_STORE=sqlite:" + filepath.Join(folder, "hotline.db"), "CARELINE_AS=boss", "LANG=en_US.UTF-8",
		"CARELINE_CONFIG=" + emptyConfig(t), "XDG_STATE_HOME=" + home,
	}
	careline := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("careline", args...)
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("careline %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	pid := filepath.Join(home, "pid")
	x := inTerminal(t, env, "careline customer add --name 王建国 --phone 13800138823 --address 南京市鼓楼区建国路88号 && "+
		"sh -c 'echo $$ >"+pid+"; exec careline'")
	x.sees("Who is calling?")
	x.typeIn("8823")
	x.sees("王建国", "phone")
	x.press("Enter")
	x.sees("Customer 王建国")
	x.press("c")
	x.sees("New complaint 王建国")
	x.typeIn("noise")
	x.press("Enter", "Enter")
	x.typeIn("it hums")
	x.sees("it hums")
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	x.sees("Not reachable since", "ctrl+g to the outbox")
	x.press("C-g")
	x.sees("In the outbox; it is sent when the store is back.", "1 in outbox")
	number, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	console, err := strconv.Atoi(strings.TrimSpace(string(number)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := os.FindProcess(console)
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	x.sees("ended with 137")
	if list := careline("outbox"); !strings.Contains(list, "new complaint") || !strings.Contains(list, "1 entry is in the outbox.") {
		t.Errorf("without the store careline outbox says\n%s", list)
	}
	if err := os.Rename(folder+"-away", folder); err != nil {
		t.Fatal(err)
	}

	x = inTerminal(t, env, "careline")
	x.sees("Sent from the outbox: new complaint 王建国 CASE-")
	x.press("F10")
	x.ended()
	if cases := careline("list", "cases"); strings.Count(cases, "CASE-") != 1 {
		t.Errorf("there are\n%s", cases)
	}
	if list := careline("outbox"); !strings.Contains(list, "0 entries") {
		t.Errorf("left is\n%s", list)
	}
}
