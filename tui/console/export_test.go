package console

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
	"careline/tui/text"
)

// NewProgram is the program that Run runs, with another model.
func NewProgram(ctx context.Context, o Options, m tea.Model, more ...tea.ProgramOption) *tea.Program {
	return tea.NewProgram(m, append(append(programOptions(o), tea.WithContext(ctx)), more...)...)
}

// Driven is a console without a screen, each of whose steps ends with all that
// follows from it.
type Driven struct {
	c    *console
	Quit bool
}

// Drive makes a console that has loaded its home page.
func Drive(ctx context.Context, o Options) *Driven {
	d := &Driven{c: newConsole(ctx, o)}
	d.c.places.wait = func(time.Duration) tea.Cmd { return nil } // no clock beats here
	d.c.posts.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.c.pops.wait = func(time.Duration, int) tea.Cmd { return nil }
	d.c.env.Later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.do(d.c.top().Init())
	return d
}

// Do gives the console a message, and carries out what follows.
func (d *Driven) Do(msg tea.Msg) {
	_, cmd := d.c.Update(msg)
	switch msg.(type) {
	case page.CallChanged, foundCall, tick, watching, rewatch, quietOver:
		return // what follows is waiting for the clock
	}
	d.do(cmd)
}

func (d *Driven) do(cmd tea.Cmd) {
	if cmd == nil || d.Quit {
		return
	}
	msg := cmd()
	if cmds, ok := sequence(msg); ok { // or a batch
		for _, cmd := range cmds {
			d.do(cmd)
		}
		return
	}
	switch msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.Quit = true
	default:
		d.Do(msg)
	}
}

// Go opens a page on top of the home page, as a link does.
func (d *Driven) Go(to page.Route) {
	d.c.help, d.c.palette, d.c.status, d.c.asked = nil, nil, page.Status{}, ""
	d.c.stack = d.c.stack[:1]
	d.c.stack[0] = entry{route: d.c.home(), page: d.c.open(d.c.home())}
	d.do(d.c.top().Init())
	d.Do(page.Go{To: to})
}

// Lose takes the store away, and Regain brings it back.
func (d *Driven) Lose()   { d.c.lost() }
func (d *Driven) Regain() { d.do(d.c.regained()) }

// Look asks who else is where.
func (d *Driven) Look() { d.do(d.c.findOthers()) }

// Speak switches the language, and whatever was loaded in the other one.
func (d *Driven) Speak(o Options) { d.c.env.Lang, d.c.env.Words = o.Lang, text.For(o.Lang) }

// View draws the screen.
func (d *Driven) View() tea.View { return d.c.View() }

// Top is the page in front.
func (d *Driven) Top() page.Page { return d.c.top() }

// Status is what the status line says.
func (d *Driven) Status() page.Status { return d.c.status }

// Keys lists what can be done now.
func (d *Driven) Keys() []page.Key { return append(d.c.here(), d.c.everywhere("")...) }

// Mouse turns the mouse on or off.
func (d *Driven) Mouse(on bool) {
	d.c.env.Mouse = nil
	if on {
		d.c.env.Mouse = &page.Mouse{}
	}
}
