package duplicates

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done now.
func (p *Page) Keys() []page.Key {
	if p.sure {
		return p.saving.Hold(p.env, p.mergeKeys())
	}
	w := &p.env.Words.Twins
	denied := widget.Denied(p.env, careline.MayKeepFile)
	var keys []page.Key
	if d, ok := p.pair(); ok {
		n := len(p.got.Pairs)
		keys = append(
			keys,
			page.Key{Name: "same", Keys: []string{"s", "enter"}, Label: w.Same, Off: denied, Do: p.ask},
			page.Key{Name: "different", Keys: []string{"d"}, Label: w.Different, Off: denied, Do: p.different},
			page.Key{Name: "later", Keys: []string{"l"}, Label: w.Later, Off: denied, Do: p.later},
			page.Key{Name: "next", Keys: []string{"right", "n"}, Label: w.Next, Hidden: n < 2, Do: p.step(1)},
			page.Key{Name: "before", Keys: []string{"left", "p"}, Label: w.Before, Hidden: true, Do: p.step(-1)},
			page.Key{Name: "swap", Keys: []string{"x"}, Label: w.Swap, Do: p.swap},
			page.Key{Name: "up", Keys: []string{"up"}, Label: w.More, Hidden: true, Do: p.scroll(-1)},
			page.Key{Name: "down", Keys: []string{"down"}, Label: w.More, Hidden: true, Do: p.scroll(1)},
			page.Key{Name: "left", Keys: []string{"1"}, Label: w.Left, Hidden: true, Do: p.openFile(d, 0)},
			page.Key{Name: "right", Keys: []string{"2"}, Label: w.Right, Hidden: true, Do: p.openFile(d, 1)},
		)
	}
	keys = append(keys, page.Key{Name: "find", Keys: []string{"f"}, Label: w.Find, Off: denied, Do: p.search})
	back := page.Key{Name: "undo", Keys: []string{"z", "ctrl+z"}, Label: w.TakeBack, Off: widget.Denied(p.env, careline.MayUnmerge), Hidden: p.last == 0, Do: p.takeBack}
	if back.Off == "" && p.last == 0 {
		back.Off = w.NothingToTakeBack
	}
	return p.saving.Hold(p.env, append(keys, back))
}

// mergeKeys are those of the preview of a merge.
func (p *Page) mergeKeys() []page.Key {
	w := &p.env.Words.Twins
	return []page.Key{
		{Name: "merge", Keys: []string{"enter", "ctrl+s"}, Label: w.Merge, Do: p.merge},
		{Name: "choose", Keys: []string{"space", "t"}, Label: w.Choose, Do: p.choose},
		{Name: "swap", Keys: []string{"x"}, Label: w.Swap, Do: p.swap},
		{Name: "up", Keys: []string{"up"}, Label: w.Choose, Hidden: true, Do: p.move("up")},
		{Name: "down", Keys: []string{"down"}, Label: w.Choose, Hidden: true, Do: p.move("down")},
		{Name: "cancel", Keys: []string{"esc"}, Label: w.NotYet, Do: func() tea.Cmd { p.sure = false; return nil }},
	}
}

func (p *Page) step(n int) func() tea.Cmd {
	return func() tea.Cmd {
		if all := len(p.got.Pairs); all > 0 {
			p.look((p.at + n + all) % all)
		}
		return nil
	}
}

func (p *Page) openFile(d *careline.Duplicate, i int) func() tea.Cmd {
	id := d.Files[i].ID
	if p.second {
		id = d.Files[1-i].ID
	}
	return func() tea.Cmd { return page.Open(page.ToCustomer{ID: id}) }
}

func (p *Page) scroll(n int) func() tea.Cmd {
	return func() tea.Cmd {
		p.off = max(0, p.off+n)
		return nil
	}
}

// ask shows what a merge would make.
func (p *Page) ask() tea.Cmd {
	p.sure, p.rows = true, widget.Rows{}
	return nil
}

func (p *Page) swap() tea.Cmd {
	p.second, p.take = !p.second, nil
	return nil
}

func (p *Page) move(key string) func() tea.Cmd {
	return func() tea.Cmd {
		if d, ok := p.pair(); ok {
			p.rows.Move(key, len(p.choices(d)), len(p.choices(d)))
		}
		return nil
	}
}

// choose turns the chosen field over to the other file's word.
func (p *Page) choose() tea.Cmd {
	d, ok := p.pair()
	if !ok {
		return nil
	}
	choices := p.choices(d)
	if p.rows.At >= len(choices) {
		return nil
	}
	field := choices[p.rows.At]
	take := slices.Clone(p.taken(d))
	if i := slices.Index(take, field); i >= 0 {
		take = slices.Delete(take, i, i+1)
	} else {
		take = append(take, field)
	}
	p.take = slices.Clip(append([]careline.MergeField{}, take...))
	return nil
}

func (p *Page) merge() tea.Cmd {
	d, ok := p.pair()
	if !ok {
		return nil
	}
	stays, goes := p.files(d)
	o := careline.MergeOrder{
		Keep: stays.ID, Gone: goes.ID, KeepVersion: stays.Version, GoneVersion: goes.Version, Take: p.taken(d),
	}
	said := fmt.Sprintf(p.env.Words.Twins.Merged, goes.ID, stays.ID)
	return widget.Save(&p.saving, p.env, careline.Giving(careline.DeedMerge.With(o), func(careline.Customer) judged {
		return judged{said: said, merged: o.Gone}
	}))
}

func (p *Page) different() tea.Cmd {
	d, ok := p.pair()
	if !ok {
		return nil
	}
	a, b := d.Pair.Low, d.Pair.High
	said := fmt.Sprintf(p.env.Words.Twins.Apart, a, b)
	apart := careline.DeedTellApart.With(careline.Apart{A: a, B: b})
	return widget.Save(&p.saving, p.env, careline.Giving(apart, func(struct{}) judged { return judged{said: said} }))
}

func (p *Page) later() tea.Cmd {
	d, ok := p.pair()
	if !ok {
		return nil
	}
	a, b := d.Pair.Low, d.Pair.High
	said := p.env.Words.Twins.PutOff
	all := len(p.got.Pairs)
	if p.at < all-1 {
		p.look(p.at + 1)
	}
	off := careline.DeedPutOff.With(careline.Apart{A: a, B: b})
	return widget.Save(&p.saving, p.env, careline.Giving(off, func(struct{}) judged { return judged{said: said} }))
}

func (p *Page) takeBack() tea.Cmd {
	gone := p.last
	said := fmt.Sprintf(p.env.Words.Twins.Back, gone)
	back := careline.DeedUnmerge.With(careline.Unmerging{Gone: gone})
	return widget.Save(&p.saving, p.env, careline.Giving(back, func(careline.Customer) judged {
		return judged{said: said, back: true}
	}))
}
