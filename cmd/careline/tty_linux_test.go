package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// tty is the program on a pseudo-terminal of 80 by 24, and what it wrote.
type tty struct {
	t    testing.TB
	cmd  *exec.Cmd
	end  *os.File
	came chan []byte
	last []byte // what came after it was told to end
}

func onTTY(t testing.TB, dsn string) *tty {
	t.Helper()
	end, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fd := int(end.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "careline", "--lang", "en", "--store", dsn)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = other, other, other
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_STATE_HOME="+home,
		"CARELINE_THEME=dark")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = other.Close()
	x := &tty{t: t, cmd: cmd, end: end, came: make(chan []byte, 1000)}
	go func() {
		defer close(x.came)
		for {
			piece := make([]byte, 32<<10)
			n, err := end.Read(piece)
			if err != nil {
				return
			}
			x.came <- piece[:n]
		}
	}()
	return x
}

// until reads on until what has come holds text, and gives how many bytes that
// were.
func (x *tty) until(text string) int {
	x.t.Helper()
	var all []byte
	for late := time.After(time.Minute); ; {
		select {
		case piece, more := <-x.came:
			if all = append(all, piece...); bytes.Contains(all, []byte(text)) {
				return len(all)
			}
			if !more {
				x.t.Fatalf("it ended without %q: %q", text, all)
			}
		case <-late:
			x.t.Fatalf("%q did not come: %q", text, all)
		}
	}
}

// quiet reads on until nothing has come for a while, and gives how many bytes.
func (x *tty) quiet() (n int) {
	for {
		select {
		case piece := <-x.came:
			n += len(piece)
		case <-time.After(150 * time.Millisecond):
			return n
		}
	}
}

func (x *tty) typeIn(s string) {
	x.t.Helper()
	if _, err := io.WriteString(x.end, s); err != nil {
		x.t.Fatal(err)
	}
}

// memory is what the process holds now, in megabytes.
func (x *tty) memory() float64 {
	x.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", x.cmd.Process.Pid))
	if err != nil {
		x.t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if kb, is := strings.CutPrefix(line, "VmRSS:"); is {
			n, _ := strconv.Atoi(strings.Fields(kb)[0])
			return float64(n) / 1024
		}
	}
	x.t.Fatal("the system does not tell")
	return 0
}

func (x *tty) leave() {
	_ = x.cmd.Process.Signal(syscall.SIGTERM)
	for piece := range x.came {
		x.last = append(x.last, piece...)
	}
	_ = x.cmd.Wait()
	_ = x.end.Close()
}

func TestTheConsoleEndsWhenItIsToldToWhateverItDoes(t *testing.T) {
	dsn := madeUp(t, 5)
	for i := range 12 {
		x := onTTY(t, dsn)
		x.until("Who is calling?")
		time.Sleep(time.Duration(i) * time.Millisecond) // the first changes arrive in these
		x.leave()
		if !x.cmd.ProcessState.Success() {
			t.Errorf("it ended with %v: %q", x.cmd.ProcessState, x.last)
		}
	}
}

// madeUp is a store of made-up customers.
func madeUp(t testing.TB, customers int) (dsn string) {
	t.Helper()
	dsn = "sqlite:" + filepath.Join(t.TempDir(), "care.db")
	cmd := exec.CommandContext(t.Context(), "careline", "--store", dsn, "generate", "--customers", strconv.Itoa(customers))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dsn
}
