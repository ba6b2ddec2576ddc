package sshd_test

import (
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// line is a network between a client and the door that can go silent.
type line struct {
	net.Listener
	silent atomic.Bool // what is sent is swallowed
	stuck  atomic.Bool // what the door sends is not taken
}

func newLine(t testing.TB, to string) *line {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	m := &line{Listener: l}
	go func() {
		for {
			a, err := l.Accept()
			if err != nil {
				return
			}
			b, err := net.Dial("tcp", to)
			if err != nil {
				return
			}
			_ = b.(*net.TCPConn).SetReadBuffer(4 << 10)
			t.Cleanup(func() {
				_ = a.Close()
				_ = b.Close()
			})
			go m.carry(a, b, func() {})
			go m.carry(b, a, func() {
				for m.stuck.Load() && t.Context().Err() == nil {
					time.Sleep(10 * time.Millisecond)
				}
			})
		}
	}()
	return m
}

// carry swallows what comes once the line is cut, as a network does that
// nobody hears from.
func (m *line) carry(from io.Reader, to io.Writer, first func()) {
	buf := make([]byte, 4096)
	for {
		first()
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		if !m.silent.Load() {
			_, _ = to.Write(buf[:n])
		}
	}
}

func (m *line) cut() { m.silent.Store(true) }

// over signs in over a line.
func (h *house) over(m *line, key gossh.Signer) *gossh.Client {
	h.t.Helper()
	straight := h.address
	h.address = m.Addr().String()
	defer func() { h.address = straight }()
	return h.in(key)
}
