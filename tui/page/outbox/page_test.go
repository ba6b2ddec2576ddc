package outbox_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/outbox"
	"careline/tui/page"
	outboxpage "careline/tui/page/outbox"
	"careline/tui/page/pagetest"
)

// heard is the page, and what it asks of the console.
type heard struct {
	page.Page
	sent   int
	reopen []outbox.Entry
}

func (h *heard) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SendPosts:
		h.sent++
	case outboxpage.Reopen:
		h.reopen = append(h.reopen, msg.Entry)
	}
	return h.Page.Update(msg)
}

// filled gives the page of an outbox with an entry in each state: refused, one
// that waits behind it, not confirmed, and waiting.
func filled(t *testing.T, lang careline.Lang) (*pagetest.Rig, *outbox.Box, *heard) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	box := outbox.Open(t.TempDir(), "h", "s", "wang.min")
	edit := careline.DeedRecontact.With(careline.Recontact{Case: 7, Version: 1, Text: "again"})
	put(t, r, box, edit, page.ToCase{ID: 7}, "CASE-73 王建国")
	drain(t, box, careline.NewError(careline.CodeConflict, careline.Say(
		"CASE-73 was changed by somebody else meanwhile.", "CASE-73 已被他人修改。"), nil))
	r.Pass(2 * time.Minute)
	put(t, r, box, edit, page.ToCase{ID: 7}, "CASE-73 王建国")
	put(t, r, box, careline.DeedLogCase.With(careline.Case{Customer: 1, Text: "loud"}), page.ToNewComplaint{Customer: 1}, "王建国")
	drain(t, box, careline.NewError(careline.CodeNotConfirmed, careline.Say("No answer.", "没有回应。"), nil))
	r.Pass(3 * time.Hour)
	put(t, r, box, careline.DeedWriteNote.With(careline.Note{Customer: 1, Text: "gate"}), page.ToCustomer{ID: 1}, "李\x1b[31m小红")
	r.Pass(time.Minute)
	h := &heard{Page: outboxpage.New(r.Env, box)}
	r.Show(h)
	return r, box, h
}

func put[T any](t *testing.T, r *pagetest.Rig, box *outbox.Box, i careline.Intent[T], from page.Route, about string) {
	t.Helper()
	l, err := i.Letter(r.NewKey(), r.Session.Now(), 0)
	if err == nil {
		err = box.Put(page.Post{Letter: l, From: from, Draft: page.Draft{About: about, Typed: map[string]string{"text": "x"}}})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func drain(t *testing.T, box *outbox.Box, answer error) {
	t.Helper()
	now := func() time.Time { return pagetest.Now.Add(time.Minute) }
	if _, err := box.Drain(t.Context(), now, func(context.Context, careline.Letter) (careline.Ref, error) {
		return careline.Ref{}, answer
	}); err != nil {
		t.Fatal(err)
	}
}

func left(t *testing.T, box *outbox.Box) int {
	t.Helper()
	all, _, err := box.All()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, _, _ := filled(t, lang)
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

func TestARefusedEntryIsOpenedSentAgainOrDropped(t *testing.T) {
	r, box, h := filled(t, careline.English)
	r.Press("enter")
	if len(h.reopen) != 1 || h.reopen[0].Letter.Deed != "case.recontact" {
		t.Fatalf("opened are %+v", h.reopen)
	}
	r.Press("s")
	if all, _, _ := box.All(); h.sent != 1 || all[0].State != outbox.Waiting || all[1].Behind {
		t.Errorf("sent %d times, and it is %+v", h.sent, all[0])
	}
	r.Press("d")
	if left(t, box) != 4 || !strings.Contains(r.Last().Text, "not saved anywhere else") {
		t.Errorf("at the first press: %+v", r.Last())
	}
	r.Press("down", "up", "d") // whoever moves is asked again
	if left(t, box) != 4 {
		t.Error("it was dropped by one press")
	}
	r.Press("d")
	if left(t, box) != 3 || r.Last().Text != "Dropped: second contact CASE-73 王建国." {
		t.Errorf("left are %d, it says %+v", left(t, box), r.Last())
	}
}

func TestWhatMayBeSavedIsNotOpenedAndDroppedWithAWord(t *testing.T) {
	r, box, h := filled(t, careline.English)
	r.Press("down", "down", "enter")
	if len(h.reopen) > 0 || !strings.Contains(r.Last().Text, "may be saved already") {
		t.Errorf("opened are %+v, it says %+v", h.reopen, r.Last())
	}
	r.Press("d")
	if !strings.Contains(r.Last().Text, "nobody will look") {
		t.Errorf("it says %+v", r.Last())
	}
	r.Press("s")
	if h.sent != 1 || left(t, box) != 4 {
		t.Errorf("sent %d times", h.sent)
	}
}

func TestWhatAnotherConsoleTookIsToldOf(t *testing.T) {
	r, box, _ := filled(t, careline.Chinese)
	all, _, _ := box.All()
	if found, err := box.Drop(all[0].Letter.Key); !found || err != nil {
		t.Fatal(found, err)
	}
	r.Press("d", "d")
	if !r.Last().Bad || !strings.Contains(r.Last().Text, "另一个控制台") || strings.Contains(r.View(80, 21), "被拒绝") {
		t.Errorf("it says %+v\n%s", r.Last(), r.View(80, 21))
	}
}

func TestAnEmptyOutboxSaysSo(t *testing.T) {
	r := pagetest.New(t, storetest.Fresh(t), careline.English)
	r.Show(outboxpage.New(r.Env, outbox.Open(t.TempDir(), "h", "s", "wang.min")))
	if !strings.Contains(r.View(80, 21), "Nothing waits to be sent.") || len(r.Page.Keys()) > 0 {
		t.Errorf("it shows\n%s", r.View(80, 21))
	}
	r.View(40, 7) // complains of a wrong size
}
