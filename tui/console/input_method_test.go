package console_test

import (
	"fmt"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
)

// stage is where a console is led: with a screen of the real program, or bare.
type stage interface {
	step(do func(*console.Driven)) tea.View
}

type screenless struct{ *console.Driven }

func (b screenless) step(do func(*console.Driven)) tea.View {
	do(b.Driven)
	return b.View()
}

// glass shows a line as a terminal does. Making one takes megabytes, so that it
// is kept.
type glass struct {
	*vt.Emulator
	width int
}

func pane(size page.Size) glass { return glass{vt.NewEmulator(size.Width, 1), size.Width} }

// beside gives the letter left of the cursor, as a terminal shows it.
func (g glass) beside(v tea.View) string {
	if v.Cursor == nil {
		return ""
	}
	_, _ = g.WriteString("\x1b[m\x1b[2J\x1b[H" + strings.Split(v.Content, "\n")[v.Cursor.Y])
	for x := v.Cursor.X - 1; x >= 0; x-- {
		if c := g.CellAt(x, 0); c != nil && c.Width > 0 {
			if x+c.Width == v.Cursor.X {
				return c.Content
			}
			break
		}
	}
	return ""
}

// text is what an input method hands over: all letters at once.
func text(s string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: tea.KeyExtended, Text: s} }

// fields types into every text field that can be reached by tab from where the
// console is and that is not in seen, and checks where the cursor stands;
// whole: also after moves and pastes. It gives how many there were.
func fields(t *testing.T, s stage, g glass, where string, seen map[string]bool, whole bool) int {
	t.Helper()
	send := func(msgs ...tea.Msg) tea.View {
		return s.step(func(d *console.Driven) {
			for _, m := range msgs {
				d.Do(m)
			}
		})
	}
	n := 0
	for v := s.step(func(*console.Driven) {}); v.Cursor != nil && n < 60; n++ {
		line := strings.Split(v.Content, "\n")[v.Cursor.Y]
		if id := fmt.Sprint(v.Cursor.Position, line); seen[id] {
			return n
		} else {
			seen[id] = true
		}
		is := func(what string, v tea.View, want ...string) {
			t.Helper()
			before := g.beside(v)
			for _, w := range want {
				if before == w {
					return
				}
			}
			t.Errorf("%s at width %d, field %d: after %s the cursor stands behind %q, want %q\n%s", where, g.width, n, what, before, want, ansi.Strip(strings.Split(v.Content, "\n")[v.Cursor.Y]))
		}
		is("typing", send(keyPress("ctrl+e"), keyPress("ctrl+u"), text("a"), text("b"), text("中文输入")), "入")
		if !whole {
			v = send(keyPress("ctrl+u"), keyPress("tab"))
			continue
		}
		is("going left", send(keyPress("left")), "输", "入") // a choice takes another option
		is("typing within", send(text("法")), "法")
		is("going to the end", send(keyPress("home"), keyPress("end")), "入", "法")
		is("a long paste", send(tea.PasteMsg{Content: strings.Repeat("长文a ", 60) + "尾"}), "尾")
		is("deleting", send(keyPress("backspace"), text("末")), "末")
		is("clearing", send(keyPress("ctrl+u"), text("王")), "王")
		v = send(keyPress("ctrl+e"), keyPress("ctrl+u"), keyPress("tab"))
	}
	return n
}

// TestChineseLandsInTheRightCell walks every field of every page, form and
// overlay: an input method shows its candidates at the cursor.
func TestChineseLandsInTheRightCell(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 120, Height: 40}} {
			t.Run(fmt.Sprintf("%s %d", lang, size.Width), func(t *testing.T) {
				t.Parallel()
				c := gather(t)
				d := console.Drive(t.Context(), c.options(lang, size))
				s := screenless{d}
				places, all := 0, 0
				g := pane(size)
				seen := map[string]map[string]bool{} // of each page; what lies over pages is the same on all
				c.visit(d, func(where string) {
					if v := d.View(); v.Cursor == nil {
						return
					}
					on, over, _ := strings.Cut(where, ", ")
					if over == "palette" {
						on = over
					}
					if seen[on] == nil {
						seen[on] = map[string]bool{}
					}
					if n := fields(t, s, g, where, seen[on], (lang == careline.English) == (size.Width == 80)); n > 0 {
						places++
						all += n
					}
				})
				t.Logf("%d fields in %d places", all, places)
				if places < 15 || all < 100 {
					t.Errorf("only %d fields of %d forms were typed into", all, places)
				}
			})
		}
	}
}

// TestTheHardwareCursorStandsThere types into every page of the real program:
// the terminal's own cursor is where the page says.
func TestTheHardwareCursorStandsThere(t *testing.T) {
	t.Parallel()
	c := gather(t)
	size := sizeOf(80, 24)
	s := show(t, c.options(careline.Chinese, size), 120)
	g := pane(size)
	for _, to := range c.everywhere() {
		v := s.step(func(d *console.Driven) { d.Go(to) })
		if v.Cursor == nil {
			continue
		}
		v = s.step(func(d *console.Driven) { d.Do(text("ab中文")) })
		if before := g.beside(v); before != "文" {
			t.Errorf("%T: the cursor stands behind %q", to, before)
		}
	}
}
