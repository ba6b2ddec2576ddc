package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// served is careline serve at work, on a hotline of its own.
type served struct {
	t          *testing.T
	folder     string
	env        []string
	host, port string
	identity   string // the file of wang's key
	key        gossh.Signer
	cmd        *exec.Cmd
	log        bytes.Buffer
}

func serving(t *testing.T) *served {
	t.Helper()
	folder := t.TempDir()
	s := &served{t: t, folder: folder, identity: filepath.Join(folder, "id"), env: []string{
		"CARELINE_STORE=sqlite:" + filepath.Join(folder, "hotline.db"), "CARELINE_AS=boss", "CARELINE_LANG=en",
		"CARELINE_CONFIG=" + emptyConfig(t), "XDG_STATE_HOME=" + folder, "LANG=C.UTF-8",
	}}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if s.key, err = gossh.NewSignerFromKey(private); err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "wang")
	if err == nil {
		err = os.WriteFile(s.identity, pem.EncodeToMemory(block), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.run("customer", "add", "--name", "赵明月", "--phone", "13800138823")
	s.run("staff", "add", "--login", "wang", "--name", "Wang", "--role", "operator")
	s.run("staff", "key", "--login", "wang", "--add", string(gossh.MarshalAuthorizedKey(s.key.PublicKey())))
	s.start()
	return s
}

// start starts the server and waits until it listens.
func (s *served) start() {
	s.t.Helper()
	s.cmd = exec.Command("careline", "serve", "--listen", "127.0.0.1:0", "--json")
	s.cmd.Env, s.cmd.Stderr = append(os.Environ(), s.env...), &s.log
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := s.cmd
	s.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadBytes('\n')
	var told struct{ Listening string }
	if err != nil || json.Unmarshal(line, &told) != nil {
		s.t.Fatalf("it says %q, %v\n%s", line, err, s.log.String())
	}
	s.host, s.port, _ = strings.Cut(told.Listening, ":")
}

// stop ends the server as the system does, and waits for it.
func (s *served) stop() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("the server ended with %v\n%s", err, s.log.String())
	}
}

func (s *served) run(args ...string) string {
	s.t.Helper()
	cmd := exec.Command("careline", args...)
	cmd.Env = append(os.Environ(), s.env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("careline %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestServeMeasuredFromOutsideAndStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	t.Parallel()
	s := serving(t)
	queries := filepath.Join(s.folder, "queries.tsv")
	if err := os.WriteFile(queries, []byte("name\t赵明月\nphone\t8823\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var answer benchServed
	said := s.run("bench", "serve", "--address", s.host+":"+s.port, "--queries", queries, "--sessions", "3", "--typing", "1",
		"--for", "1s", "--pause", "50ms", "--pid", strconv.Itoa(s.cmd.Process.Pid), "--json")
	if err := json.Unmarshal([]byte(said), &answer); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if answer.Sessions != 3 || answer.Settled.N == 0 || answer.Settled.P50 < answer.Echo.P50 || answer.Key.P50 == 0 || answer.Key.P99 > 2048 {
		t.Errorf("it measured %+v", answer)
	}
	if left := s.run("staff", "key"); strings.Count(left, "SHA256:") != 1 {
		t.Errorf("keys are left:\n%s", left)
	}
	s.stop()
	if log := s.log.String(); strings.Count(log, " in 127.0.0.1:") != 3 || strings.Count(log, " out 127.0.0.1:") != 3 {
		t.Errorf("the log is\n%s", log)
	}
}

func TestServeRefusesAHostKeyThatOthersCanRead(t *testing.T) {
	t.Parallel()
	sh := newShell(t)
	path := filepath.Join(sh.env["folder"], "careline", "door", "host_ed25519")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("x"), 0o644); err != nil { //nolint:gosec // that is what is refused
		t.Fatal(err)
	}
	status, _, said := sh.run("serve", "--listen", "127.0.0.1:0")
	if status != 2 || !strings.Contains(said, "Others can read the host key") || strings.Count(said, "\n") != 1 {
		t.Errorf("status %d: %s", status, said)
	}
}

// ssh is the command of an OpenSSH client that signs in as wang.
func (s *served) ssh(program, more string) string {
	port := "-p " + s.port
	if program != "ssh" {
		port = "-P " + s.port
	}
	return program + " " + port + " -F none -i " + s.identity + " -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o LogLevel=ERROR -o UserKnownHostsFile=" +
		filepath.Join(s.folder, "known") + " " + more + " anybody@" + s.host
}

// TestTmuxOpenSSHHasTheConsoleAndNothingElse goes through OpenSSH's own clients.
func TestTmuxOpenSSHHasTheConsoleAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"ssh", "sftp"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed")
		}
	}
	s := serving(t)
	x := inTerminal(t, s.env, s.ssh("ssh", ""))
	x.sees("Who is calling?", "Wang", "operator")
	x.typeIn("8823")
	x.sees("赵明月")
	x.press("Enter")
	x.sees("Customer 赵明月")
	x.typeIn("n")
	x.typeIn("hums at night")
	x.sees("hums at night")
	if err := x.tmux(nil, "resize-window", "-x", "120", "-y", "40"); err != nil {
		t.Fatal(err)
	}
	for began := time.Now(); strings.Count(strings.TrimRight(x.screen(), "\n"), "\n") != 39; time.Sleep(50 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			t.Fatalf("after resizing:\n%s", x.screen())
		}
	}
	x.sees("hums at night")
	if err := x.tmux(nil, "kill-server"); err != nil { // the terminal is gone, with the client
		t.Fatal(err)
	}
	again := inTerminal(t, append(s.env, "LANG=zh_CN.UTF-8"), s.ssh("ssh", "-o SendEnv=LANG"))
	again.sees("谁来电？", "上次位置")
	again.press("C-r")
	again.sees("赵明月", "hums at night")
	s.stop()
	again.sees("服务器即将停止", "ended with 1")
	s.start()
	for _, c := range []struct{ command, said string }{
		{s.ssh("ssh", "") + " ls", "exec request failed"},
		{s.ssh("sftp", ""), "subsystem request failed"},
		{s.ssh("ssh", "-T") + " </dev/null", "a terminal is needed"},
		{strings.Replace(s.ssh("ssh", "-o BatchMode=yes"), s.identity, os.DevNull, 1), "Permission denied (publickey)"},
	} {
		inTerminal(t, s.env, c.command+" 2>&1").sees(c.said, "ended with ")
	}
	// A way through the server leads nowhere.
	inTerminal(t, s.env, s.ssh("ssh", "-W 127.0.0.1:"+s.port)).sees("ended with 255")
}
