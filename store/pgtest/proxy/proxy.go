// Package proxy stands between a client and a PostgreSQL server and does to
// their connections what networks do: it makes them slow, resets them, swallows
// what is sent, and cuts them at the moment of a COMMIT, before the server has
// it, after, or when its answer comes back. What it does and when is armed by
// the test, from a seed that the test prints.
package proxy

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// Kind is what happens to one connection.
type Kind int

const (
	None      Kind = iota
	Reset          // both sides are reset
	Swallow        // stays open, and nothing passes any more
	Stall          // one message of the client comes late
	CutBefore      // at a COMMIT, which the server never gets
	CutAfter       // at a COMMIT, which the server gets and carries out
	CutAnswer      // at the server's word that it has committed
	kinds
)

func (k Kind) String() string {
	return [...]string{"none", "reset", "swallow", "stall", "cut before commit", "cut after commit", "cut at the answer"}[k]
}

// Fault is armed once and happens once.
type Fault struct {
	Kind Kind
	// After is how many messages of clients, or COMMITs where that is the
	// moment, pass unharmed before.
	After int
	// Of is a text that the transaction must have sent whose COMMIT is hit; any
	// is where it is empty.
	Of string
	// Late is how long a Stall holds a message.
	Late time.Duration
	// Dark is for how long nobody can connect afterwards.
	Dark time.Duration
}

func (f Fault) String() string { return fmt.Sprintf("%v after %d", f.Kind, f.After) }

func (f Fault) atCommit() bool { return f.Kind >= CutBefore }

// Random is a fault out of those kinds, within the first messages of a save.
func Random(r *rand.Rand, of ...Kind) Fault {
	f := Fault{Kind: of[r.IntN(len(of))], Late: 2 * time.Second}
	if !f.atCommit() {
		f.After = r.IntN(30)
	}
	return f
}

// Proxy is one port before one server.
type Proxy struct {
	listener net.Listener
	server   string
	all      sync.WaitGroup

	mu       sync.Mutex
	open     map[*link]struct{}
	armed    Fault
	happened [kinds]int
	latency  time.Duration
	refuses  bool
	closed   bool
}

// Start puts a proxy before the server at a host:port until the test ends.
func Start(t testing.TB, server string) *Proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{listener: l, server: server, open: map[*link]struct{}{}}
	p.all.Go(p.accept)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// Addr is the proxy's host:port.
func (p *Proxy) Addr() string { return p.listener.Addr().String() }

// Arm has a fault happen; it replaces one that has not happened yet. None disarms.
func (p *Proxy) Arm(f Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.armed = f
}

// Happened tells how often there was such a fault.
func (p *Proxy) Happened(k Kind) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.happened[k]
}

// Latency has each answer of the server come that much later; several that are
// under way at once come as close together as before.
func (p *Proxy) Latency(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.latency = d
}

// Unplug resets all connections and refuses new ones until Plug.
func (p *Proxy) Unplug() {
	p.mu.Lock()
	p.refuses = true
	p.mu.Unlock()
	p.each((*link).reset)
}

// Plug undoes Unplug.
func (p *Proxy) Plug() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refuses = false
}

// BlackHole swallows whatever is sent from now on over the connections that
// there are; they stay open.
func (p *Proxy) BlackHole() { p.each((*link).swallow) }

// Close resets all connections and frees the port.
func (p *Proxy) Close() error {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	err := p.listener.Close()
	p.each((*link).reset)
	p.all.Wait()
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func (p *Proxy) each(do func(*link)) {
	p.mu.Lock()
	var all []*link
	for l := range p.open {
		all = append(all, l)
	}
	p.mu.Unlock()
	for _, l := range all {
		do(l)
	}
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // closed
		}
		p.all.Go(func() { p.serve(client.(*net.TCPConn)) })
	}
}

func (p *Proxy) serve(client *net.TCPConn) {
	l := &link{p: p, client: client, commits: map[string]bool{}}
	if !p.enter(l) {
		l.reset()
		return
	}
	defer p.leave(l)
	server, err := net.DialTimeout("tcp", p.server, 5*time.Second)
	if err != nil {
		l.reset()
		return
	}
	if !l.joined(server.(*net.TCPConn)) {
		return
	}
	var both sync.WaitGroup
	both.Go(l.asks)
	both.Go(l.answers)
	both.Wait()
	l.reset()
}

func (p *Proxy) enter(l *link) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.refuses || p.closed {
		return false
	}
	p.open[l] = struct{}{}
	return true
}

func (p *Proxy) leave(l *link) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, l)
}

// due is when what the server sends now reaches the client.
func (p *Proxy) due() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Add(p.latency)
}
