package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"

	"careline"
	"careline/store"
	"careline/store/demo"
	"careline/tui/console"
	"careline/tui/page/settings"
	"careline/tui/theme"
)

// Every picture is of this size in cells, and of this moment.
const width, height = 100, 28

// customers is how many the hotline has: enough to fill a board.
const customers = 400

var now = time.Date(2026, 11, 24, 14, 32, 0, 0, time.FixedZone("CST", 8*3600))

// hotline is the made-up one that all pictures show.
type hotline struct {
	folder  string
	store   *store.Store
	session *careline.Session
	keys    int // of commands, made so far
}

func open(ctx context.Context) (*hotline, error) {
	folder, err := os.MkdirTemp("", "careline-pictures-")
	if err != nil {
		return nil, err
	}
	h := &hotline{folder: folder}
	if h.store, err = store.Open(ctx, "sqlite:"+filepath.Join(folder, "demo.db"), store.Options{Create: true}); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if _, err = demo.Fill(ctx, h.store, demo.Options{Seed: 1, Customers: customers, Now: now, Zone: now.Location()}); err == nil {
		desk := careline.NewDesk(h.store, func() time.Time { return now }, careline.Settings{Zone: now.Location(), Country: "CN"})
		h.session, err = desk.SignIn(ctx, demo.Operator)
	}
	if err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

func (h *hotline) close() {
	_ = h.store.Close()
	_ = os.RemoveAll(h.folder)
}

func (h *hotline) newKey() string {
	h.keys++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", h.keys)
}

// play runs a console, drives it through a scene and takes the picture.
func (h *hotline) play(ctx context.Context, s scene) ([]byte, error) {
	ctx, cancel := context.WithCancel(ctx)
	input, keys := io.Pipe()
	m := &screen{emu: vt.NewEmulator(width, height)}
	m.emu.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { m.cursor = v }})
	// The program takes it that a line feed returns the carriage, and does not
	// read what the terminal answers.
	_, _ = m.emu.WriteString("\x1b[20h")
	go func() { _, _ = io.Copy(io.Discard, m.emu) }()
	done := make(chan error, 1)
	go func() {
		done <- console.Run(ctx, console.Options{
			Session: h.session, Lang: s.lang, Theme: theme.NameDark, Store: "demo", Demo: true, NewKey: h.newKey,
			Settings: func(context.Context) (settings.Setup, error) { return settings.Setup{}, nil },
			Input:    input, Output: m, Width: width, Height: height, Environ: []string{"TERM=xterm-256color", "COLORTERM=truecolor", "CLICOLOR_FORCE=1"},
		})
	}()
	picture, err := m.drive(keys, s)
	cancel()
	_ = keys.Close()
	err = errors.Join(err, <-done)
	_ = m.emu.InputPipe().(io.Closer).Close() // ends the reading above
	return picture, err
}

// screen is a virtual terminal.
type screen struct {
	mu     sync.Mutex
	emu    *vt.Emulator
	cursor bool
	wrote  int // bytes the program wrote so far
}

func (m *screen) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.wrote += len(p)
	return m.emu.Write(p)
}

func (m *screen) drive(keys io.Writer, s scene) ([]byte, error) {
	if err := m.wait("●"); err != nil { // the console hears of others' changes
		return nil, err
	}
	for _, step := range s.steps {
		if _, err := io.WriteString(keys, step.keys); err != nil {
			return nil, err
		}
		if err := m.wait(step.until); err != nil {
			return nil, err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.svg(s.title), nil
}

// wait waits until text is on the screen and nothing more is drawn.
func (m *screen) wait(text string) error {
	const quiet, patience = 150 * time.Millisecond, 2 * time.Minute
	last, since := -1, time.Now()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(5 * time.Millisecond) {
		m.mu.Lock()
		wrote, found := m.wrote, strings.Contains(m.text(), text)
		m.mu.Unlock()
		if wrote != last {
			last, since = wrote, time.Now()
		}
		if found && time.Since(since) >= quiet {
			return nil
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return fmt.Errorf("%q did not come to the screen:\n%s", text, m.text())
}

// text is what stands on the screen, without colours.
func (m *screen) text() string {
	var b strings.Builder
	for y := range height {
		m.row(y, func(_ int, c cell) { b.WriteString(c.text) })
		b.WriteByte('\n')
	}
	return b.String()
}
