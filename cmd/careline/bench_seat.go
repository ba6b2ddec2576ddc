package main

import (
	"io"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// benchSeat is a session over SSH whose screen is only counted.
type benchSeat struct {
	client *gossh.Client
	keys   io.Writer

	mu    sync.Mutex
	sent  int       // bytes in all
	first time.Time // when the first of them came since the last key; zero: none yet
	last  time.Time
}

// benchSit opens a session of 80x24.
func benchSit(address string, key gossh.Signer) (*benchSeat, error) {
	client, err := gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "bench", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, Timeout: 10 * time.Second,
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // it is told nothing that it does not know
	})
	if err != nil {
		return nil, err
	}
	s := &benchSeat{client: client}
	session, err := client.NewSession()
	if err == nil {
		session.Stdout = s
		s.keys, err = session.StdinPipe()
	}
	if err == nil {
		err = session.RequestPty("xterm-256color", 24, 80, nil)
	}
	if err == nil {
		err = session.Shell()
	}
	if err != nil {
		_ = client.Close()
		return nil, err
	}
	return s, nil
}

func (s *benchSeat) leave() { _ = s.client.Close() }

// Write takes what is drawn.
func (s *benchSeat) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if s.first.IsZero() {
		s.first = now
	}
	s.sent, s.last = s.sent+len(p), now
	return len(p), nil
}

func (s *benchSeat) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent
}

// press types and waits until nothing has come for a while: how long after the
// key the first and the last came, and how much. ok is false where nothing did.
func (s *benchSeat) press(keys string, quiet time.Duration) (first, last time.Duration, sent int, ok bool) {
	s.mu.Lock()
	before := s.sent
	s.first = time.Time{}
	s.mu.Unlock()
	began := time.Now()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		return 0, 0, 0, false
	}
	s.rest(quiet, 10*time.Second)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first.IsZero() {
		return 0, 0, 0, false
	}
	return s.first.Sub(began), s.last.Sub(began), s.sent - before, true
}

// rest waits until something has come and then nothing for a while; or until
// nothing came at all.
func (s *benchSeat) rest(quiet, most time.Duration) {
	began := time.Now()
	for time.Since(began) < most {
		s.mu.Lock()
		since := time.Since(s.last)
		came := !s.first.IsZero()
		s.mu.Unlock()
		if came && since >= quiet || !came && time.Since(began) > 10*quiet {
			return
		}
		time.Sleep(max(time.Millisecond, min(quiet-since, quiet)))
	}
}
