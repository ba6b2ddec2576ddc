package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestTmuxDemoShowsAFileAndLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	x := inTerminal(t, []string{"TMPDIR=" + temp, "LANG=en_US.UTF-8", "CARELINE_CONFIG=" + emptyConfig(t)}, "careline demo --customers 300")
	x.sees("DEMO", "Search", "wangmin")
	folders, err := os.ReadDir(temp)
	if err != nil || len(folders) != 1 {
		t.Fatalf("the demo has made %v, %v", folders, err)
	}
	if info, err := folders[0].Info(); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others can look into the demo's folder: %v, %v", info.Mode(), err)
	}
	x.typeIn("8823")
	x.sees("王建国", "phone")
	x.press("Enter")
	x.sees("Customer 王建国", "建国路88号", "EWH-60A")
	x.press("F10")
	x.ended()
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("the demo has left %v, %v", left, err)
	}
}

func TestTmuxDemoLeavesNothingBehindWhenItsTerminalGoes(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	x := inTerminal(t, []string{"TMPDIR=" + temp, "LANG=en_US.UTF-8", "CARELINE_CONFIG=" + emptyConfig(t)}, "careline demo --customers 300")
	x.sees("DEMO", "Search")
	if err := x.tmux(nil, "kill-server"); err != nil {
		t.Fatal(err)
	}
	var left []os.DirEntry
	for range 200 {
		if left, _ = os.ReadDir(temp); len(left) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("the demo has left %v", left)
}

func TestTmuxFirstStartAsksOnceAndMakesAHotline(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "hotline.db")
	env := []string{"CARELINE_STORE=sqlite:" + path, "CARELINE_AS=boss", "CARELINE_LANG=zh", "CARELINE_CONFIG=" + emptyConfig(t)}
	x := inTerminal(t, env, "careline")
	x.sees("回车：新建空热线 · d：先看演示 · q：退出")
	x.press("q", "Enter")
	x.ended()
	if _, err := os.Stat(path); err == nil {
		t.Error("a hotline was made although nobody wanted one")
	}

	x = inTerminal(t, env, "careline")
	x.sees("回车：新建空热线")
	x.press("Enter")
	x.sees("careline", "boss")
	x.press("F10")
	x.ended()
	if _, err := os.Stat(path); err != nil {
		t.Error("no hotline was made:", err)
	}

	x = inTerminal(t, env, "careline")
	x.sees("careline", "boss")
	x.press("F10")
	x.ended()
}

// emptyConfig keeps the configuration of whoever runs the tests out of them.
func emptyConfig(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
