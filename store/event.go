package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"careline"
)

// Append notes events, to be written down together at the end of the
// transaction, or when it reads the history.
func (w *writer) Append(_ context.Context, events ...careline.Event) error {
	w.events = append(w.events, events...)
	return nil
}

// tellAll writes down what was noted.
func (w *writer) tellAll(ctx context.Context) error {
	if len(w.events) == 0 {
		return nil
	}
	noted := w.events
	w.events = nil
	first, err := w.reserve(ctx, "event", len(noted))
	if err != nil {
		return err
	}
	id := first - 1
	var failed error
	err = w.insertAsMade(ctx, func(give func(*rows)) {
		for some := range slices.Chunk(noted, eventsAtOnce) {
			if failed = eventRows(id, some, give); failed != nil {
				return
			}
			id += int64(len(some))
		}
	})
	if err == nil {
		err = failed
	}
	for i := range noted {
		if noted[i].Kind != careline.EventAccess {
			w.told++
			w.touched.add(&noted[i])
		}
	}
	w.written += int64(len(noted))
	return err
}

// eventsAtOnce is how many events are made rows while those before are written.
const eventsAtOnce = 500

// eventRows makes rows of events whose ids come after one.
func eventRows(id int64, noted []careline.Event, give func(*rows)) error {
	events := expect("INSERT INTO event (id, at, recorded, staff_id, kind, action, subjects, text, changes)", 9, len(noted))
	subjects := expect("INSERT INTO event_subject (subject_kind, subject_id, at, event_id, event_kind)", 5, 3*len(noted))
	subjects.after = " ON CONFLICT DO NOTHING"
	for i := range noted {
		e := &noted[i]
		changes, err := changesArg(e.Changes)
		if err != nil {
			return err
		}
		id++
		at := micros(e.At)
		events.add(id, at, recordedArg(at, e.Recorded), refArg(e.Staff), string(e.Kind), string(e.Action), joinRefs(e.On), e.Text, changes)
		for _, on := range e.On {
			if on.ID != 0 {
				subjects.add(subjectKind(e.Kind, on.Kind), on.ID, at, id, string(e.Kind))
			}
		}
	}
	give(events)
	give(subjects)
	return nil
}

// atOnce stands for the moment at which an event happened where it was written
// down at the same. Unlike a moment it takes no room.
const atOnce = 1

func recordedArg(at int64, recorded time.Time) int64 {
	if recorded := micros(recorded); recorded != at {
		return recorded
	}
	return atOnce
}

// Timeline sees what was appended in the same transaction.
func (w *writer) Timeline(ctx context.Context, f careline.TimelineFilter) ([]careline.Event, error) {
	if err := w.tellAll(ctx); err != nil {
		return nil, err
	}
	return w.reader.Timeline(ctx, f)
}

// EventsAfter sees what was appended in the same transaction.
func (w *writer) EventsAfter(ctx context.Context, after careline.EventID, limit int) ([]careline.Event, error) {
	if err := w.tellAll(ctx); err != nil {
		return nil, err
	}
	return w.reader.EventsAfter(ctx, after, limit)
}

// place is an event's place in a timeline.
type place struct{ at, event int64 }

// refsAtOnce bounds the parts of one query; SQLite takes at most 500.
const refsAtOnce = 100

// Timeline merges the histories of several records. Each part of the query
// reads no more of one record's index than a page needs.
func (r *reader) Timeline(ctx context.Context, f careline.TimelineFilter) ([]careline.Event, error) {
	var page []place
	for refs := range slices.Chunk(f.On, refsAtOnce) {
		query, args := timelineQuery(refs, f)
		err := r.each(ctx, func(row scanner) error {
			var p place
			err := row.Scan(&p.at, &p.event)
			page = append(page, p)
			return err
		}, query, args...)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(page, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.event, a.event))
	})
	page = slices.Compact(page) // an event that concerns several of the records
	if f.Limit > 0 && len(page) > f.Limit {
		page = page[:f.Limit]
	}
	return r.events(ctx, page)
}

func timelineQuery(refs []careline.Ref, f careline.TimelineFilter) (string, []any) {
	part := "SELECT at, event_id FROM event_subject WHERE subject_kind = ? AND subject_id = ?"
	var rest []any
	if f.Before != nil {
		part += " AND (at, event_id) < (?, ?)"
		rest = append(rest, micros(f.Before.At), int64(f.Before.ID))
	}
	if len(f.Kinds) > 0 {
		part += " AND event_kind IN (?" + strings.Repeat(", ?", len(f.Kinds)-1) + ")"
		for _, k := range f.Kinds {
			rest = append(rest, string(k))
		}
	}
	part = "SELECT * FROM (" + part + " ORDER BY at DESC, event_id DESC LIMIT ?) AS part"
	rest = append(rest, atMost(f.Limit))
	parts := make([]string, 0, len(refs))
	var args []any
	ask := func(on careline.Ref, of careline.EventKind) {
		parts = append(parts, part)
		args = append(append(args, subjectKind(of, on.Kind), on.ID), rest...)
	}
	looks := slices.Contains(f.Kinds, careline.EventAccess)
	for _, on := range refs {
		if !looks || len(f.Kinds) > 1 {
			ask(on, careline.EventChange)
		}
		if looks {
			ask(on, careline.EventAccess)
		}
	}
	return strings.Join(parts, " UNION ALL "), args
}

// events reads the events of a page in its order.
func (r *reader) events(ctx context.Context, page []place) ([]careline.Event, error) {
	if len(page) == 0 {
		return nil, nil
	}
	list := make([]int64, len(page))
	at := make(map[careline.EventID]int, len(page))
	for i, p := range page {
		list[i], at[careline.EventID(p.event)] = p.event, i
	}
	out := make([]careline.Event, len(page))
	err := r.each(ctx, func(row scanner) error {
		var e careline.Event
		var on string
		err := row.Scan(&e.ID, moment(&e.At), moment(&e.Recorded), ref(&e.Staff), text(&e.Who), text(&e.Kind),
			text(&e.Action), &on, &e.Text, changesOf(&e.Changes))
		if err == nil {
			e.On, err = splitRefs(on)
		}
		if e.Recorded.Equal(time.UnixMicro(atOnce)) {
			e.Recorded = e.At
		}
		out[at[e.ID]] = e
		return err
	}, `SELECT e.id, e.at, e.recorded, e.staff_id, s.name, e.kind, e.action, e.subjects, e.text, e.changes
		FROM event e LEFT JOIN staff s ON s.id = e.staff_id WHERE `+r.d.among("e.id"), r.d.list(list))
	return out, err
}

// joinRefs gives refs as text, "C:1 CASE:5"; one without an id tells nothing.
func joinRefs(refs []careline.Ref) string {
	var b strings.Builder
	for _, r := range refs {
		if r.ID == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(r.Kind))
		b.WriteByte(':')
		b.WriteString(strconv.FormatInt(r.ID, 10))
	}
	return b.String()
}

func splitRefs(s string) ([]careline.Ref, error) {
	var refs []careline.Ref
	for part := range strings.FieldsSeq(s) {
		kind, digits, _ := strings.Cut(part, ":")
		id, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return nil, err
		}
		refs = append(refs, careline.Ref{Kind: careline.Kind(kind), ID: id})
	}
	return refs, nil
}
