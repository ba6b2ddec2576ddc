package sshd

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"careline"
	"careline/tui/console"
)

// Doorman knows whose key is whose.
type Doorman interface {
	// SignInKey gives a Session to whoever the key of this fingerprint, as
	// ssh-keygen -l prints it, belongs to; it is forbidden to everybody else.
	SignInKey(ctx context.Context, fingerprint string) (*careline.Session, error)
	// Admitted gives everybody who may be in now, by the fingerprints of their
	// keys.
	Admitted(ctx context.Context) (map[string]careline.Staff, error)
}

// Options are what the door needs.
type Options struct {
	Doorman Doorman
	// Console makes what a console of this person needs; the screen, the keys
	// and what was open before are added by the door.
	Console func(ctx context.Context, s *careline.Session, lang careline.Lang) (console.Options, error)
	HostKey gossh.Signer
	Lang    careline.Lang // spoken to those who name none
	Log     io.Writer     // one line a sign-in, and one an attempt that was refused
	Clock   careline.Clock
	Limits  Limits
}

// door is the server at work.
type door struct {
	Options
	diary  *diary
	gate   *gate
	trails *trails

	mu     sync.Mutex
	visits map[*visit]bool
	over   bool // nobody is let in any more
	all    sync.WaitGroup
}

// leaveWithin is how long consoles have to keep what is typed when the server
// ends.
const leaveWithin = 8 * time.Second

// Serve lets people in until ctx ends; then those who are in are told so, what
// they have typed is kept, and Serve returns nil. It closes the listener.
func Serve(ctx context.Context, l net.Listener, o Options) error {
	o.Limits = o.Limits.filled()
	d := &door{Options: o, diary: newDiary(o.Log, o.Clock), trails: newTrails(), visits: map[*visit]bool{}}
	d.gate = newGate(l, o.Limits, d.diary)
	server, err := wish.NewServer(
		wish.WithVersion("careline"),
		func(s *ssh.Server) error { s.AddHostKey(o.HostKey); return nil },
		wish.WithPublicKeyAuth(func(_ ssh.Context, key ssh.PublicKey) bool { return sane(key) }),
		ssh.EmulatePty(),
		d.narrow,
	)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	guarded := make(chan struct{})
	go func() {
		defer close(guarded)
		d.guard(ctx)
	}()
	served := make(chan error, 1)
	go func() { served <- server.Serve(d.gate) }()
	select {
	case err = <-served:
		cancel()
	case <-ctx.Done():
		_ = l.Close()
	}
	<-guarded
	d.endAll()
	_ = server.Close()
	d.diary.close()
	return err
}

// narrow takes away from the server what is not needed.
func (d *door) narrow(s *ssh.Server) error {
	s.HandshakeTimeout = d.Limits.Knock
	s.ConnCallback = func(ctx ssh.Context, c net.Conn) net.Conn {
		ctx.SetValue(knockKey{}, c)
		return c
	}
	s.ServerConfigCallback = d.config
	s.ConnectionFailedCallback = d.failed
	s.ChannelHandlers = map[string]ssh.ChannelHandler{"session": d.session, "default": d.refuseChannel}
	s.RequestHandlers = map[string]ssh.RequestHandler{
		"tcpip-forward": d.refuseRequest, "streamlocal-forward@openssh.com": d.refuseRequest,
	}
	s.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	return nil
}

// endAll ends every session and waits until their consoles are over.
func (d *door) endAll() {
	d.mu.Lock()
	d.over = true
	for v := range d.visits {
		v.end(endStop)
	}
	d.mu.Unlock()
	done := make(chan struct{})
	go func() {
		d.all.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(leaveWithin):
	}
}
