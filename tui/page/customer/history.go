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
	filter int                     // of filters
	rows   widget.Rows             // of shown
	lines  []careline.TimelineLine // as loaded
	shown  []int                   // the lines that are listed
	more   bool                    // older lines follow
	height int                     // rows as last drawn
	known  bool                    // lines are an answer

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
	if !h.more || h.ticket != nil || h.rows.At < len(h.shown)-historyPage/2 {
		return nil
	}
	return h.ask(s, &h.lines[len(h.lines)-1].Event, historyPage)
}

// narrow goes to the next filter and loads anew.
func (h *history) narrow(s *careline.Session) tea.Cmd {
	h.filter = (h.filter + 1) % len(filters())
	h.rows, h.lines, h.shown, h.more, h.known = widget.Rows{}, nil, nil, false, false
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
	if h.older {
		h.lines, h.more = append(h.lines, a.Value.Lines...), a.Value.More
		h.list()
		return nil
	}
	var chosen careline.EventID
	if e, ok := h.chosen(); ok && h.rows.At > 0 {
		chosen = e.ID
	}
	h.lines, h.more = h.joined(a.Value)
	h.known = true
	h.list()
	if chosen != 0 {
		at := slices.IndexFunc(h.shown, func(i int) bool { return h.lines[i].Event.ID == chosen })
		if at >= 0 {
			h.rows.Shift(at - h.rows.At)
		}
	}
	return nil
}

// list leaves out the beginning of a call whose end is listed: the end tells
// all that the beginning does.
func (h *history) list() {
	h.shown = h.shown[:0]
	ended := map[careline.Ref]bool{}
	for i := range h.lines {
		e := &h.lines[i].Event
		if e.Kind == careline.EventCall {
			if e.Action == careline.DidStart && ended[e.Subject()] {
				continue
			}
			ended[e.Subject()] = true
		}
		h.shown = append(h.shown, i)
	}
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
	if h.rows.At >= len(h.shown) {
		return nil, false
	}
	return &h.lines[h.shown[h.rows.At]].Event, true
}

func find(lines []careline.TimelineLine, id careline.EventID) int {
	return slices.IndexFunc(lines, func(l careline.TimelineLine) bool { return l.Event.ID == id })
}
