package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"careline"
)

// notCarried are the tables that a copy leaves out: what passes, where it means
// nothing, and what is a server's own. Every other table of the schema is
// copied, so that a new one can't be forgotten.
var notCarried = map[string]string{
	"presence":       "desks that are open now",
	"presence_news":  "counts what desks say",
	"open_desk":      "desks that are open now",
	"screen":         "what desks show now",
	"held_draft":     "what people have begun at their desks",
	"lookup_turn":    "a lock",
	"provider_login": "a server's own users",
}

// neverChanges are the tables whose rows can't be changed or removed.
var neverChanges = map[string]bool{"event": true, "event_subject": true, "seal": true, "erased_event": true}

// own are the rows of a table that belong to the store and not to the hotline.
var own = map[string]string{"meta": "key NOT IN ('" + markKey + "', '" + carryKey + "')"}

const (
	// markKey is the row of meta by which a database is known as a store.
	markKey = "careline"
	// carryKey is the row of meta that a copy has until it is whole.
	carryKey = "copying"
)

type valueKind int

const (
	aNumber valueKind = iota
	aSmallNumber
	aText
	someBytes
)

type carryColumn struct {
	name string
	kind valueKind
}

type carryTable struct {
	name    string
	columns []carryColumn
	key     []int // of columns
}

func (t carryTable) names() string {
	var all []string
	for _, c := range t.columns {
		all = append(all, c.name)
	}
	return strings.Join(all, ", ")
}

func (t carryTable) keyNames() string {
	var all []string
	for _, i := range t.key {
		all = append(all, t.columns[i].name)
	}
	return strings.Join(all, ", ")
}

func (t carryTable) keyOf(row []any) []any {
	key := make([]any, len(t.key))
	for i, at := range t.key {
		key[i] = row[at]
	}
	return key
}

// where joins the conditions that there are with what is the hotline's own.
func (t carryTable) where(conditions ...string) string {
	if c := own[t.name]; c != "" {
		conditions = append(conditions, c)
	}
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}

// beyond is the condition that a key is on one side of another.
func (t carryTable) beyond(sign string) string {
	return "(" + t.keyNames() + ") " + sign + " (" + marks(len(t.key)) + ")"
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// sameTables gives the tables to copy, with the target's columns.
func sameTables(ctx context.Context, source *carrySource, target *carryTarget) ([]carryTable, error) {
	there, err := source.ways.tables(ctx, source.tx)
	if err != nil {
		return nil, err
	}
	here, err := target.ways.tables(ctx, target.conn)
	if err != nil {
		return nil, err
	}
	carried := func(t carryTable) bool { return notCarried[t.name] != "" }
	there, here = slices.DeleteFunc(there, carried), slices.DeleteFunc(here, carried)
	byName := func(a, b carryTable) int { return strings.Compare(a.name, b.name) }
	slices.SortFunc(there, byName)
	slices.SortFunc(here, byName)
	same := slices.EqualFunc(there, here, func(a, b carryTable) bool {
		return a.name == b.name && a.names() == b.names() && a.keyNames() == b.keyNames() && len(a.key) > 0
	})
	if !same {
		return nil, careline.NewError(careline.CodeFailed, careline.Say("The two stores have different tables; run careline migrate on both.",
			"两个数据库的表结构不同；请分别运行 careline migrate。"), fmt.Errorf("%v, %v", there, here))
	}
	return here, nil
}
