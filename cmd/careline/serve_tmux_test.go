package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// door is careline serve on a hotline of its own, and OpenSSH to go through it.
type door struct {
	t      *testing.T
	folder string
	env    []string
	port   string
}

// openDoor starts careline serve. It needs ssh and ssh-keygen.
func openDoor(t *testing.T) *door {
	t.Helper()
	d := behindDoor(t, "")
	d.careline("customer", "add", "--name", "王建国", "--phone", "13800138823")
	d.open()
	return d
}

// behindDoor is a hotline that is still to be served; without a DSN, in a file.
func behindDoor(t *testing.T, dsn string) *door {
	t.Helper()
	if os.Getenv("CARELINE_TMUX") == "" {
		t.Skip("CARELINE_TMUX is not set")
	}
	folder := t.TempDir()
	return &door{t: t, folder: folder, env: []string{
		"CARELINE_STORE=" + cmp.Or(dsn, "sqlite:"+filepath.Join(folder, "hotline.db")), "CARELINE_AS=boss", "CARELINE_LANG=en",
		"CARELINE_CONFIG=" + emptyConfig(t), "XDG_STATE_HOME=" + folder, "TMPDIR=" + folder,
	}}
}

// open serves the hotline.
func (d *door) open() {
	t := d.t
	t.Helper()
	serve := exec.Command("careline", "serve", "--listen", "127.0.0.1:0", "--json")
	serve.Env = append(os.Environ(), d.env...)
	out, err := serve.StdoutPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = serve.Process.Signal(os.Interrupt)
		_ = serve.Wait()
	})
	var said struct{ Listening string }
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &said)
	}
	if err != nil {
		t.Fatalf("it does not say where it listens: %s %v", line, err)
	}
	_, d.port, _ = strings.Cut(said.Listening, ":")
}

// careline runs a command as the administrator.
func (d *door) careline(args ...string) string {
	d.t.Helper()
	cmd := exec.Command("careline", args...)
	cmd.Env = append(os.Environ(), d.env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("careline %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// key makes a pair of keys as people do, and gives its file.
func (d *door) key(name string) string {
	d.t.Helper()
	path := filepath.Join(d.folder, name)
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name+"@laptop", "-f", path).CombinedOutput(); err != nil {
		d.t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// ssh goes through the door with a key, in a terminal.
func (d *door) ssh(key string) *terminal {
	d.t.Helper()
	return inTerminal(d.t, d.env, "ssh -F none -p "+d.port+" -i "+key+" -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes"+
		" -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile="+filepath.Join(d.folder, "known")+" anybody@127.0.0.1")
}

// admit gives a new person a key by command, and says by what fingerprint.
func (d *door) admit(login, role, key string, more ...string) string {
	d.t.Helper()
	d.careline(append([]string{"staff", "add", "--login", login, "--name", login, "--role", role}, more...)...)
	var added struct{ Fingerprint string }
	said := d.careline("staff", "key", "--login", login, "--add", "@"+key+".pub", "--json")
	if err := json.Unmarshal([]byte(said), &added); err != nil {
		d.t.Fatalf("%v\n%s", err, said)
	}
	return added.Fingerprint
}

// inTime is how long a session that has lost its key may last: five seconds,
// and as many for a busy machine to show it.
const inTime = 10 * time.Second

// TestTmuxAKeyOpensTheDoorUntilItIsTakenAway goes through the door with
// OpenSSH: a stranger is told why not, a supervisor works, and is out within
// five seconds when the key is taken away or the person suspended.
func TestTmuxAKeyOpensTheDoorUntilItIsTakenAway(t *testing.T) {
	t.Parallel()
	d := openDoor(t)
	li, zhao := d.key("li"), d.key("zhao")
	stranger := d.ssh(d.key("stranger"))
	stranger.sees("This key is nobody's at this hotline", "Permission denied (publickey)", "ended with 255")

	print := d.admit("li", "supervisor", li)
	d.admit("zhao", "supervisor", zhao)
	one, other := d.ssh(li), d.ssh(zhao)
	for _, x := range []*terminal{one, other} {
		x.sees("Who is calling?")
		x.typeIn("8823")
		x.sees("王建国")
	}
	other.press("Enter")
	other.sees("Customer 王建国")

	d.careline("staff", "key", "--remove", print)
	began := time.Now()
	one.without("王建国", inTime)
	one.sees("ended with")
	t.Logf("without its key a session lasted %v", time.Since(began).Round(100*time.Millisecond))
	d.ssh(li).sees("This key is nobody's at this hotline", "ended with 255")

	// The other goes on until the person is suspended.
	other.sees("Customer 王建国")
	list := filepath.Join(d.folder, "staff.csv")
	if err := os.WriteFile(list, []byte("login,name,role,suspended\nzhao,zhao,supervisor,yes\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.careline("import", "staff", list)
	other.without("Customer 王建国", inTime)
	other.sees("ended with")
	d.ssh(zhao).sees("zhao is suspended", "ended with 255")
}

// TestTmuxADroppedLineLosesNothingTyped cuts a client off in the middle of a
// complaint; who comes back finds it.
func TestTmuxADroppedLineLosesNothingTyped(t *testing.T) {
	t.Parallel()
	d := openDoor(t)
	li := d.key("li")
	d.admit("li", "operator", li)
	x := d.ssh(li)
	x.sees("Who is calling?")
	x.typeIn("8823")
	x.sees("王建国")
	x.press("Enter")
	x.sees("Customer 王建国")
	x.press("c")
	x.sees("in their words")
	x.typeIn("leak")
	x.press("Enter", "Enter")
	x.typeIn("hums at night")
	x.sees("in their words  hums at night")
	if err := x.tmux(nil, "kill-server"); err != nil {
		t.Fatal(err)
	}
	again := d.ssh(li)
	again.sees("ctrl+r")
	again.press("C-r")
	again.sees("in their words  hums at night", "leak")
}
