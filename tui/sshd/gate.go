package sshd

import (
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// gate takes connections. Those from which nobody has signed in are few and
// short-lived: when there is one too many the oldest goes, so that whoever
// holds the door handle keeps nobody else out.
type gate struct {
	net.Listener
	limits Limits
	diary  *diary

	mu      sync.Mutex
	waiting []*knock // the oldest first
}

// sendBytes is how much may be under way to a client: some screens full.
const sendBytes = 64 << 10

// knock is a connection.
type knock struct {
	net.Conn
	gate *gate
	from string // the address, without the port

	mu    sync.Mutex
	timer *time.Timer
	told  bool // why it was refused stands in the log
	shut  bool
}

// knockKey is where an SSH connection's context has its knock.
type knockKey struct{}

func newGate(l net.Listener, limits Limits, d *diary) *gate {
	return &gate{Listener: l, limits: limits, diary: d}
}

// Accept waits for the next connection.
func (g *gate) Accept() (net.Conn, error) {
	c, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	if t, is := c.(*net.TCPConn); is {
		_ = t.SetWriteBuffer(sendBytes) // more would only hide that nobody takes it
	}
	k := &knock{Conn: c, gate: g, from: addressOf(c.RemoteAddr())}
	g.wait(k)
	return k, nil
}

// addressOf is who a connection counts for: an address, or of IPv6 the network
// that one household has.
func addressOf(a net.Addr) string {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return a.String()
	}
	ip := at.Addr().Unmap().WithZone("")
	if ip.Is6() {
		if net, err := ip.Prefix(64); err == nil {
			return net.String()
		}
	}
	return ip.String()
}

// wait puts a connection among those from which nobody has signed in.
func (g *gate) wait(k *knock) {
	g.mu.Lock()
	g.waiting = append(g.waiting, k)
	k.mu.Lock()
	k.timer = time.AfterFunc(g.limits.Knock, func() { g.drop(k, "nobody signed in in time") })
	k.mu.Unlock()
	crowded := g.crowded(k.from)
	g.mu.Unlock()
	if crowded != nil {
		g.drop(crowded, "gave way to newer connections")
	}
}

// crowded gives the connection that has to go, if there are too many: the
// oldest from the address that has the most.
func (g *gate) crowded(newest string) *knock {
	count := map[string]int{}
	most := newest
	for _, k := range g.waiting {
		count[k.from]++
	}
	if count[newest] <= g.limits.Addressed && len(g.waiting) <= g.limits.Knocks {
		return nil
	}
	if count[newest] <= g.limits.Addressed {
		for from, n := range count {
			if n > count[most] {
				most = from
			}
		}
	}
	return g.waiting[slices.IndexFunc(g.waiting, func(k *knock) bool { return k.from == most })]
}

// drop closes a connection that waits.
func (g *gate) drop(k *knock, why string) {
	if g.admit(k) {
		k.refuse(why)
		_ = k.Close()
	}
}

// admit takes a connection from those that wait; false where it does not.
func (g *gate) admit(k *knock) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.Index(g.waiting, k)
	if i < 0 {
		return false
	}
	g.waiting = slices.Delete(g.waiting, i, i+1)
	k.mu.Lock()
	k.timer.Stop()
	k.mu.Unlock()
	return true
}

// again puts a connection whose sessions are over back among those that wait.
func (g *gate) again(k *knock) {
	g.mu.Lock()
	waits := slices.Contains(g.waiting, k)
	g.mu.Unlock()
	k.mu.Lock()
	over := k.shut
	k.told = true // it was no refusal, or was told as one
	k.mu.Unlock()
	if !over && !waits {
		g.wait(k)
	}
}

// at gives the connection that waits from an address with its port.
func (g *gate) at(address string) *knock {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, k := range g.waiting {
		if k.RemoteAddr().String() == address {
			return k
		}
	}
	return nil
}

// refuse writes once why a connection came to nothing.
func (k *knock) refuse(why string) {
	k.mu.Lock()
	told := k.told
	k.told = true
	k.mu.Unlock()
	if !told {
		k.gate.diary.refused(k.RemoteAddr().String(), why)
	}
}

// Close closes the connection; it waits no longer.
func (k *knock) Close() error {
	k.mu.Lock()
	k.shut = true
	k.mu.Unlock()
	k.gate.admit(k)
	return k.Conn.Close()
}
