package console

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/page/outbox"
	"careline/tui/theme"
)

// console is the one model of the program.
type console struct {
	ctx   context.Context // ends with the program
	opts  Options
	env   *page.Env
	stack stack
	keys  keymap // configured
	size  page.Size
	sized chan struct{} // closed once the program has told the first size

	status  page.Status
	asked   string   // the key that was answered by a question and must be pressed again
	help    *help    // the overlay; nil while there is none
	palette *palette // the other overlay; nil while there is none
	live    bool
	line    line
	heard   int64 // the point up to which it is known what changes were about
	quiet   bool  // a change waits that the page in front is not about
	now     time.Time
	kept    time.Time // the minute in which promises were last looked at
	minute  time.Time // of which a page was told last
	beat    int       // numbers the ticks, so that of two trains only the newer runs on
	ahead   ahead
	drafts  drafts
	held    heldDrafts
	posts   posts
	places  places
	pops    pops
	trail   []Step // where the person was before; nil once they are back

	shoulder shoulder
	hits     []page.Hit // what can be clicked on the screen as last drawn
}

func newConsole(ctx context.Context, o Options) *console {
	look, given := theme.Named(o.Theme)
	if !given {
		look = theme.Dark()
	}
	c := &console{
		ctx: ctx, opts: o, size: page.Size{Width: o.Width, Height: o.Height}, now: o.Session.Now(), keys: newKeymap(o.Keys),
		env: &page.Env{
			Session: o.Session, Lang: o.Lang, Theme: look, NewKey: o.NewKey, Demo: o.Demo,
			Lists: o.Lists,
		},
	}
	c.env.Words = c.words(o.Lang)
	c.sized = make(chan struct{})
	c.places = newPlaces(o.NewKey())
	c.pops = newPops()
	if o.Mouse {
		c.env.Mouse = &page.Mouse{}
	}
	c.env.Memory = page.NewMemory(o.Session.Now)
	c.newOutbox(o.Outbox)
	c.drafts = drafts{journal: o.Drafts, kept: map[page.Page]*kept{}}
	c.stack = stack{{route: c.home(), page: c.open(c.home())}}
	c.findTrail()
	return c
}

// home is the page that nothing is under: the omnibox, or the orders for
// those who may see nothing else.
func (c *console) home() page.Route {
	if c.env.Session.May(careline.MayLookUp) {
		return page.ToLookup{}
	}
	return page.ToQueue{}
}

// Init starts the home page, the live refresh and the clock.
func (c *console) Init() tea.Cmd {
	cmds := []tea.Cmd{c.top().Init(), c.rememberCatalogue(), c.watch(0), c.tick(), c.findDrafts(), c.keepPromises(), c.openDesk()}
	if c.env.Session.May(careline.MayTakeCalls) {
		cmds = append(cmds, tea.Sequence(c.send(false), c.findCall())) // its end may be in the outbox
	} else {
		cmds = append(cmds, c.send(false))
	}
	if _, given := theme.Named(c.opts.Theme); !given {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

func (c *console) top() page.Page { return c.stack[len(c.stack)-1].page }

// Update routes one message.
func (c *console) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	c.now = c.env.Session.Now()
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if c.early(msg) {
			return c, nil
		}
		c.unsay()
	case acted:
		c.ahead.acting--
	}
	cmd := c.route(msg)
	if len(c.ahead.keys) > 0 {
		cmd = tea.Batch(cmd, c.catchUp())
	}
	if keep := c.keepDrafts(); keep != nil {
		cmd = tea.Batch(cmd, keep)
	}
	if tell := c.tellHeld(); tell != nil {
		cmd = tea.Batch(cmd, tell)
	}
	if say := c.attend(); say != nil {
		cmd = tea.Batch(cmd, say)
	}
	return c, cmd
}

func (c *console) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.size = page.Size{Width: msg.Width, Height: msg.Height}
		c.sizeKnown()
		return c.top().Update(msg)
	case tea.BackgroundColorMsg:
		if !msg.IsDark() && c.env.Theme.Name == theme.NameDark {
			c.env.Theme = theme.Light()
		}
	case tea.ColorProfileMsg:
		// Without colours (NO_COLOR), the chosen row needs reverse video.
		if name := msg.String(); name == "Ascii" && c.opts.Theme == "" {
			c.env.Theme = theme.Contrast()
		}
	case tea.KeyPressMsg:
		return c.key(msg)
	case tea.PasteMsg:
		if c.palette != nil {
			c.palette.typed(msg)
			return nil
		}
		return c.top().Update(msg)
	case tea.MouseClickMsg:
		return c.clicked(msg)
	case tea.MouseWheelMsg:
		return c.wheeled(msg)
	case tea.KeyReleaseMsg, tea.MouseMsg, acted:
	case page.Go:
		return c.goTo(msg)
	case page.Back:
		return c.back()
	case page.Status:
		if msg.Unread && c.line.lost {
			return c.unread()
		}
		c.status = msg
	case page.CallChanged:
		c.env.Call = msg.Call
		return tea.Batch(c.tick(), c.findPops())
	case foundCall:
		if msg.running && c.env.Call == nil {
			c.env.Call = &msg.call
			return c.tick()
		}
	case tick:
		if msg.beat == c.beat {
			c.held.minute = false
			return tea.Batch(c.tick(), c.keepPromises(), c.openDesk(), c.lookAtOutbox(), c.eachMinute())
		}
	case popMsg:
		return c.popped(msg)
	case page.Changed:
		return c.changed()
	case watching:
		return c.watched(msg)
	case quietOver:
		c.quiet = false
		return c.uncovered()
	case rewatch:
		return c.watch(0)
	case glanced:
		return c.glancedAt()
	case showed:
		c.shoulder.sending = false
	case draftMsg:
		return c.drafted(msg)
	case placesMsg:
		return c.placed(msg)
	case postMsg:
		return c.mailed(msg)
	case page.Posted:
		return c.postedNow()
	case page.SendPosts:
		return c.send(true)
	case outbox.Reopen:
		return tea.Sequence(c.reopen(msg.Entry), c.postedNow())
	case page.WorkBegun, page.WorkMoved, page.WorkEnded:
		return c.worked(msg)
	default:
		return c.all(msg)
	}
	return nil
}

// all shows a message to every page: an answer finds the page that asked. Of
// one that was waited for, the consequences are waited for as well.
func (c *console) all(msg tea.Msg) tea.Cmd {
	awaited := c.busy()
	c.readAgain(msg)
	cmds := make([]tea.Cmd, 0, len(c.stack))
	for _, e := range c.stack {
		cmds = append(cmds, e.page.Update(msg))
	}
	if awaited && !c.busy() {
		return c.act(func() tea.Cmd { return tea.Batch(cmds...) })
	}
	return tea.Batch(cmds...)
}
