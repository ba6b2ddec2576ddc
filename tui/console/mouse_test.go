package console_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
)

// spot gives the cell where a text begins on the screen, counted from nought.
func (m *terminal) spot(text string) (x, y int) {
	m.t.Helper()
	for y, line := range strings.Split(m.wait(text), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	m.t.Fatalf("%q is not on the screen", text)
	return 0, 0
}

// click presses and releases the left button on the cell where a text begins,
// and so many cells right of it.
func (m *terminal) click(text string, right int) {
	m.t.Helper()
	x, y := m.spot(text)
	m.send(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x+right+1, y+1, x+right+1, y+1))
}

// wheel turns the wheel over a text, down by so many notches.
func (m *terminal) wheel(text string, notches int) {
	m.t.Helper()
	x, y := m.spot(text)
	button := 65
	if notches < 0 {
		button, notches = 64, -notches
	}
	m.send(strings.Repeat(fmt.Sprintf("\x1b[<%d;%d;%dM", button, x+1, y+1), notches))
}

// onMouse runs a test with the mouse on in both languages and at both sizes.
func onMouse(t *testing.T, test func(t *testing.T, h hotline, m *terminal, zh bool)) {
	t.Helper()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{sizeOf(80, 24), sizeOf(120, 40)} {
			t.Run(fmt.Sprintf("%s %dx%d", lang, size.Width, size.Height), func(t *testing.T) {
				h := found(t)
				m := start(t, h.session, lang, size.Width, size.Height, false, func(o *console.Options) { o.Mouse = true })
				m.wait("●")
				test(t, h, m, lang == careline.Chinese)
			})
		}
	}
}

func in(zh bool, en, cn string) string {
	if zh {
		return cn
	}
	return en
}

func TestAHitIsChosenByAClickAndOpenedByASecond(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, h hotline, m *terminal, zh bool) {
		if _, err := h.session.AddCustomer(t.Context(), newKeys()(), careline.Customer{Name: "王小红"}); err != nil {
			t.Fatal(err)
		}
		m.say("wang")
		other := "王建国"
		if strings.Contains(m.wait("▸ 王", "王小红", other), "▸ "+other) {
			other = "王小红"
		}
		m.click(other, 1) // the right half of a wide letter
		m.wait("▸ " + other)
		m.click("▸ "+other, 5)
		m.wait(in(zh, "Customer ", "客户 ") + other)
	})
}

func TestAClickPutsTheCursorIntoAField(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, _ hotline, m *terminal, zh bool) {
		m.say("阳光花园")
		m.wait("▸ 王建国")
		m.wait("│ 阳光花园")   // and not only in the hit
		m.click("阳光花园", 3) // the right half of 光
		m.say("X")
		m.wait("阳X光花园")

		m.press("f3")
		name, company := in(zh, "▸ name", "▸ 姓名"), in(zh, "company", "单位")
		m.wait(name)
		m.say("甲乙丙")
		m.click(company, 0)
		m.wait("▸ " + company)
		m.click("甲乙丙", 2)
		m.wait(name)
		m.say("Z")
		m.wait("甲Z乙丙")
	})
}

func TestAClickOnAnOptionChoosesIt(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, _ hotline, m *terminal, zh bool) {
		m.say("8823")
		m.press("enter")
		m.wait("EWH-60A")
		m.press("c")
		noise := in(zh, "noise", "噪音")
		m.wait(in(zh, "severity", "程度"))
		m.say("noise")
		m.wait("▸" + noise)
		m.click(in(zh, "severity", "程度"), 0)
		high := in(zh, "high", "高")
		m.click(" "+high+" ", 1)
		m.wait("▸" + high)
	})
}

func TestAClickOnAKeyOfTheKeyLineDoesIt(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, _ hotline, m *terminal, zh bool) {
		m.click("F1", 1)
		m.wait(in(zh, "Everywhere", "任何页面"))
		m.click("F7 ", 0)
		m.wait(in(zh, "Board", "看板"))
		m.gone(in(zh, "Everywhere", "任何页面"))
		m.click(in(zh, "esc back", "esc 返回"), 0)
		m.wait(in(zh, "Who is calling?", "谁来电？"))
		// Typing is left at the second click only, as at the second esc.
		m.press("f3")
		m.wait(in(zh, "▸ name", "▸ 姓名"))
		m.say("甲")
		m.wait("甲")
		m.click(in(zh, "esc back", "esc 返回"), 0)
		m.wait("! ")
		m.click(in(zh, "esc back", "esc 返回"), 0)
		m.wait(in(zh, "Who is calling?", "谁来电？"))
	})
}

func TestTheWheelScrollsTheHistoryUnderThePointer(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, h hotline, m *terminal, _ bool) {
		hits, err := h.session.Lookup(t.Context(), "8823", 1)
		if err != nil || len(hits.Matches) != 1 {
			t.Fatalf("%+v, %v", hits, err)
		}
		key := newKeys()
		for i := range 60 {
			if err := h.session.WriteNote(t.Context(), key(), hits.Matches[0].Customer.ID, fmt.Sprintf("note-%03d", i)); err != nil {
				t.Fatal(err)
			}
		}
		m.say("8823")
		m.press("enter")
		m.wait("note-059", "EWH-60A")
		m.wheel("note-059", 3)
		m.gone("note-059")
		m.wheel("note-05", -3)
		m.wait("note-059")
		// The units keep the focus until the history is clicked.
		m.click("note-057", 0)
		m.wait("note-057 ")
		m.press("down", "down")
		m.wait("note-055")
	})
}

func TestARowOfTheBoardIsOpenedByTwoClicks(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, h hotline, m *terminal, zh bool) {
		id, _ := late(t, h)
		m.press("f7")
		m.wait(id.String())
		lines := strings.Split(m.screen(), "\n")
		other := ""
		for _, l := range lines {
			if i := strings.Index(l, "WO-"); i >= 0 && !strings.Contains(l, "▸") {
				other = l[i : i+len(id.String())]
			}
		}
		m.click(other, 0)
		m.wait("▸ " + other)
		m.click(other, 3)
		m.wait(other + " 王建国")
		_ = zh
	})
}

func TestThePaletteAndTheHelpTakeTheMouse(t *testing.T) {
	t.Parallel()
	onMouse(t, func(t *testing.T, _ hotline, m *terminal, zh bool) {
		board, label := in(zh, "[Work orders", "[工单"), in(zh, "board", "看板")
		m.press("ctrl+k")
		m.wait(in(zh, "type what", "输入想做"))
		m.click("  "+label, 2)
		m.wait("▸ " + label)
		m.click("▸ "+label, 2)
		m.gone(in(zh, "type what", "输入想做"))
		m.wait(board)
		m.press("esc")
		m.wait(in(zh, "Who is calling?", "谁来电？"))
		m.press("f1")
		m.gone(in(zh, "Who is calling?", "谁来电？")) // help has come over it
		m.click("F3", 0)
		m.wait(in(zh, "▸ name", "▸ 姓名"))
	})
}

// tape keeps what a console sends to its screen.
type tape struct {
	mu   sync.Mutex
	sent strings.Builder
	to   io.Writer
}

func (p *tape) Write(b []byte) (int, error) {
	p.mu.Lock()
	p.sent.Write(b)
	p.mu.Unlock()
	return p.to.Write(b)
}

func TestOffNothingIsAskedOfTheTerminal(t *testing.T) {
	t.Parallel()
	h := found(t)
	for _, on := range []bool{false, true} {
		p := &tape{}
		m := start(t, h.session, careline.English, 80, 24, false, func(o *console.Options) {
			o.Mouse, p.to, o.Output = on, o.Output, p
		})
		m.wait("●")
		m.say("8823")
		m.press("enter")
		m.wait("EWH-60A")
		m.press("f1")
		m.wait("Everywhere")
		m.stop()
		asked := strings.Contains(p.sent.String(), "\x1b[?1002") || strings.Contains(p.sent.String(), "\x1b[?1006") ||
			strings.Contains(p.sent.String(), "\x1b[?1003") || strings.Contains(p.sent.String(), "\x1b[?1000")
		if asked != on {
			t.Errorf("with the mouse %v, its reports are asked for: %v", on, asked)
		}
		if strings.Contains(p.sent.String(), "\x1b[>") && strings.Contains(p.sent.String(), ";1z") {
			t.Error("marks are sent to the terminal")
		}
	}
}

// TestThePicturesAreTheSameWithTheMouse looks at every page with the mouse on
// and off: what can be clicked must not show.
func TestThePicturesAreTheSameWithTheMouse(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	for _, size := range []page.Size{sizeOf(80, 24), sizeOf(120, 40), sizeOf(41, 11)} {
		o := c.options(careline.Chinese, size)
		o.Mouse = true
		d := console.Drive(t.Context(), o)
		c.visit(d, func(where string) {
			with := ansi.Strip(d.View().Content)
			d.Mouse(false)
			without := ansi.Strip(d.View().Content)
			d.Mouse(true)
			if with != without {
				t.Errorf("%s at %v is drawn otherwise with the mouse:\n%s\n%s", where, size, with, without)
			}
			screenIs(t, where, d.View(), size)
		})
	}
}

// TestClicksAnywhereDoNoHarm clicks and turns the wheel all over every page.
func TestClicksAnywhereDoNoHarm(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // repeatable
	for _, size := range []page.Size{sizeOf(80, 24), sizeOf(120, 40)} {
		for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
			o := c.options(lang, size)
			o.Mouse = true
			d := console.Drive(t.Context(), o)
			for _, to := range c.everywhere() {
				d.Go(to)
				for range 60 {
					d.View()
					at := tea.Mouse{X: r.IntN(size.Width+2) - 1, Y: r.IntN(size.Height+2) - 1, Button: tea.MouseLeft}
					switch r.IntN(4) {
					case 0:
						at.Button = tea.MouseWheelDown
						d.Do(tea.MouseWheelMsg(at))
					case 1:
						at.Button = tea.MouseWheelUp
						d.Do(tea.MouseWheelMsg(at))
					default:
						d.Do(tea.MouseClickMsg(at))
					}
					if d.Quit {
						d = console.Drive(t.Context(), o)
						d.Go(to)
					}
				}
				screenIs(t, d.Top().Title(), d.View(), size)
			}
		}
	}
}
