package storetest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
)

// Spoil writes a text into every field of every record that a text from
// outside can reach, straight through the store: as a program would that
// passes by the Desk, or an old one that let it in. How a field is spoilt
// depends on the words in it alone, so what refers to a code still does.
func Spoil(t testing.TB, store careline.Store, how func(field, was string) string) {
	t.Helper()
	spoilAll(t, store, spoiler{text: how, kind: func(was string) string { return was }})
}

// SpoilKinds writes a text behind every date, state, kind, tier, severity and
// whatever else the Desk takes from a list of its own.
func SpoilKinds(t testing.TB, store careline.Store, text string) {
	t.Helper()
	same := func(_, was string) string { return was }
	spoilAll(t, store, spoiler{text: same, kind: func(was string) string {
		was, _, _ = strings.Cut(was, mark)
		return was + mark + text
	}})
}

// spoiler is what becomes of a text by its field, and of a date or a kind.
type spoiler struct {
	text func(field, was string) string
	kind func(was string) string
}

func spoilAll(t testing.TB, store careline.Store, how spoiler) {
	t.Helper()
	ctx := t.Context()
	err := store.Update(ctx, func(w careline.Writer) error {
		return errors.Join(
			spoilCatalogue(ctx, w, how), spoilPeople(ctx, w, how), spoilFiles(ctx, w, how), spoilWork(ctx, w, how),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// mark stands between what was there and the hostile text.
const mark = "¦"

// inCode is what is done to codes: always the same, as the store would hold
// one more product for each other code.
const inCode = "\x1b[31m\u202e\u009b2J\r\a"

// After is a way to spoil: the text stands behind what was there at first.
func After(text string) func(field, was string) string {
	return func(field, was string) string {
		was, _, _ = strings.Cut(was, mark)
		if field == "ExternalID" && was == "" { // no two customers have the same
			return ""
		}
		if slices.Contains([]string{"Code", "Product", "Category"}, field) && was != "" {
			return was + mark + inCode
		}
		return was + mark + text
	}
}

// spoilCatalogue spoils codes as well: what has a new code is a new record, and
// the old one stays for what refers to it.
func spoilCatalogue(ctx context.Context, w careline.Writer, how spoiler) error {
	all, err := w.Catalogue(ctx)
	codes := map[string]bool{}
	for _, p := range all.Products {
		codes["product "+p.Code] = true
	}
	for _, s := range all.Services {
		codes["service "+s.Code] = true
	}
	for _, c := range all.Categories {
		codes["category "+c.Code] = true
	}
	// due gives the version to save, and whether there is anything to save.
	due := func(kind, was, is string, version int64) (int64, bool) {
		if was == is {
			return version, true
		}
		return 0, !codes[kind+is]
	}
	for _, p := range all.Products {
		was, save := p.Code, false
		spoil(reflect.ValueOf(&p), how)
		if p.Version, save = due("product ", was, p.Code, p.Version); save {
			err = errors.Join(err, w.SaveProduct(ctx, &p))
		}
	}
	for _, s := range all.Services {
		was, save := s.Code, false
		spoil(reflect.ValueOf(&s), how)
		if s.Version, save = due("service ", was, s.Code, s.Version); save {
			err = errors.Join(err, w.SaveService(ctx, &s))
		}
	}
	for _, c := range all.Categories {
		was, save := c.Code, false
		spoil(reflect.ValueOf(&c), how)
		if c.Version, save = due("category ", was, c.Code, c.Version); save {
			err = errors.Join(err, w.SaveCategory(ctx, &c))
		}
	}
	return err
}

func spoilPeople(ctx context.Context, w careline.Writer, how spoiler) error {
	staff, err := w.Staff(ctx)
	for _, s := range staff {
		spoil(reflect.ValueOf(&s), how)
		err = errors.Join(err, w.SaveStaff(ctx, &s))
	}
	providers, e := w.Providers(ctx)
	err = errors.Join(err, e)
	for _, p := range providers {
		technicians, e := w.Technicians(ctx, p.ID)
		spoil(reflect.ValueOf(&p), how)
		err = errors.Join(err, e, w.SaveProvider(ctx, &p))
		for _, x := range technicians {
			spoil(reflect.ValueOf(&x), how)
			err = errors.Join(err, w.SaveTechnician(ctx, &x))
		}
	}
	return err
}

// most is how many records of a kind are spoilt; a test needs few.
const most = 100

// spoilFiles goes by number until there is none.
func spoilFiles(ctx context.Context, w careline.Writer, how spoiler) error {
	var bad error
	for id := range careline.CustomerID(most) {
		c, err := w.Customer(ctx, id+1)
		if err != nil {
			break
		}
		spoil(reflect.ValueOf(&c), how)
		bad = errors.Join(bad, w.SaveCustomer(ctx, &c))
	}
	for id := range careline.UnitID(most) {
		u, err := w.Unit(ctx, id+1)
		if err != nil {
			break
		}
		spoil(reflect.ValueOf(&u), how)
		bad = errors.Join(bad, w.SaveUnit(ctx, &u))
	}
	return bad
}

func spoilWork(ctx context.Context, w careline.Writer, how spoiler) error {
	var bad error
	for id := range careline.InteractionID(most) {
		i, err := w.Interaction(ctx, id+1)
		if err != nil {
			break
		}
		reason := i.Reason
		spoil(reflect.ValueOf(&i), how)
		if i.Reason = reason; reason != "" { // the code of a service
			i.Reason = how.text("Code", reason)
		}
		bad = errors.Join(bad, w.SaveInteraction(ctx, &i))
	}
	for id := range careline.CaseID(most) {
		c, err := w.Case(ctx, id+1)
		if err != nil {
			break
		}
		spoil(reflect.ValueOf(&c), how)
		bad = errors.Join(bad, w.SaveCase(ctx, &c), w.Append(ctx, event(how, careline.Ref{Kind: careline.KindCase, ID: int64(c.ID)},
			careline.Ref{Kind: careline.KindCustomer, ID: int64(c.Customer)})))
	}
	for id := range careline.OrderID(most) {
		o, err := w.Order(ctx, id+1)
		if err != nil {
			break
		}
		spoil(reflect.ValueOf(&o), how)
		bad = errors.Join(bad, w.SaveOrder(ctx, &o), w.Append(ctx, event(how, careline.Ref{Kind: careline.KindOrder, ID: int64(o.ID)},
			careline.Ref{Kind: careline.KindCustomer, ID: int64(o.Customer)})))
	}
	return bad
}

// event is a line of history; those that are written can't be spoilt.
func event(how spoiler, on ...careline.Ref) careline.Event {
	return careline.Event{
		At: time.Now().UTC(), Recorded: time.Now().UTC(), Staff: 1, On: on,
		Kind: careline.EventKind(how.kind(string(careline.EventChange))), Action: careline.Action(how.kind(string(careline.DidChange))),
		Text:    how.text("Text", "why"),
		Changes: []careline.Change{{Field: how.text("Field", "note"), From: how.text("From", "old"), To: how.text("To", "new")}},
	}
}

// kept are the fields by which the store or the program finds its way.
var kept = []string{"Login", "Role", "E164", "Country"}

func spoil(v reflect.Value, how spoiler) { how.field("", v) }

func (how spoiler) field(name string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		how.field(name, v.Elem())
	case reflect.String:
		if v.Type().PkgPath() == "" {
			v.SetString(how.text(name, v.String()))
		} else {
			v.SetString(how.kind(v.String()))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(kept, f.Name) {
				how.field(f.Name, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			how.field("", v.Index(i))
		}
	}
}
