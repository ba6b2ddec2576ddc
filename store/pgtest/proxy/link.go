package proxy

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"sync"
	"time"
)

// link is one client's connection and the one to the server behind it.
type link struct {
	p      *Proxy
	client *net.TCPConn

	mu        sync.Mutex
	server    *net.TCPConn
	ended     bool
	swallows  bool
	cutAnswer bool
	deaf      bool // what the server says reaches nobody any more

	commits map[string]bool // prepared statements that are a COMMIT
	said    bool            // the transaction has sent what a fault waits for
}

func (l *link) joined(server *net.TCPConn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		_ = server.Close()
		return false
	}
	l.server = server
	return true
}

// reset ends both connections hard.
func (l *link) reset() { l.end(true) }

// end resets the client; the server, unless that is said too, may still read
// what it was sent.
func (l *link) end(server bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = true
	_ = l.client.SetLinger(0) // these may be closed already, and that is as good
	_ = l.client.Close()
	if l.server == nil {
		return
	}
	if server {
		_ = l.server.SetLinger(0)
	}
	_ = l.server.Close()
}

func (l *link) swallow() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.swallows = true
}

// pass sends a message on, unless it is swallowed.
func (l *link) pass(to io.Writer, message []byte) error {
	l.mu.Lock()
	silent := l.swallows
	l.mu.Unlock()
	if silent {
		return nil
	}
	_, err := to.Write(message)
	return err
}

const (
	askTLS    = 80877103 // SSLRequest
	askGSS    = 80877104 // GSSENCRequest
	askCancel = 80877102 // CancelRequest
)

// asks passes on what the client sends.
func (l *link) asks() {
	defer l.reset()
	for {
		hello, err := message(l.client, false)
		if err != nil || len(hello) < 8 {
			return
		}
		switch binary.BigEndian.Uint32(hello[4:]) {
		case askTLS, askGSS:
			// No: what is encrypted could not be looked at.
			if _, err := l.client.Write([]byte{'N'}); err != nil {
				return
			}
			continue
		case askCancel:
			_ = l.pass(l.server, hello) // the client does not wait for an answer
			time.Sleep(10 * time.Millisecond)
			return
		}
		if l.pass(l.server, hello) != nil {
			return
		}
		break
	}
	for {
		m, err := message(l.client, true)
		if err != nil {
			return
		}
		f := l.strike(m)
		switch f.Kind {
		case Reset, CutBefore:
			return
		case Swallow:
			l.swallow()
		case Stall:
			time.Sleep(f.Late)
		case CutAnswer, CutAfter: // known before the server can answer
			l.mu.Lock()
			l.cutAnswer, l.deaf = f.Kind == CutAnswer, f.Kind == CutAfter
			l.mu.Unlock()
		}
		if l.pass(l.server, m) != nil {
			return
		}
		if f.Kind == CutAfter {
			l.end(false)
			return
		}
	}
}

// answer is what the server sent, and when the client gets it.
type answer struct {
	message []byte
	due     time.Time
}

// answers passes on what the server sends.
func (l *link) answers() {
	defer l.reset()
	underway := make(chan answer, 1000)
	var passed sync.WaitGroup
	defer passed.Wait()
	defer close(underway)
	passed.Go(func() {
		for a := range underway {
			time.Sleep(time.Until(a.due))
			if l.pass(l.client, a.message) != nil {
				l.reset()
			}
		}
	})
	for {
		m, err := message(l.server, true)
		if err != nil {
			return
		}
		l.mu.Lock()
		cut, deaf := l.cutAnswer && m[0] == 'C', l.deaf // CommandComplete
		l.mu.Unlock()
		if deaf {
			continue
		}
		if cut {
			l.reset()
			return
		}
		underway <- answer{m, l.p.due()}
	}
}

// message reads one message; the first of a connection has no letter.
func message(from io.Reader, letter bool) ([]byte, error) {
	head := 4
	if letter {
		head = 5
	}
	m := make([]byte, head)
	if _, err := io.ReadFull(from, m); err != nil {
		return nil, err
	}
	size := int(binary.BigEndian.Uint32(m[head-4:])) - 4
	if size < 0 || size > 1<<28 {
		return nil, io.ErrUnexpectedEOF
	}
	m = append(m, make([]byte, size)...)
	_, err := io.ReadFull(from, m[head:])
	return m, err
}

// strike tells which fault, if any, hits a message that a client sends now.
func (l *link) strike(m []byte) Fault {
	p, commit := l.p, l.commit(m)
	p.mu.Lock()
	defer p.mu.Unlock()
	f := p.armed
	said := l.said || f.Of != "" && bytes.Contains(m, []byte(f.Of))
	l.said = said && !commit
	if f.Kind == None || f.atCommit() && !commit || f.Of != "" && !said {
		return Fault{}
	}
	if f.After > 0 {
		p.armed.After--
		return Fault{}
	}
	p.armed = Fault{}
	p.happened[f.Kind]++
	if f.Dark > 0 {
		p.refuses = true
		time.AfterFunc(f.Dark, p.Plug)
	}
	return f
}

// commit tells whether a message has the server commit. A COMMIT that was
// prepared is one when it is bound.
func (l *link) commit(m []byte) bool {
	body := m[5:]
	switch m[0] {
	case 'Q': // Query: text
		return isCommit(body)
	case 'P': // Parse: name, text
		name, text, _ := bytes.Cut(body, []byte{0})
		l.commits[string(name)] = isCommit(text)
	case 'B': // Bind: portal, name
		_, rest, _ := bytes.Cut(body, []byte{0})
		name, _, _ := bytes.Cut(rest, []byte{0})
		return l.commits[string(name)]
	}
	return false
}

func isCommit(text []byte) bool {
	text = bytes.ToLower(bytes.TrimSpace(text))
	return bytes.HasPrefix(text, []byte("commit")) || bytes.HasPrefix(text, []byte("end"))
}
