package sshd_test

import (
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"careline"
)

const home = "Who is calling?"

func TestAKeyOpensTheConsoleOfItsPerson(t *testing.T) {
	t.Parallel()
	h := opened(t)
	s := h.sit(h.in(h.hired("wang", careline.RoleOperator)))
	s.wait(home, "wang", "operator")
	s.say("8823")
	s.wait("赵明月")
	h.logged("in 127.0.0.1:", "wang (operator)", "SHA256:")
	s.say("\x03")
	if err := s.ended(); err != nil {
		t.Errorf("after quitting: %v", err)
	}
	h.logged("out", "wang after", "quit")
}

func TestAStrangersKeyIsRefusedWithASentenceAndALine(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key, said := someKey(t), ""
	if _, err := h.dial(&said, key); err == nil {
		t.Fatal("a stranger is in")
	}
	fingerprint := gossh.FingerprintSHA256(key.PublicKey())
	if !strings.Contains(said, "Nobody here has this key. "+fingerprint) || strings.Count(said, "\n") != 1 {
		t.Errorf("said %q", said)
	}
	h.logged("refused", fingerprint, `user "whoever"`)
	time.Sleep(20 * time.Millisecond)
	if n := strings.Count(h.log.String(), "\n"); n != 1 {
		t.Errorf("%d lines:\n%s", n, h.log)
	}
}

// An agent offers all its keys; the one that is known need not be the first.
func TestTheKeyThatHasSignedCountsOfSeveral(t *testing.T) {
	t.Parallel()
	h := opened(t)
	h.sit(h.in(someKey(t), h.hired("wang", careline.RoleOperator))).wait(home, "wang")
}

func TestNothingButAKeyOpens(t *testing.T) {
	t.Parallel()
	h := opened(t)
	for name, auth := range map[string][]gossh.AuthMethod{
		"nothing":  nil,
		"password": {gossh.Password("secret")},
		"questions": {gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) {
			return nil, nil
		})},
	} {
		_, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
			User: "wang", Auth: auth, HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // a test
		})
		if err == nil {
			t.Errorf("%s opens", name)
		}
	}
}
