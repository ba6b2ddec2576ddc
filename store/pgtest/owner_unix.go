//go:build unix

package pgtest

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// owner is who runs a cluster: PostgreSQL refuses root.
type owner struct {
	as       *syscall.Credential
	uid, gid int
}

func findOwner() (owner, error) {
	if os.Geteuid() != 0 {
		return owner{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			return owner{}, err
		}
		gid, err := strconv.Atoi(u.Gid)
		return owner{&syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, uid, gid}, err
	}
	return owner{}, errors.New("there is no user postgres and no user nobody to run PostgreSQL as")
}

// give gives a file or folder to the owner.
func (o owner) give(paths ...string) error {
	if o.as == nil {
		return nil
	}
	for _, path := range paths {
		if err := os.Chown(path, o.uid, o.gid); err != nil {
			return err
		}
	}
	return nil
}

// run makes cmd run as the owner, out of reach of the terminal's keys.
func (o owner) run(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: o.as, Setpgid: true}
}

// guard clears the folder away, and ends the servers whose data are in it, when
// this process is no more, however it ends. Closing what it gives does the same.
func guard(folder string) (io.Closer, error) {
	cmd := exec.Command("sh", "-c", `cat >/dev/null
for f in "$0"/*/postmaster.pid "$0"/*/pgbouncer.pid; do
	[ -f "$f" ] && kill -QUIT "$(head -n 1 "$f")" 2>/dev/null
done
for i in 1 2 3 4 5; do rm -rf "$0" 2>/dev/null && break; sleep 1; done`, folder)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	alive, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return guarded{alive, cmd}, nil
}

type guarded struct {
	alive io.Closer
	cmd   *exec.Cmd
}

func (g guarded) Close() error { return errors.Join(g.alive.Close(), g.cmd.Wait()) }

const (
	killed  = syscall.SIGKILL
	quit    = syscall.SIGQUIT // PostgreSQL's quick end
	ended   = syscall.SIGINT  // PostgreSQL's orderly end
	frozen  = syscall.SIGSTOP
	resumed = syscall.SIGCONT
)

// tell sends a signal to a server and, where that is said, all its processes.
func tell(pid int, s syscall.Signal, all bool) error {
	of := []int{pid}
	if all {
		of = append(of, children(pid)...)
	}
	var first error
	for i, pid := range of {
		if err := syscall.Kill(pid, s); err != nil && i == 0 {
			first = err
		}
	}
	return first
}

func children(of int) (pids []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is good
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // gone meanwhile
		}
		// PID (NAME) STATE PARENT …, and the name may have blanks.
		_, rest, _ := strings.Cut(string(text), ") ")
		if f := strings.Fields(rest); len(f) > 1 && f[1] == strconv.Itoa(of) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path))) // digits
			pids = append(pids, pid)
		}
	}
	if len(stats) > 0 {
		return pids
	}
	out, _ := exec.Command("pgrep", "-P", strconv.Itoa(of)).Output() // 1: none
	for _, word := range strings.Fields(string(out)) {
		if pid, err := strconv.Atoi(word); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}
