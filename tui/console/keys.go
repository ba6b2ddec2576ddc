package console

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"
	"careline/tui/widget"
)

// key routes a key press: to the overlay, to an action of the page in front,
// to one that works everywhere, else to the page as typing.
func (c *console) key(msg tea.KeyPressMsg) tea.Cmd {
	name := keyName(msg)
	asked := c.asked
	c.asked = ""
	// Who rings can't wait until an overlay is closed.
	typing := c.palette != nil || c.top().Typing()
	if k, ok := find(c.popKeys(), name); ok && (!typing || !isText(msg)) {
		c.help, c.palette = nil, nil
		return c.press(k)
	}
	if c.help != nil {
		return c.helpKey(name)
	}
	if c.palette != nil {
		return c.paletteKey(msg)
	}
	top := c.top()
	typed := isText(msg)
	if typed && top.Typing() {
		return top.Update(msg)
	}
	if k, ok := find(c.draftKeys(), name); ok {
		return c.press(k)
	}
	if k, ok := find(c.trailKeys(), name); ok {
		return c.press(k)
	}
	if k, ok := find(c.here(), name); ok {
		return c.press(k)
	}
	if k, ok := find(c.everywhere(asked), name); ok {
		return c.press(k)
	}
	if typed {
		help := widget.KeyName(c.keysOf("help"), true)
		c.status = page.Status{Text: fmt.Sprintf(c.env.Words.Console.NoSuchKey, careline.Sanitize(name), help), Bad: true}
		return nil
	}
	return top.Update(msg)
}

func (c *console) press(k page.Key) tea.Cmd {
	if k.Off != "" {
		c.status = page.Status{Text: k.Off, Bad: true}
		return nil
	}
	c.status = page.Status{}
	return c.act(k.Do)
}

func find(keys []page.Key, name string) (page.Key, bool) {
	i := slices.IndexFunc(keys, func(k page.Key) bool { return slices.Contains(k.Keys, name) })
	if i < 0 {
		return page.Key{}, false
	}
	return keys[i], true
}

func isText(msg tea.KeyPressMsg) bool {
	return msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt)
}

// keyName is the key as actions know it. On a page without typing an input
// method may be on, or caps lock: its full-width letters, its 、 where the
// slash is, its 。 and its ？ mean the keys that were pressed.
func keyName(msg tea.KeyPressMsg) string {
	if !isText(msg) || msg.Text == " " {
		return msg.Keystroke()
	}
	switch msg.Text {
	case "、":
		return "/"
	case "。":
		return "."
	}
	return strings.ToLower(width.Fold.String(msg.Text))
}

// beyond lists the console's actions that are left beside those of the page in
// front, with the keys that the page leaves them.
func (c *console) beyond(here []page.Key, asked string) []page.Key {
	var left []page.Key
	for _, k := range slices.Concat(c.popKeys(), c.draftKeys(), c.trailKeys(), c.everywhere(asked)) {
		free := slices.DeleteFunc(slices.Clone(k.Keys), func(name string) bool {
			_, own := find(here, name)
			return own
		})
		if len(free) > 0 || len(k.Keys) == 0 {
			k.Keys = free
			left = append(left, k)
		}
	}
	return left
}

// everywhere lists the actions that work on every page. asked is the key that
// was answered by a question just before.
func (c *console) everywhere(asked string) []page.Key {
	words := &c.env.Words.Console
	call := page.Key{Name: "call", Keys: []string{"f4"}, Label: words.Call, Off: words.NoCall, Hidden: true}
	if c.env.Call != nil {
		call.Off, call.Do = "", func() tea.Cmd { return page.Open(page.ToCall{ID: c.env.Call.ID}) }
	}
	keys := []page.Key{
		{
			Name: "search", Keys: []string{"f2", "/"}, Label: words.Search, Off: c.env.Refusal(careline.MayLookUp),
			Do: func() tea.Cmd { return page.Open(page.ToLookup{}) },
		},
		{Name: "board", Keys: []string{"f7", "b"}, Label: words.Board, Do: func() tea.Cmd { return page.Open(page.ToBoard{}) }},
		call,
		{
			Name: "new", Keys: []string{"f3"}, Label: words.NewCustomer, Off: c.env.Refusal(careline.MayKeepFile), Hidden: true,
			Do: func() tea.Cmd { return page.Open(page.ToNewCustomer{}) },
		},
		{Name: "palette", Keys: []string{"ctrl+k"}, Label: words.Palette, Do: func() tea.Cmd { return c.showPalette(asked) }},
		{Name: "language", Keys: []string{"ctrl+l"}, Label: words.Language, Hidden: true, Do: c.switchLanguage},
		{Name: "theme", Keys: []string{"ctrl+t"}, Label: words.Theme, Hidden: true, Do: c.switchTheme},
		{Name: "back", Keys: []string{"esc"}, Label: c.env.Words.Common.Back, Do: func() tea.Cmd { return c.escape(asked) }},
		{Name: "help", Keys: []string{"f1", "?"}, Label: c.env.Words.Common.Help, Do: c.showHelp},
		{
			Name: "quit", Keys: []string{"f10", "ctrl+c"}, Label: c.env.Words.Common.Quit, Hidden: true,
			Do: func() tea.Cmd { return c.quit(asked) },
		},
	}
	keys = append(keys, page.Key{
		Name: "handover", Keys: []string{"alt+n", "~"}, Label: c.env.Words.Handover.Title, Off: c.env.Refusal(careline.MayLookUp), Hidden: true,
		Do: func() tea.Cmd { return page.Open(page.ToHandover{}) },
	}, page.Key{
		Name: "overview", Keys: []string{"alt+v", "!"}, Label: c.env.Words.Overview.Title, Off: c.env.Refusal(careline.MaySupervise), Hidden: true,
		Do: func() tea.Cmd { return page.Open(page.ToOverview{}) },
	})
	keys = append(keys, page.Key{
		Name: "duplicates", Keys: []string{"="}, Label: c.env.Words.Twins.Open, Off: c.env.Refusal(careline.MayLookUp), Hidden: true,
		Do: func() tea.Cmd { return page.Open(page.ToDuplicates{}) },
	})
	if c.env.Session.May(careline.MaySupervise) {
		keys = append(keys, page.Key{Name: "consoles", Label: c.env.Words.Watch.Open, Hidden: true, Do: func() tea.Cmd {
			return page.Open(page.ToFloor{List: page.FloorPeople})
		}})
	}
	if c.opts.Settings != nil {
		keys = append(keys, page.Key{
			Name: "settings", Keys: []string{","}, Label: c.env.Words.Settings.Open, Hidden: true,
			Do: func() tea.Cmd { return page.Open(page.ToSettings{}) },
		})
	}
	keys = append(keys, c.outboxKeys()...)
	keys = append(keys, c.referenceKeys()...)
	keys = append(keys, page.Key{
		Name: "roles", Label: c.env.Words.Roles.Title, Hidden: true, Do: func() tea.Cmd { return page.Open(page.ToRoles{}) },
	})
	return c.keys.bind(everyPage, append(keys, c.listKeys()...))
}

// escape leaves the page in front; unsaved typing is left at the second press.
func (c *console) escape(asked string) tea.Cmd {
	if c.stack[len(c.stack)-1].dirty() && asked != "esc" {
		c.asked = "esc"
		back := widget.KeyName(c.keysOf("back"), true)
		c.status = page.Status{Text: fmt.Sprintf(c.env.Words.Console.LeaveAgain, back), Bad: true}
		return nil
	}
	return c.back()
}

func (c *console) quit(asked string) tea.Cmd {
	if c.env.Work.Runs() && asked != "quit" {
		c.asked = "quit"
		c.status = page.Status{Text: fmt.Sprintf(c.env.Words.Console.QuitWork, c.workTag()), Bad: true}
		return nil
	}
	if c.stack.dirtyFrom(0) && asked != "quit" {
		c.asked = "quit"
		c.status = page.Status{Text: c.env.Words.Console.QuitDirty, Bad: true}
		if c.drafts.journal != nil {
			c.status.Text = c.env.Words.Draft.QuitKept
		}
		return nil
	}
	return tea.Quit
}

func (c *console) switchLanguage() tea.Cmd {
	next := careline.Chinese
	if c.env.Lang == careline.Chinese {
		next = careline.English
	}
	c.env.Lang, c.env.Words = next, c.words(next)
	c.env.Switched.Lang = true
	return nil
}

func (c *console) switchTheme() tea.Cmd {
	names := theme.Names()
	next := names[(slices.Index(names, c.env.Theme.Name)+1)%len(names)]
	look, _ := theme.Named(next)
	c.env.Theme = look
	c.env.Switched.Theme = true
	words := &c.env.Words.Console
	label := map[string]string{
		theme.NameDark: words.DarkTheme, theme.NameLight: words.LightTheme, theme.NameContrast: words.ContrastTheme,
	}[next]
	c.status = page.Status{Text: label}
	return nil
}
