// Package page says what a page of the console is. Each page lives in a
// folder of its own; pages don't know each other and reach one another only by
// the routes declared here.
package page

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/text"
	"careline/tui/theme"
)

// Page is one task on the screen. Pages are pointers; Update changes them in
// place, and only the program's own goroutine calls them.
type Page interface {
	// Init starts the first load. It does no I/O itself.
	Init() tea.Cmd
	// Update takes a message that was not one of the page's Keys: typing,
	// pastes, answers, Changed, a new size of the screen. It does no I/O
	// itself.
	Update(msg tea.Msg) tea.Cmd
	// View draws the page on exactly the given size, in cells.
	View(size Size) Frame
	// Title names the page for the title bar: "Customer 王建国".
	Title() string
	// Keys lists what can be done now, the most used first: the source of the
	// key line, of help and of the palette.
	Keys() []Key
	// Typing tells whether a text field has focus, so that letters are text.
	Typing() bool
}

// Dirty is what a page also is if it holds typing that is not saved: the
// console asks before it leaves it or quits.
type Dirty interface{ Dirty() bool }

// Busy is what a page also is if it can wait for an answer without which keys
// can't be understood: the console keeps the keys until then, so that fast
// fingers and slow lines get what they typed.
type Busy interface{ Busy() bool }

// Shower is what a page also is if it shows other records than the one that it
// is about: it is loaded again at once when they change.
type Shower interface{ Shows() []careline.Ref }

// Minutely is what a page also is if what it shows changes as time passes: the
// console calls it each minute while it is in front.
type Minutely interface{ Minute() tea.Cmd }

// Closer is what a page also is if it has to let go of something when it is
// closed.
type Closer interface{ Close() }

// Size is a space on the screen, in cells.
type Size struct{ Width, Height int }

// Frame is a drawn page. Cursor is where the text goes, in cells from the
// body's upper left corner; nil hides it.
type Frame struct {
	Body   string
	Cursor *tea.Cursor
}

// Key is one action of a page and the keys that do it.
type Key struct {
	Name  string   // for configuration and tests: "complaint"
	Keys  []string // as Bubble Tea names them: "c", "f6", "ctrl+s"
	Label string   // in the words of the present language: "complaint"
	Off   string   // why it can't be used now, in one sentence; empty: it can
	Do    func() tea.Cmd
	// Hidden keeps the action off the key line; help and palette show it.
	Hidden bool
}

// Env is what the console hands to every page. The console changes it in
// place when the language or the theme is switched or a call begins or ends;
// commands must not read it from another goroutine but take copies.
type Env struct {
	Session *careline.Session
	Lang    careline.Lang
	Words   *text.Words
	Theme   *theme.Theme
	NewKey  func() string // makes the key of a command, a UUIDv7
	Call    *careline.Interaction
	Demo    bool    // the hotline is made up
	Lost    bool    // the store can't be reached now
	Folded  bool    // the prompts for a hard call are folded away, until the program ends
	Undo    *Undo   // the last act of this console that can be taken back; nil: none
	Lists   Lists   // takes lists in and hands them out; nil: there are no files here
	Work    *Work   // the long work that goes on behind the pages, or the last one; nil: none yet
	Mouse   *Mouse  // what can be clicked; nil: the mouse is off
	Memory  *Memory // what was read last; nil: nothing is remembered
	Outbox  *Outbox // takes what can't be written now; nil: nothing does

	// Later gives a message after a while; nil: by the clock on the wall.
	Later func(time.Duration, tea.Msg) tea.Cmd

	// Switched tells what was changed since the console began.
	Switched struct{ Lang, Theme bool }
	// Others is who else is at a record now, by record; the console replaces
	// the whole map, and pages that list records mark them with widget.Here.
	Others map[careline.Ref][]careline.Presence
}

// Say puts a phrase into the present language. It is safe for a screen
// whatever the names in it are.
func (e *Env) Say(s careline.Speaker) string { return careline.Sanitize(s.In(e.Lang)) }

// After is a command that gives msg after d.
func (e *Env) After(d time.Duration, msg tea.Msg) tea.Cmd {
	if e.Later != nil {
		return e.Later(d, msg)
	}
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Refusal says why the person may not do p, for Key.Off; empty: they may.
func (e *Env) Refusal(p careline.Permission) string {
	if e.Session.May(p) {
		return ""
	}
	return fmt.Sprintf(e.Words.Console.NotAllowed, e.Say(e.Session.Staff().Role))
}
