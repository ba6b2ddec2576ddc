// Package console is the one program on the screen: it routes messages to the
// pages, stacks them, and draws the bars around them.
package console

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"careline"
	"careline/tui/draft"
	"careline/tui/outbox"
	"careline/tui/page"
	"careline/tui/page/settings"
)

// Options are what the console needs to run.
type Options struct {
	Session *careline.Session
	Lang    careline.Lang
	Theme   string        // a theme.Names, or empty: as the terminal's background is
	Store   string        // what the title bar calls the store: "sqlite careline.db"
	Demo    bool          // the hotline is made up, and every page says so
	NewKey  func() string // makes the key of a command, a UUIDv7
	// Keys are the keys of actions where they are not the default ones, by the
	// name of the action or of page and action: "save", "customer.save". What
	// CheckKeys finds wrong must not come here.
	Keys map[string][]string

	// Mouse takes clicks and the wheel. Without it nothing is asked of the
	// terminal, so that its own selection of text works.
	Mouse bool

	// For another screen than the process's own terminal; all are needed then.
	Input         io.Reader
	Output        io.Writer
	Width, Height int
	Environ       []string // TERM and the like, of that screen
	// Resize gives that screen's new sizes; nil: it keeps its size.
	Resize <-chan page.Size

	// Trail keeps where the person was for their next console; nil keeps nothing.
	Trail *Trail

	// Lists takes lists in from files and hands them out; nil: there are no
	// files that this person may reach.
	Lists page.Lists

	// Settings tells how careline is set up; nil: nothing is told.
	Settings settings.Ask

	Drafts *draft.Journal // keeps what is typed and not saved; nil keeps nothing
	Outbox *outbox.Box    // takes what can't be written now; nil takes nothing
}

// Run shows the console until the person quits or ctx ends.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := newConsole(ctx, o)
	program := tea.NewProgram(c, programOptions(o)...)
	// A program that quits waits for whoever reads the keys; one whose context
	// ends would close the terminal under the reader.
	stop := context.AfterFunc(ctx, program.Quit)
	defer stop()
	if o.Resize != nil {
		go c.follow(ctx, program)
	}
	_, err := program.Run()
	c.leaveTrail(err == nil && ctx.Err() == nil)
	cancel()
	c.posts.running.Wait()
	c.env.Work.End()
	c.leave()
	c.closeDesk()
	_ = c.endDrafts() // that the disk refuses was said while it could be read
	return err
}

// framesPerSecond is how often at most the screen is drawn: a key waits for the
// next frame, half of one on average.
const framesPerSecond = 120

// programOptions leaves signals out: they end ctx. A second handler of them
// would at times wait for ever to tell the event loop that has ended already.
func programOptions(o Options) []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler()}
	if o.Output != nil {
		opts = append(opts, tea.WithInput(o.Input), tea.WithOutput(o.Output),
			tea.WithWindowSize(o.Width, o.Height), tea.WithEnvironment(o.Environ))
	}
	if o.Resize != nil { // a terminal, which no look at the output could tell
		opts = append(opts, tea.WithColorProfile(colorprofile.Env(o.Environ)))
	}
	return opts
}

// follow has the console, and what sends its screen away, follow the size of
// the screen. The size at the start is told by the program itself, some time
// after it has begun; it must not come last.
func (c *console) follow(ctx context.Context, program *tea.Program) {
	sender, _ := c.opts.Output.(interface{ Resize(width, height int) })
	sizes := (<-chan page.Size)(nil)
	sized := c.sized
	for {
		select {
		case <-ctx.Done():
			return
		case <-sized:
			sizes, sized = c.opts.Resize, nil
		case s := <-sizes:
			if sender != nil {
				sender.Resize(s.Width, s.Height)
			}
			program.Send(tea.WindowSizeMsg{Width: s.Width, Height: s.Height})
		}
	}
}

func (c *console) sizeKnown() {
	select {
	case <-c.sized:
	default:
		close(c.sized)
	}
}
