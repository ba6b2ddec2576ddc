package thrift_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"careline/tui/thrift"
)

// glass is a screen far away, with what was sent to it.
type glass struct {
	emu  *vt.Emulator
	sent int
}

func newGlass(width, height int) *glass {
	g := &glass{emu: vt.NewEmulator(width, height)}
	go func() { _, _ = io.Copy(io.Discard, g.emu) }()
	return g
}

func (g *glass) Write(p []byte) (int, error) {
	g.sent += len(p)
	// A line feed returns the carriage, as a terminal's driver has it.
	_, err := g.emu.Write(bytes.ReplaceAll(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")), []byte("\r\r\n"), []byte("\r\n")))
	return len(p), err
}

// hand draws frames as the console does.
type hand struct {
	t             testing.TB
	plain, thrift *glass
	renderer      *uv.TerminalRenderer
	raw           bytes.Buffer
	buf           uv.ScreenBuffer
	screen        *thrift.Screen
}

func newHand(t testing.TB, width, height int) *hand {
	h := &hand{t: t, plain: newGlass(width, height), thrift: newGlass(width, height)}
	h.renderer = uv.NewTerminalRenderer(&h.raw, []string{"TERM=xterm-256color"})
	h.renderer.SetColorProfile(colorprofile.TrueColor)
	h.renderer.SetScrollOptim(true)
	h.renderer.SetMapNewline(true)
	h.renderer.EnterAltScreen()
	h.renderer.Erase()
	h.screen = thrift.New(h.thrift, width, height)
	h.buf = uv.NewScreenBuffer(width, height)
	return h
}

func (h *hand) draw(text string, x, y int) {
	h.t.Helper()
	h.buf.Clear()
	uv.NewStyledString(text).Draw(h.buf, h.buf.Bounds())
	h.renderer.Render(h.buf.RenderBuffer)
	h.renderer.MoveTo(x, y)
	if err := h.renderer.Flush(); err != nil {
		h.t.Fatal(err)
	}
	_, _ = h.plain.Write(h.raw.Bytes())
	_, _ = h.screen.Write(h.raw.Bytes())
	h.raw.Reset()
}

// compare holds what is seen against what was to be drawn.
func (h *hand) compare(x, y int) {
	h.t.Helper()
	seen := func(c *uv.Cell) string {
		if c == nil || c.Content == "" || c.Content == " " && c.Style.Bg == nil && c.Style.Attrs&uv.AttrReverse == 0 && c.Style.Underline == 0 {
			return " "
		}
		if c.Content == " " { // nobody sees what colour a space has
			return fmt.Sprint(" ", c.Style.Bg, c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough), c.Style.Underline)
		}
		return fmt.Sprint(c.Content, c.Style.Fg, c.Style.Bg, c.Style.Attrs, c.Style.Underline)
	}
	for row := range h.buf.Height() {
		for col := 0; col < h.buf.Width(); {
			want := h.buf.CellAt(col, row)
			got := h.thrift.emu.CellAt(col, row)
			if seen(want) != seen(got) {
				h.t.Fatalf("at %d,%d stands %s and was drawn %s:\n%s\nbut\n%s", col, row, seen(got), seen(want), h.thrift.emu.String(), ansi.Strip(h.buf.Render()))
			}
			col += max(1, want.Width)
		}
	}
	if at := h.thrift.emu.CursorPosition(); at.X != x || at.Y != y {
		h.t.Fatalf("the cursor is at %v and was put to %d,%d", at, x, y)
	}
}

var words = []string{
	"王建国", "Wang Jianguo", " ", "   ", "138 0013 8823", "江苏省南京市鼓楼区建国路88号", "│", "──────────", "▸", "a", "é", "…", "3 found",
	strings.Repeat(" ", 30), strings.Repeat("=", 12),
}

var styles = []string{"", "\x1b[38;5;75m", "\x1b[1;4m", "\x1b[38;5;254;48;5;23m", "\x1b[7m", "\x1b[2m", "\x1b[48;5;23m", "\x1b[38;2;10;20;30m", "\x1b[9m"}

func someLine(chance *rand.Rand) string {
	var b strings.Builder
	for range chance.IntN(7) {
		b.WriteString(styles[chance.IntN(len(styles))] + words[chance.IntN(len(words))] + "\x1b[m")
	}
	return b.String()
}

// TestTheTerminalShowsWhatWasDrawn draws screens that follow from one another
// as those of the console do: other lines, scrolled lines, a letter more.
func TestTheTerminalShowsWhatWasDrawn(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		chance := rand.New(rand.NewPCG(seed, 7)) //nolint:gosec // the same screens each time
		width, height := 20+chance.IntN(70), 2+chance.IntN(24)
		h := newHand(t, width, height)
		lines := make([]string, height)
		for range 60 {
			switch chance.IntN(6) {
			case 0:
				for i := range lines {
					lines[i] = someLine(chance)
				}
			case 1: // scroll a part
				from := chance.IntN(height)
				copy(lines[from:], lines[min(height-1, from+1+chance.IntN(3)):])
			case 2:
				from := chance.IntN(height)
				copy(lines[min(height-1, from+1):], append([]string(nil), lines[from:]...))
			default:
				lines[chance.IntN(height)] = someLine(chance)
			}
			x, y := chance.IntN(width-1), chance.IntN(height)
			h.draw(strings.Join(lines, "\n"), x, y)
			h.compare(x, y)
		}
		if h.thrift.sent >= h.plain.sent {
			t.Errorf("%d: %d bytes were sent instead of %d", seed, h.thrift.sent, h.plain.sent)
		}
	}
}

func TestAScreenThatStaysSendsNothing(t *testing.T) {
	t.Parallel()
	h := newHand(t, 80, 24)
	text := strings.Repeat("王建国 江苏省南京市\n", 20)
	h.draw(text, 3, 3)
	before := h.thrift.sent
	h.draw(text, 3, 3)
	if h.thrift.sent != before {
		t.Errorf("%d bytes for nothing new", h.thrift.sent-before)
	}
	h.draw(strings.Replace(text, "市\n", "市!\n", 1), 3, 3)
	if n := h.thrift.sent - before; n > 30 {
		t.Errorf("%d bytes for one letter", n)
	}
	h.compare(3, 3)
}

func TestEverythingElsePasses(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	s := thrift.New(&out, 80, 24)
	const before = "\x1b[31mhello\r\n\x1b[?2026$p\x1b]11;?\a\x1b[>4;2m\x1b[?2004h"
	_, _ = io.WriteString(s, before)
	if out.String() != before {
		t.Errorf("outside the alternate screen %q came through", out.String())
	}
	_, _ = io.WriteString(s, "\x1b[?1049h\x1b[H\x1b[2J")
	out.Reset()
	const asks = "\x1b]2;careline · 王建国\a\x1b[?u\x1b[1 q\x1b[?1002h\x1b]11;?\a\x1b[>1u"
	_, _ = io.WriteString(s, asks)
	if out.String() != asks {
		t.Errorf("within it %q came through", out.String())
	}
	out.Reset()
	_, _ = io.WriteString(s, "\x1b[?25l\x1b[1;1Habc\x1b[?1049l\x1b[?2004l\x1b]2;\abye\r\n")
	if !strings.HasSuffix(out.String(), "\x1b[?1049l\x1b[?2004l\x1b]2;\abye\r\n") {
		t.Errorf("leaving it: %q", out.String())
	}
}

// FuzzScreen holds that no sequence breaks the screen.
func FuzzScreen(f *testing.F) {
	f.Add("\x1b[?1049h\x1b[2J王\x1b[1;1H\x1b[P\x1b[2;5r\x1b[3S\x1bM\n\x1b[9L", 80, 24)
	f.Add("\x1b[?1049h\x1b[K\x1b[999999999b\x1b[4h王\x1b[@\x1b[38;5m\x1b[58;2;1mx", 1, 1)
	f.Add("\x1b[?1049h王\x1b[J\x1b[r\x1b[0;0r\x1b[5I\x1b[5Z", 0, 0)
	f.Fuzz(func(t *testing.T, text string, width, height int) {
		s := thrift.New(io.Discard, min(width, 200), min(height, 100))
		_, _ = io.WriteString(s, text)
		s.Resize(7, 3)
		_, _ = io.WriteString(s, text)
	})
}
