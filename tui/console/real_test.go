package console_test

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/page"
)

// shown is a console in the real program on a virtual screen, which a test
// leads step by step.
type shown struct {
	t    testing.TB
	prog *tea.Program

	mu    sync.Mutex
	emu   *vt.Emulator
	raw   bytes.Buffer // all that was sent to the terminal
	shows bool         // the cursor
}

func (s *shown) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw.Write(p)
	_, err := s.emu.Write(windowTitle.ReplaceAll(p, nil))
	return len(p), err
}

// windowTitle is kept from the emulator, which takes the byte 9C of a letter
// such as 有 for the end of the title, as terminals in UTF-8 do not.
var windowTitle = regexp.MustCompile(`\x1b\]2;[^\x07]*\x07`)

// led makes a console a model that does the test's steps.
type led struct{ d *console.Driven }

type lead struct {
	do   func(*console.Driven)
	done chan struct{}
}

func (m led) Init() tea.Cmd  { return nil }
func (m led) View() tea.View { return m.d.View() }

func (m led) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if step, is := msg.(lead); is {
		step.do(m.d)
		close(step.done)
	} else {
		m.d.Do(msg)
	}
	return m, nil
}

// show starts the program on a screen.
func show(t testing.TB, o console.Options, fps int, environ ...string) *shown {
	t.Helper()
	s := &shown{t: t, emu: vt.NewEmulator(o.Width, o.Height)}
	_, _ = s.emu.WriteString("\x1b[20h")
	s.emu.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { s.shows = v }})
	go func() { _, _ = io.Copy(io.Discard, s.emu) }()
	input, keys := io.Pipe()
	o.Input, o.Output = input, s
	o.Environ = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, environ...)
	ctx := t.Context()
	s.prog = console.NewProgram(ctx, o, led{console.Drive(ctx, o)}, tea.WithFPS(fps))
	ended := make(chan error, 1)
	go func() {
		_, err := s.prog.Run()
		ended <- err
	}()
	t.Cleanup(func() {
		s.prog.Quit()
		_ = keys.Close()
		if err := <-ended; err != nil && ctx.Err() == nil {
			t.Errorf("the program ended with %v", err)
		}
		_ = s.emu.InputPipe().(io.Closer).Close()
	})
	return s
}

// step does a step, and waits for the screen to show what came of it.
func (s *shown) step(do func(*console.Driven)) tea.View {
	s.t.Helper()
	var v tea.View
	done := make(chan struct{})
	s.prog.Send(lead{func(d *console.Driven) {
		do(d)
		v = d.View()
	}, done})
	<-done
	want := strings.Split(ansi.Strip(v.Content), "\n")
	for i := range want {
		want[i] = strings.TrimRight(want[i], " ")
	}
	got, why, at := "", "", -1
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		now := s.written()
		if now == at { // nothing came since
			continue
		}
		at = now
		if got, why = s.differs(v, want); why == "" {
			return v
		}
	}
	s.t.Fatalf("the screen shows other than the page draws: %s\n%s\nwant\n%s", why, got, strings.Join(want, "\n"))
	return v
}

// written tells how much has come to the screen.
func (s *shown) written() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.Len()
}

func (s *shown) differs(v tea.View, want []string) (screen, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	screen = (&terminal{emu: s.emu}).text()
	if strings.TrimRight(bare(screen), "\n") != strings.TrimRight(bare(strings.Join(want, "\n")), "\n") {
		return screen, "the text"
	}
	if (v.Cursor != nil) != s.shows {
		return screen, "whether the cursor is seen"
	}
	if at := s.emu.CursorPosition(); v.Cursor != nil && (at.X != v.Cursor.X || at.Y != v.Cursor.Y) {
		return screen, "where the cursor stands"
	}
	return screen, ""
}

// bare takes the combining marks away, which the emulator does not keep.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, s)
}

// sent gives all that went to the terminal since the last time.
func (s *shown) sent() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.raw.Reset()
	return s.raw.String()
}

// meant are the sequences that the program sends on purpose: colours, where
// the cursor goes, what is cleared, the modes of a full screen and the window
// title.
var meant = regexp.MustCompile(plainSGR.String() +
	`|\x1b\[\d*(?:;\d*)?[ABCDEFGHJKLMPSTXZabdef` + "`" + `@]` + // move, clear, insert, delete, scroll
	`|\x1b\[\d*;\d*r|\x1bM|\x1b[78]` +
	`|\x1b\[\?(?:7|12|25|1049|2004|2026|2027|2048)[hl]|\x1b\[\?(?:2026|2027)\$p|\x1b\[[<>=]\d*(?:;\d*)?u|\x1b\[\?u|\x1b\[>4(?:;\d)?m|\x1b\[\?4m|\x1b\[>c|\x1b\[>0?q|\x1b\[\d? q` +
	`|\x1b\[1?[;\d]*t|\x1b[=>]|\x1b\]2;[^\x00-\x1f\x7f]*(?:\x07|\x1b\\)`)

// judge says what was sent that nobody meant to send.
func judge(raw string) string {
	text := meant.ReplaceAllString(raw, "\n")
	text = strings.NewReplacer("\r", "", "\b", "", "\t", "").Replace(text)
	if harm := storetest.Harm(text); harm != "" {
		return harm + " in " + around(text)
	}
	return ""
}

func sizeOf(w, h int) page.Size { return page.Size{Width: w, Height: h} }
