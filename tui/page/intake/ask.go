package intake

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
)

// previewRows is how many rows are shown before they are taken.
const previewRows = 50

type (
	named struct {
		names []string
		path  string
	}
	previewed struct {
		looked page.Looked
		rows   []careline.ListPreview
	}
)

// complete finishes the path as far as its folder leaves no doubt.
func (p *intake) complete() tea.Cmd {
	lists, path := p.env.Lists, p.from.Value(rowPath)
	var cmd tea.Cmd
	p.ask, cmd = page.Ask(p.ask, func(ctx context.Context) (n named, err error) {
		n.names, n.path, err = lists.Names(ctx, path)
		return n, err
	})
	return cmd
}

func (p *intake) completed(a page.Answer[named]) tea.Cmd {
	if a.Ticket != p.ask {
		return nil
	}
	p.ask = nil
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	p.from.Set(rowPath, a.Value.path)
	if p.names = a.Value.names; len(p.names) == 1 {
		p.names = nil
	}
	return nil
}

// look opens the file.
func (p *intake) look() tea.Cmd {
	take := page.Take{
		Kind: careline.ListKind(p.from.Value(rowWhat)), Path: p.from.Value(rowPath), Lang: p.env.Lang,
	}
	lists, session := p.env.Lists, p.env.Session
	var cmd tea.Cmd
	p.take = take
	p.ask, cmd = page.Ask(p.ask, func(ctx context.Context) (page.Looked, error) { return lists.Look(ctx, session, take) })
	return cmd
}

func (p *intake) looked(a page.Answer[page.Looked]) tea.Cmd {
	if a.Ticket != p.ask {
		return nil
	}
	p.ask = nil
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	p.got, p.step, p.names = a.Value, ofColumns, nil
	p.columns = newColumns(p.env, a.Value)
	return nil
}

// preview goes to the third step, where the columns say enough.
func (p *intake) preview() tea.Cmd {
	env, c := p.env, p.columns
	if name := c.form.Unmatched(); name != "" {
		c.form.GoTo(name)
		return refuse(env.Words.Form.NoMatch)
	}
	if lacks := c.lacks(env); lacks != "" {
		return refuse(fmt.Sprintf(env.Words.Intake.LacksNow, lacks))
	}
	take := p.take
	take.Mapping, take.Country, take.Lang = c.mapping(), strings.TrimSpace(c.form.Value(rowCountry)), env.Lang
	lists, session := env.Lists, env.Session
	var cmd tea.Cmd
	p.take = take
	p.ask, cmd = page.Ask(p.ask, func(ctx context.Context) (got previewed, err error) {
		if got.looked, err = lists.Look(ctx, session, take); err != nil {
			return got, err
		}
		got.rows, err = lists.Preview(ctx, session, take, previewRows)
		return got, err
	})
	return cmd
}

func (p *intake) previewed(a page.Answer[previewed]) tea.Cmd {
	if a.Ticket != p.ask {
		return nil
	}
	p.ask = nil
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	saved := p.got.File.Saved
	p.got, p.first, p.step = a.Value.looked, a.Value.rows, ofRows
	p.got.File.Saved = saved
	p.at.At = 0
	var cmd tea.Cmd
	p.try, cmd = page.Begin(&page.Work{}, p.env.Session.Now(), workOf(p.env.Lists.Try, p.env.Session, p.take))
	return cmd
}

// refuse says on the status line why something is not done.
func refuse(text string) tea.Cmd { return func() tea.Msg { return page.Status{Text: text, Bad: true} } }

// workOf makes a work of one of the ways to take a list in.
func workOf(
	do func(context.Context, *careline.Session, page.Take, func(page.Progress)) (careline.ListReport, error),
	s *careline.Session, t page.Take,
) func(context.Context, func(page.Progress)) (careline.ListReport, error) {
	return func(ctx context.Context, tell func(page.Progress)) (careline.ListReport, error) {
		return do(ctx, s, t, tell)
	}
}

func (p *intake) separator(w *text.Intake) string {
	f := &p.got.File
	switch f.Separator {
	case "":
		return w.FirstSheet
	case ",":
		return w.Comma
	case ";":
		return w.Semicolon
	case "\t":
		return w.Tab
	case "|":
		return w.Pipe
	case " ":
		return w.Space
	}
	return careline.Sanitize(f.Separator)
}
