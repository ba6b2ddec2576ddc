package sshd_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"

	"careline"
	"careline/store"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/draft"
	"careline/tui/sshd"
)

// patience is how long a test waits for something before it gives up; it is
// never waited out where all is well.
const patience = 20 * time.Second

// house is a hotline with a door, and people with keys.
type house struct {
	t       testing.TB
	desk    *careline.Desk
	store   *store.Store
	boss    *careline.Session
	address string
	log     *paper
	clock   *clock
	porter  *porter
	stop    func() error // ends the server; the test does it by itself
	drafts  string
	change  func(*console.Options)
}

// paper is a log that may be read while it is written.
type paper struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (p *paper) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.b.Write(b)
}

func (p *paper) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.b.String()
}

// clock is the present, which a test may move on.
type clock struct{ ahead atomic.Int64 }

func (c *clock) now() time.Time { return time.Now().Add(time.Duration(c.ahead.Load())) }

func (c *clock) on(d time.Duration) { c.ahead.Add(int64(d)) }

// porter is a doorman with the keys in hand.
type porter struct {
	desk *careline.Desk
	mu   sync.Mutex
	keys map[string]string // logins by fingerprint
	away bool              // the store is out of reach
}

func (p *porter) has(key gossh.Signer, login string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keys[gossh.FingerprintSHA256(key.PublicKey())] = login
}

func (p *porter) lost(away bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.away = away
}

func (p *porter) SignInKey(ctx context.Context, fingerprint string) (*careline.Session, error) {
	p.mu.Lock()
	login, known := p.keys[fingerprint]
	p.mu.Unlock()
	if !known {
		return nil, careline.NewError(careline.CodeForbidden, careline.Say("Nobody here has this key.", "无人登记此密钥。"), nil)
	}
	return p.desk.SignIn(ctx, login)
}

func (p *porter) Admitted(ctx context.Context) (map[string]careline.Staff, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.away {
		return nil, careline.NewError(careline.CodeUnavailable, careline.Say("Away.", "不可用。"), nil)
	}
	in := map[string]careline.Staff{}
	for fingerprint, login := range p.keys {
		s, err := p.desk.SignIn(ctx, login)
		if err == nil {
			in[fingerprint] = s.Staff()
		}
	}
	return in, nil
}

var keysMade atomic.Int64

func newKey() string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", keysMade.Add(1)) }

// opened opens a house; change may set its limits.
func opened(t testing.TB, change ...func(*sshd.Options)) *house {
	t.Helper()
	h := &house{t: t, log: &paper{}, clock: &clock{}, drafts: t.TempDir(), change: func(*console.Options) {}}
	h.store = storetest.Fresh(t)
	h.desk = careline.NewDesk(h.store, h.clock.now, careline.Settings{Zone: time.FixedZone("CST", 8*3600)})
	if err := h.desk.Found(t.Context(), "1042", "王敏"); err != nil {
		t.Fatal(err)
	}
	var err error
	if h.boss, err = h.desk.SignIn(t.Context(), "1042"); err != nil {
		t.Fatal(err)
	}
	_, err = h.boss.AddCustomer(t.Context(), newKey(), careline.Customer{
		Name: "赵明月", Contacts: []careline.ContactPoint{{Raw: "13800138823"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	h.porter = &porter{desk: h.desk, keys: map[string]string{}}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.address = l.Addr().String()
	o := sshd.Options{
		Doorman: h.porter, HostKey: someKey(t), Lang: careline.English, Log: h.log, Clock: h.clock.now,
		Console: func(_ context.Context, s *careline.Session, lang careline.Lang) (console.Options, error) {
			o := console.Options{
				Session: s, Lang: lang, Theme: "dark", Store: "sqlite t.db", NewKey: newKey,
				Drafts: draft.Open(h.drafts, "hotline", s.Staff().Login),
			}
			h.change(&o)
			return o, nil
		},
	}
	for _, c := range change {
		c(&o)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	served := make(chan error, 1)
	go func() { served <- sshd.Serve(ctx, l, o) }()
	h.stop = sync.OnceValue(func() error {
		cancel()
		return <-served
	})
	t.Cleanup(func() {
		if err := h.stop(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	return h
}

func someKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// hired adds somebody to the staff and gives them a key.
func (h *house) hired(login string, role careline.Role) gossh.Signer {
	h.t.Helper()
	if _, err := h.boss.AddStaff(h.t.Context(), newKey(), careline.Staff{Login: login, Role: role}); err != nil {
		h.t.Fatal(err)
	}
	key := someKey(h.t)
	h.porter.has(key, login)
	return key
}

// logged waits for texts in one line of the log.
func (h *house) logged(texts ...string) string {
	h.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		for line := range strings.Lines(h.log.String()) {
			all := true
			for _, text := range texts {
				all = all && strings.Contains(line, text)
			}
			if all {
				return line
			}
		}
	}
	h.t.Fatalf("the log has no line with %q:\n%s", texts, h.log)
	return ""
}

// dial knocks with keys.
func (h *house) dial(banner *string, keys ...gossh.Signer) (*gossh.Client, error) {
	return gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: "whoever", Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // a test
		BannerCallback: func(m string) error {
			if banner != nil {
				*banner += m
			}
			return nil
		},
		Timeout: patience,
	})
}

func (h *house) in(keys ...gossh.Signer) *gossh.Client {
	h.t.Helper()
	c, err := h.dial(nil, keys...)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// seat is a person's terminal with a console on it.
type seat struct {
	t       testing.TB
	session *gossh.Session
	keys    io.Writer
	gone    chan error // how the session ended

	mu   sync.Mutex
	emu  *vt.Emulator
	raw  bytes.Buffer
	errs bytes.Buffer
}

func (s *seat) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw.Write(p)
	return s.emu.Write(p)
}

// sit starts a console on a connection.
func (h *house) sit(c *gossh.Client, env ...string) *seat {
	h.t.Helper()
	s, err := h.try(c, env...)
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (h *house) try(c *gossh.Client, env ...string) (*seat, error) {
	session, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	s := h.seat(session)
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		_ = session.Setenv(name, value)
	}
	if err := session.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{}); err != nil {
		return nil, err
	}
	if err := session.Shell(); err != nil {
		return nil, err
	}
	return s, nil
}

// seat gives a session a screen and a keyboard.
func (h *house) seat(session *gossh.Session) *seat {
	h.t.Helper()
	s := &seat{t: h.t, session: session, emu: vt.NewEmulator(80, 24), gone: make(chan error, 1)}
	go func() { _, _ = io.Copy(io.Discard, s.emu) }()
	session.Stdout, session.Stderr = s, &s.errs
	var err error
	if s.keys, err = session.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	return s
}

func (s *seat) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for y := range s.emu.Height() {
		var line strings.Builder
		for x := 0; x < s.emu.Width(); {
			c := s.emu.CellAt(x, y)
			if c == nil || c.Width == 0 {
				line.WriteByte(' ')
				x++
				continue
			}
			line.WriteString(c.Content)
			x += c.Width
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// wait waits until all the texts are on the screen at once.
func (s *seat) wait(texts ...string) string {
	s.t.Helper()
	missing := ""
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		screen := s.screen()
		missing = ""
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				missing = text
				break
			}
		}
		if missing == "" {
			return screen
		}
	}
	s.t.Fatalf("%q did not come to the screen:\n%s", missing, s.screen())
	return ""
}

func (s *seat) say(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ended waits until the session is over.
func (s *seat) ended() error {
	s.t.Helper()
	go func() { s.gone <- s.session.Wait() }()
	select {
	case err := <-s.gone:
		return err
	case <-time.After(patience):
		s.t.Fatalf("the session goes on:\n%s", s.screen())
		return nil
	}
}
