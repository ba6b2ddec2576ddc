package sshd_test

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"careline"
	"careline/tui/sshd"
)

func TestNothingButTheConsoleIsGiven(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	for _, c := range []struct{ what, logged string }{
		{"exec", "exec"},
		{"subsystem", "subsystem"},
		{"auth-agent-req@openssh.com", "auth-agent-req"},
		{"x11-req", "x11-req"},
	} {
		s, err := h.in(key).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		said, _ := s.StderrPipe()
		ok, err := s.SendRequest(c.what, true, gossh.Marshal(struct{ Value string }{"sftp"}))
		if ok || err != nil {
			t.Errorf("%s is granted, %v", c.what, err)
		}
		h.logged("refused", c.logged, `user "whoever"`)
		_ = s.Close()
		if text, _ := io.ReadAll(said); (c.what == "exec" || c.what == "subsystem") && !strings.Contains(string(text), "only the console") {
			t.Errorf("%s: said %q", c.what, text)
		}
	}
	client := h.in(key)
	if _, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("the server listens for a client")
	}
	h.logged("refused", "tcpip-forward")
	if _, err := client.Dial("tcp", h.address); err == nil {
		t.Error("the server connects for a client")
	}
	h.logged("refused", "direct-tcpip")
	h.sit(client).wait(home) // none of it is in the way of the console
}

func TestOnlyTheLanguageIsTakenFromTheClient(t *testing.T) {
	t.Parallel()
	h := opened(t)
	client := h.in(h.hired("wang", careline.RoleOperator))
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for name, may := range map[string]bool{
		"LANG": true, "LC_ALL": true, "PATH": false, "LD_PRELOAD": false, "COLORTERM": false, "CARELINE_STORE": false, "HOME": false,
	} {
		if took := s.Setenv(name, "zh_CN.UTF-8") == nil; took != may {
			t.Errorf("%s is taken: %t", name, took)
		}
	}
	if s.Setenv("LANG", strings.Repeat("x", 1000)) == nil {
		t.Error("a long text is taken")
	}
	for range 5000 {
		if _, err := s.SendRequest("env", false, gossh.Marshal(struct{ Name, Value string }{"LANG", "en"})); err != nil {
			t.Fatal(err)
		}
	}
	_ = s.Close()
	h.sit(client, "LANG=zh_CN.UTF-8").wait("谁来电？", "话务员")
	h.sit(client, "LANG=en_US.UTF-8", "LC_ALL=zh_CN").wait("谁来电？")
}

func TestAHostileNameIsInertInTheLog(t *testing.T) {
	t.Parallel()
	h := opened(t)
	_, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: "x\x1b]52;c;cm0=\x07\nrefused nobody\u202e" + strings.Repeat("長", 500), Auth: []gossh.AuthMethod{gossh.PublicKeys(someKey(t))},
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), ClientVersion: "SSH-2.0-\xc2\x9b31m", //nolint:gosec // a test
	})
	if err == nil {
		t.Fatal("a stranger is in")
	}
	line := h.logged("not admitted")
	for _, r := range strings.TrimSuffix(line, "\n") {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
			t.Errorf("the log has %U: %q", r, line)
		}
	}
	if len(line) > 500 || strings.Count(h.log.String(), "\n") != 1 {
		t.Errorf("%d bytes: %s", len(line), h.log)
	}
	c := h.in(h.hired("wang", careline.RoleOperator))
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("x\x1b[31m", 24, 80, nil); err != nil {
		t.Errorf("a strange terminal is refused: %v", err)
	}
	h.logged("refused", "terminal")
	if strings.Contains(h.log.String(), "\x1b") {
		t.Errorf("%q", h.log)
	}
}

func TestTwoSessionsAConnection(t *testing.T) {
	t.Parallel()
	h := opened(t)
	greedy := h.in(h.hired("wang", careline.RoleOperator))
	a, b := h.sit(greedy), h.sit(greedy)
	a.wait(home)
	b.wait(home)
	for range 200 {
		if _, err := greedy.NewSession(); err == nil {
			t.Fatal("a third session is opened")
		}
	}
	h.logged("refused", "too many on a connection")
	h.sit(h.in(h.hired("li", careline.RoleOperator))).wait(home, "li")
	a.say("\x03")
	_ = a.ended()
	h.sit(greedy).wait(home)
}

func TestThreeHundredSilentConnectionsKeepNobodyOut(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	seated := h.sit(h.in(key))
	seated.wait(home)
	var silent []net.Conn
	for range 300 {
		c, err := net.Dial("tcp", h.address)
		if err != nil {
			t.Fatal(err)
		}
		silent = append(silent, c)
		t.Cleanup(func() { _ = c.Close() })
	}
	h.sit(h.in(key)).wait(home)
	open := 0
	for _, c := range silent {
		_ = c.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
		if _, err := io.Copy(io.Discard, c); err != nil && strings.Contains(err.Error(), "timeout") {
			open++
			_ = c.Close()
		}
	}
	if open > sshd.DefaultLimits().Addressed {
		t.Errorf("%d silent connections are still there", open)
	}
	seated.say("8823")
	seated.wait("赵明月")
	if n := strings.Count(h.log.String(), "\n"); n > 60 {
		t.Errorf("the flood wrote %d lines", n)
	}
	h.clock.on(time.Minute)
	h.logged("lines left out: ")
}

func TestWhoNeverSignsInIsGoneInTime(t *testing.T) {
	t.Parallel()
	h := opened(t, func(o *sshd.Options) { o.Limits.Knock = time.Second })
	key := h.hired("wang", careline.RoleOperator)
	silent, err := net.Dial("tcp", h.address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(silent); err != nil { // until it is closed
		t.Error(err)
	}
	// One with a key who asks for nothing holds nothing either.
	_ = h.in(key).Wait()
	h.logged("refused", "nobody signed in")
	h.sit(h.in(key)).wait(home)
}

func TestSessionsAreCountedByPersonByAddressAndInAll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		limits sshd.Limits
		keys   int
		said   string
	}{
		{"person", sshd.Limits{Person: 3}, 1, "you have too many sessions"},
		{"address", sshd.Limits{Address: 3}, 4, "too many sessions from your address"},
		{"all", sshd.Limits{Sessions: 3}, 4, "the server is full"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := opened(t, func(o *sshd.Options) { o.Limits = c.limits })
			var keys []gossh.Signer
			for i := range c.keys {
				keys = append(keys, h.hired(fmt.Sprintf("wang%d", i), careline.RoleOperator))
			}
			var first *seat
			for i := range 3 {
				s := h.sit(h.in(keys[i%len(keys)]))
				s.wait(home)
				if first == nil {
					first = s
				}
			}
			last := keys[len(keys)-1]
			full := h.sit(h.in(last))
			full.wait(c.said)
			if full.ended() == nil {
				t.Error("it ended well")
			}
			first.say("\x03")
			_ = first.ended()
			h.sit(h.in(last)).wait(home)
		})
	}
}

func TestWithoutATerminalThereIsASentence(t *testing.T) {
	t.Parallel()
	h := opened(t)
	s, err := h.in(h.hired("wang", careline.RoleOperator)).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, _ := s.StdoutPipe()
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	if text, _ := io.ReadAll(out); !strings.Contains(string(text), "a terminal is needed") {
		t.Errorf("said %q", text)
	}
	if s.Wait() == nil {
		t.Error("it ended well")
	}
}
