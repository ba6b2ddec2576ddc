package sshd_test

import (
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"careline"
)

// soon is within what a removed key may go on working.
const soon = 5 * time.Second

func TestWhoIsNoLongerAdmittedIsOutInFiveSeconds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, said string
		change     func(*house, gossh.Signer)
	}{
		{"key", "no longer opens", func(h *house, key gossh.Signer) {
			h.porter.mu.Lock()
			delete(h.porter.keys, gossh.FingerprintSHA256(key.PublicKey()))
			h.porter.mu.Unlock()
		}},
		{"suspended", "no longer opens", func(h *house, _ gossh.Signer) { h.edit("wang", func(s *careline.Staff) { s.Suspended = true }) }},
		{"role", "your role has changed", func(h *house, _ gossh.Signer) {
			h.edit("wang", func(s *careline.Staff) { s.Role = careline.RoleTrainer })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := opened(t)
			key := h.hired("wang", careline.RoleOperator)
			out, stays := h.sit(h.in(key)), h.sit(h.in(h.hired("li", careline.RoleOperator)))
			out.wait(home)
			stays.wait(home)
			c.change(h, key)
			began := time.Now()
			if out.ended() == nil {
				t.Error("it ended well")
			}
			if took := time.Since(began); took > soon {
				t.Errorf("it took %v", took)
			}
			out.wait(c.said)
			stays.say("8823")
			stays.wait("赵明月")
		})
	}
}

func (h *house) edit(login string, change func(*careline.Staff)) {
	h.t.Helper()
	all, err := h.boss.StaffList(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	for _, s := range all {
		if s.Login == login {
			change(&s)
			if _, err := h.boss.ChangeStaff(h.t.Context(), newKey(), s); err != nil {
				h.t.Fatal(err)
			}
		}
	}
}

func TestNobodyIsPutOutBecauseTheStoreIsAway(t *testing.T) {
	t.Parallel()
	h := opened(t)
	s := h.sit(h.in(h.hired("wang", careline.RoleOperator)))
	s.wait(home)
	h.porter.lost(true)
	time.Sleep(2500 * time.Millisecond) // one round of the guard
	s.say("8823")
	s.wait("赵明月")
}

// typing brings a person to a new complaint and types into it.
func (s *seat) typing(text string) {
	s.t.Helper()
	s.wait(home)
	s.say("8823")
	s.wait("赵明月")
	s.say("\r")
	s.wait("Customer 赵明月", "History")
	s.say("n")
	s.say(text)
	s.wait(text)
}

func TestASessionWithoutAKeyIsLockedAndItsTypingKept(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	s := h.sit(h.in(key))
	s.typing("hums at night")
	h.clock.on(14 * time.Minute)
	s.say("!")
	s.wait("hums at night!")
	h.clock.on(2 * time.Minute)
	time.Sleep(2500 * time.Millisecond) // a key came 2 minutes ago
	s.wait("hums at night!")
	h.clock.on(14 * time.Minute)
	if s.ended() == nil {
		t.Error("it ended well")
	}
	screen := s.wait("locked", "reconnect with your key")
	if strings.Contains(screen, "赵明月") || strings.Contains(screen, "138") {
		t.Errorf("a locked screen shows:\n%s", screen)
	}
	s.mu.Lock()
	titles := strings.Split(s.raw.String(), "\x1b]2;")
	s.mu.Unlock()
	if last := titles[len(titles)-1]; strings.HasPrefix(last, "careline") {
		t.Errorf("the window is still called %.40q", last)
	}
	h.logged("out", "wang", "locked")
	h.back(key, "hums at night!")
}

// back signs in again and returns to the page with what was typed on it.
func (h *house) back(key gossh.Signer, typed string) {
	h.t.Helper()
	s := h.sit(h.in(key))
	s.wait(home, "Customer 赵明月", "ctrl+r")
	s.say("\x12")
	s.wait("Customer 赵明月", "History", typed)
}

func TestADroppedLineLosesNothingTyped(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	c := h.in(key)
	s := h.sit(c)
	s.typing("leaks since Monday")
	_ = c.Close()
	h.logged("out", "wang", "line dropped")
	h.back(key, "leaks since Monday")
}

// The old line is not known to be dead when its person is back.
func TestALineThatDiedWithoutAWordGivesWayToItsPerson(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	line := newLine(t, h.address)
	c := h.over(line, key)
	s := h.sit(c)
	s.typing("leaks since Monday")
	line.cut()
	h.back(key, "leaks since Monday")
	h.logged("out", "wang", "dead")
}

// Of what was only searched for, the search comes back.
func TestTheSearchComesBackAsWell(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	c := h.in(key)
	s := h.sit(c)
	s.wait(home)
	s.say("8823")
	s.wait("赵明月")
	_ = c.Close()
	h.logged("out", "line dropped")
	again := h.sit(h.in(key))
	again.wait(home, "ctrl+r")
	again.say("\x12")
	again.wait("8823", "赵明月")
	again.say("\x03") // who quits has finished
	_ = again.ended()
	third := h.sit(h.in(key))
	if screen := third.wait(home); strings.Contains(screen, "ctrl+r") {
		t.Errorf("it is offered again:\n%s", screen)
	}
}

func TestTheEndOfTheServerKeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	h := opened(t)
	key := h.hired("wang", careline.RoleOperator)
	s := h.sit(h.in(key))
	s.typing("hums at night")
	if err := h.stop(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if s.ended() == nil {
		t.Error("it ended well")
	}
	s.wait("the server stops; what you typed is kept")
	h.logged("out", "wang", "server stopped")
}

func TestAnyNumberOfResizesAtAnyMoment(t *testing.T) {
	t.Parallel()
	h := opened(t)
	s := h.sit(h.in(h.hired("wang", careline.RoleOperator)))
	s.mu.Lock()
	s.emu.Resize(512, 200) // what was drawn for a larger screen must find room on this one
	s.mu.Unlock()
	for i := range 10_000 {
		if err := s.session.WindowChange(i%60, (i*7)%200); err != nil {
			t.Fatal(err)
		}
	}
	for _, size := range [][2]int{{1, 1}, {0, 0}, {1 << 20, 1 << 20}, {0, 80}} {
		if err := s.session.WindowChange(size[0], size[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.session.WindowChange(40, 120); err != nil {
		t.Fatal(err)
	}
	s.wait(home)
	s.say("8823")
	s.wait("赵明月")
	for deadline := time.Now().Add(patience); !strings.Contains(strings.Split(s.screen(), "\n")[39], "help"); {
		if time.Now().After(deadline) {
			t.Fatalf("the keys are not on the last line:\n%s", s.screen())
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func TestATerminalOfNoSizeGetsOneLater(t *testing.T) {
	t.Parallel()
	h := opened(t)
	session, err := h.in(h.hired("wang", careline.RoleOperator)).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s := h.seat(session)
	if err := session.RequestPty("xterm", 0, 0, nil); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	if err := session.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	s.wait(home)
}

// A terminal that takes nothing must not be in anybody's way, and is given up.
func TestASlowReaderSlowsOnlyItself(t *testing.T) {
	t.Parallel()
	h := opened(t)
	line := newLine(t, h.address)
	slow := h.sit(h.over(line, h.hired("slow", careline.RoleOperator)))
	slow.wait(home)
	line.stuck.Store(true)
	go func() {
		for i := 0; ; i++ {
			if slow.session.WindowChange(24, 70+i%10) != nil { // all is drawn anew
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	quick := h.sit(h.in(h.hired("quick", careline.RoleOperator)))
	quick.wait(home)
	quick.say("8823")
	quick.wait("赵明月")
	stop := time.Now().Add(patience)
	for !strings.Contains(h.log.String(), "took nothing") && time.Now().Before(stop) {
		h.clock.on(5 * time.Second)
		quick.say(" ")
		time.Sleep(100 * time.Millisecond)
	}
	h.logged("out", "slow", "took nothing")
	quick.say("x")
	quick.wait("8823")
}
