package console_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"careline"
	"careline/store"
	"careline/store/storetest"
	"careline/tui/console"
)

// patience is how long a test waits for something to be on the screen before
// it gives up; it is never waited out where all is well.
const patience = 20 * time.Second

// terminal is a virtual screen and keyboard with a console running on it.
type terminal struct {
	t     testing.TB
	mu    sync.Mutex
	emu   *vt.Emulator
	keys  *io.PipeWriter
	shown bool   // the cursor
	drawn string // what stands on the screen; empty where more was written since
	count int    // keys pressed that are not part of the words typed
	done  chan error
	stop  func() // ends the console; the test does it by itself
}

func (m *terminal) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.drawn = ""
	return m.emu.Write(p)
}

// start runs a console of a session on a screen of its own.
func start(t testing.TB, s *careline.Session, lang careline.Lang, width, height int, demo bool, with ...func(*console.Options)) *terminal {
	t.Helper()
	input, keys := io.Pipe()
	m := &terminal{t: t, emu: vt.NewEmulator(width, height), keys: keys, done: make(chan error, 1)}
	// A program whose input is no terminal takes it that a line feed returns
	// the carriage, as a terminal driver does.
	_, _ = m.emu.WriteString("\x1b[20h")
	m.emu.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { m.shown = v }})
	// What the terminal answers to the program's questions is not read by the
	// program here; it must only not block the emulator.
	go func() { _, _ = io.Copy(io.Discard, m.emu) }()
	ctx, cancel := context.WithCancel(t.Context())
	options := console.Options{
		Session: s, Lang: lang, Theme: "dark", Store: "sqlite t.db", Demo: demo, NewKey: newKeys(),
		Input: input, Output: m, Width: width, Height: height, Environ: []string{"TERM=xterm-256color"},
	}
	for _, change := range with {
		change(&options)
	}
	go func() { m.done <- console.Run(ctx, options) }()
	m.stop = sync.OnceFunc(func() {
		cancel()
		_ = keys.Close()
		if err := <-m.done; err != nil {
			t.Errorf("the console ended with %v", err)
		}
		_ = m.emu.InputPipe().(io.Closer).Close() // ends the reading above; Close itself races with it
	})
	t.Cleanup(m.stop)
	return m
}

var keysMade atomic.Int64

func newKeys() func() string {
	return func() string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", keysMade.Add(1)) }
}

// screen gives what stands on the screen, without colours. Who waits asks every
// millisecond, so it is put together only after something was written.
func (m *terminal) screen() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.drawn == "" {
		m.drawn = m.text()
	}
	return m.drawn
}

func (m *terminal) text() string {
	var b strings.Builder
	for y := range m.emu.Height() {
		var line strings.Builder
		for x := 0; x < m.emu.Width(); {
			c := m.emu.CellAt(x, y)
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

// cell gives the letters left of the cursor on its line, and whether it shows.
func (m *terminal) beforeCursor() (string, uv.Position, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := m.emu.CursorPosition()
	line := strings.Split(m.text(), "\n")[at.Y]
	width, end := 0, len(line)
	for i, r := range line {
		if width >= at.X {
			end = i
			break
		}
		width++
		if utf8.RuneLen(r) == 3 && r > 0x2e80 {
			width++
		}
	}
	return line[:end], at, m.shown
}

// wait waits until all the texts are on the screen at once.
func (m *terminal) wait(texts ...string) string {
	m.t.Helper()
	missing := ""
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		screen := m.screen()
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
	m.t.Fatalf("%q did not come to the screen:\n%s", missing, m.screen())
	return ""
}

// gone waits until a text is no longer on the screen.
func (m *terminal) gone(text string) {
	m.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if !strings.Contains(m.screen(), text) {
			return
		}
	}
	m.t.Fatalf("%q stays on the screen:\n%s", text, m.screen())
}

// say types words; they are not counted as keystrokes. A run of Chinese comes
// at once, as from an input method.
func (m *terminal) say(words string) {
	m.t.Helper()
	m.send(words)
}

var sequences = map[string]string{
	"enter": "\r", "tab": "\t", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"ctrl+s": "\x13", "ctrl+k": "\x0b", "ctrl+l": "\x0c", "ctrl+c": "\x03", "ctrl+t": "\x14", "ctrl+u": "\x15", "ctrl+g": "\x07", "ctrl+z": "\x1a",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
	"f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}

// press presses keys, and counts them.
func (m *terminal) press(names ...string) {
	m.t.Helper()
	for _, name := range names {
		m.count++
		if s, ok := sequences[name]; ok {
			name = s
		}
		m.send(name)
	}
}

func (m *terminal) send(s string) {
	m.t.Helper()
	if _, err := io.WriteString(m.keys, s); err != nil {
		m.t.Fatalf("typing %q: %v", s, err)
	}
}

// hotline is a store in a folder of its own, and a person who works with it.
type hotline struct {
	dsn     string
	store   *store.Store
	session *careline.Session
}

func open(t *testing.T, dsn string) hotline {
	t.Helper()
	s := storetest.Open(t, dsn)
	desk := careline.NewDesk(s, time.Now, careline.Settings{Zone: time.FixedZone("CST", 8*3600)})
	if err := desk.Found(t.Context(), "1042", "王敏"); err != nil {
		t.Fatal(err)
	}
	session, err := desk.SignIn(t.Context(), "1042")
	if err != nil {
		t.Fatal(err)
	}
	return hotline{dsn: dsn, store: s, session: session}
}

func found(t *testing.T) hotline {
	t.Helper()
	return foundOn(t, storetest.FreshDSN(t))
}

func foundOn(t *testing.T, dsn string) hotline {
	t.Helper()
	h := open(t, dsn)
	ctx, s, key := t.Context(), h.session, newKeys()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	gulou := careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"}
	_, err := s.SaveProduct(ctx, key(), careline.Product{
		Code: "EWH-60A", Name: careline.Words{EN: "60 L water heater", ZH: "60升电热水器"}, Skill: careline.SkillWaterHeater,
		Terms: []careline.WarrantyTerm{{Part: careline.CoversLabour, Months: 24}},
	})
	check(err)
	_, err = s.AddProvider(ctx, key(), careline.Provider{
		Name: "宁北服务", Territories: []careline.Region{gulou}, Skills: []string{careline.SkillWaterHeater}, Capacity: 20,
	})
	check(err)
	c, err := s.AddCustomer(ctx, key(), careline.Customer{
		Name: "王建国", Tier: careline.TierGold,
		Contacts: []careline.ContactPoint{{Raw: "13800138823"}, {Raw: "025-83321147"}},
		Homes:    []careline.Residence{{Site: careline.Site{Region: gulou, Street: "建国路88号阳光花园5-2-601"}}},
	})
	check(err)
	_, err = s.AddCustomer(ctx, key(), careline.Customer{Name: "李小红", Contacts: []careline.ContactPoint{{Raw: "13912345678"}}})
	check(err)
	today := s.Today()
	_, err = s.AddUnit(ctx, key(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2207-0041", Site: c.Homes[0].Site.ID, Installed: today,
		Purchase: careline.Purchase{Date: today}, Owners: []careline.Ownership{{Customer: c.ID, From: today}},
	})
	check(err)
	return h
}
