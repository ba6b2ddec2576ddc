package customer

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// How many lines of history are loaded at once, and at most again after a
// change; of a longer list the older part, which can't have changed, is kept.
const (
	historyPage   = 50
	historyReload = 500
)

// filters are the kinds of events that the history is narrowed to, in the
// order of text.Customer.Filters.
func filters() [][]careline.EventKind {
	return [][]careline.EventKind{
		nil,
		{careline.EventCall, careline.EventNote},
		{careline.EventCase},
		{careline.EventOrder, careline.EventVisit, careline.EventRating},
		{careline.EventPurchase, careline.EventDelivery, careline.EventInstall, careline.EventChange},
	}
}

// history is the customer's timeline as far as it is loaded.
type history struct {
	id     careline.CustomerID
	filter int // of filters
	rows   widget.Rows
	lines  []careline.TimelineLine
	more   bool // older lines follow
	shown  int  // rows as last drawn
	known  bool // lines are an answer

	ticket *page.Ticket
	older  bool // the question is for older lines
}

func (h *history) ask(s *careline.Session, before *careline.Event, n int) tea.Cmd {
	id, kinds := h.id, filters()[h.filter]
	h.older = before != nil
	var cmd tea.Cmd
	h.ticket, cmd = page.Ask(h.ticket, func(ctx context.Context) (careline.Timeline, error) {
		return s.Timeline(ctx, id, careline.TimelineQuery{Kinds: kinds, Before: before, Limit: n})
	})
	return cmd
}

// load asks for the newest lines.
func (h *history) load(s *careline.Session) tea.Cmd { return h.ask(s, nil, historyPage) }

// reload asks again for what is loaded, after a change.
func (h *history) reload(s *careline.Session) tea.Cmd {
	return h.ask(s, nil, max(historyPage, min(len(h.lines), historyReload)))
}

// extend asks for older lines when the choice comes near the end of those
// that are loaded.
func (h *history) extend(s *careline.Session) tea.Cmd {
	if !h.more || h.ticket != nil || h.rows.At < len(h.lines)-historyPage/2 {
		return nil
	}
	return h.ask(s, &h.lines[len(h.lines)-1].Event, historyPage)
}

// narrow goes to the next filter and loads anew.
func (h *history) narrow(s *careline.Session) tea.Cmd {
	h.filter = (h.filter + 1) % len(filters())
	h.rows, h.lines, h.more, h.known = widget.Rows{}, nil, false, false
	return h.load(s)
}

// answered takes lines. The choice stays on its event; on the newest line it
// stays on the newest.
func (h *history) answered(a page.Answer[careline.Timeline]) error {
	if a.Ticket != h.ticket {
		return nil
	}
	h.ticket = nil
	if a.Err != nil {
		return a.Err
	}
	got := a.Value
	if h.older {
		h.lines, h.more = append(h.lines, got.Lines...), got.More
		return nil
	}
	var chosen careline.EventID
	if h.rows.At > 0 && h.rows.At < len(h.lines) {
		chosen = h.lines[h.rows.At].Event.ID
	}
	h.lines, h.more = h.joined(got)
	h.known = true
	if chosen != 0 {
		if i := find(h.lines, chosen); i >= 0 {
			h.rows.Shift(i - h.rows.At)
		}
	}
	return nil
}

// joined puts the newest lines before those that are older and loaded.
func (h *history) joined(got careline.Timeline) ([]careline.TimelineLine, bool) {
	if !got.More || len(got.Lines) == 0 {
		return got.Lines, got.More
	}
	i := find(h.lines, got.Lines[len(got.Lines)-1].Event.ID)
	if i < 0 || i == len(h.lines)-1 {
		return got.Lines, true
	}
	return append(got.Lines, h.lines[i+1:]...), h.more
}

func (h *history) chosen() (*careline.Event, bool) {
	if h.rows.At >= len(h.lines) {
		return nil, false
	}
	return &h.lines[h.rows.At].Event, true
}

func find(lines []careline.TimelineLine, id careline.EventID) int {
	return slices.IndexFunc(lines, func(l careline.TimelineLine) bool { return l.Event.ID == id })
}
