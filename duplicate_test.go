package careline_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"careline"
)

// find walks all new customers, two at a time.
func (w *twins) find() (pairs int) {
	w.t.Helper()
	after, _, err := w.admin.FindProgress(w.ctx, false)
	w.ok(err)
	for {
		f, err := w.admin.FindDuplicates(w.ctx, careline.FindFrom{After: after, Limit: 2})
		w.ok(err)
		pairs += f.Found
		if after = f.Last; f.Done {
			return pairs
		}
	}
}

func (w *twins) asked() (asked [][2]careline.CustomerID) {
	w.t.Helper()
	d, err := w.admin.Duplicates(w.ctx, 100)
	w.ok(err)
	for _, p := range d.Pairs {
		if !p.Likeness.Likely() || len(p.Likeness.Reasons) == 0 {
			w.t.Errorf("%s and %s are asked about without a reason", p.Pair.Low, p.Pair.High)
		}
		asked = append(asked, [2]careline.CustomerID{p.Files[0].ID, p.Files[1].ID})
	}
	if d.Count != len(asked) {
		w.t.Errorf("%d pairs are counted, %d listed", d.Count, len(asked))
	}
	return asked
}

func (w *twins) add(c careline.Customer) careline.Customer {
	w.t.Helper()
	c, err := w.admin.AddCustomer(w.ctx, w.key(), c)
	w.ok(err)
	return c
}

func TestLikelyDuplicatesAreFoundOnceAndAskedAboutLikeliestFirst(t *testing.T) {
	w := newTwins(t)
	third := w.add(someone("王建国", "025-83321147", ""))
	w.add(someone("李小红", "13800138823", "江苏省南京市鼓楼区建国路88号阳光花园5-2-601")) // his wife
	if n := w.find(); n != 2 {
		t.Errorf("%d pairs are found", n)
	}
	want := [][2]careline.CustomerID{{w.keep.ID, w.gone.ID}, {w.keep.ID, third.ID}}
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked about %v, want %v", got, want)
	}
	if n := w.find(); n != 0 {
		t.Errorf("%d pairs are found again", n)
	}
	after, left, err := w.admin.FindProgress(w.ctx, false)
	w.ok(err)
	if left != 0 || after == 0 {
		t.Errorf("%d customers are left after %s", left, after)
	}
	w.add(someone("王建国", "13912345678", ""))
	if _, left, _ = w.admin.FindProgress(w.ctx, false); left != 1 {
		t.Errorf("%d customers are left", left)
	}
	if n := w.find(); n != 1 {
		t.Errorf("%d pairs are found of the new one", n)
	}
}

func TestASearchWithinAnImportDoesNotSkipOthers(t *testing.T) {
	w := newTwins(t)
	last := w.add(someone("王建国", "13912345678", ""))
	f, err := w.admin.FindDuplicates(w.ctx, careline.FindFrom{After: last.ID - 1})
	w.ok(err)
	if f.Found != 1 || f.Looked != 1 || !f.Done {
		t.Errorf("the search of one came to %+v", f)
	}
	if after, left, _ := w.admin.FindProgress(w.ctx, false); after != 0 || left != 3 {
		t.Errorf("%d are left after %d", left, int64(after))
	}
	f, err = w.admin.FindDuplicates(w.ctx, careline.FindFrom{UpTo: w.gone.ID})
	w.ok(err)
	if f.Looked != 2 || !f.Done || f.Last != w.gone.ID {
		t.Errorf("the search of two came to %+v", f)
	}
}

func TestAfterAListTheNewOnesAreLookedAt(t *testing.T) {
	w := newTwins(t)
	rows := []careline.Customer{someone("王建国", "13912345678", ""), someone("赵云", "13700001111", "")}
	got, err := w.admin.ImportCustomers(w.ctx, w.key(), rows)
	w.ok(err)
	looked, pairs, err := w.admin.FindAmong(w.ctx, 2, w.now.Add(time.Minute))
	w.ok(err)
	if looked != 2 || pairs != 1 || !got[0].Created {
		t.Errorf("%d looked at, %d pairs", looked, pairs)
	}
	if looked, _, err = w.admin.FindAmong(w.ctx, 0, w.now); looked != 0 || err != nil {
		t.Errorf("%d of none, %v", looked, err)
	}
}

func TestWhoAreToldApartAreNotAskedAboutAgain(t *testing.T) {
	w := newTwins(t)
	third := w.add(someone("王建国", "025-83321147", ""))
	w.find()
	w.ok(w.admin.TellApart(w.ctx, w.key(), w.gone.ID, w.keep.ID))
	only := [][2]careline.CustomerID{{w.keep.ID, third.ID}}
	if got := w.asked(); !slices.Equal(got, only) {
		t.Errorf("asked about %v", got)
	}
	for after, done := careline.CustomerID(0), false; !done; { // all over again
		f, err := w.admin.FindDuplicates(w.ctx, careline.FindFrom{After: after})
		w.ok(err)
		after, done = f.Last, f.Done
	}
	if got := w.asked(); !slices.Equal(got, only) {
		t.Errorf("asked about %v again", got)
	}
	all, err := w.as(careline.RoleTrainer).Twins(w.ctx, w.file(w.keep.ID).Customer, nil)
	w.ok(err)
	if len(all) != 1 || all[0].Customer.ID != third.ID {
		t.Errorf("twins are %+v", all)
	}
	line := fmt.Sprintf("%s and %s are different people", w.keep.ID, w.gone.ID)
	for _, id := range []careline.CustomerID{w.keep.ID, w.gone.ID} {
		if got := w.history(id); !slices.Contains(got, line) {
			t.Errorf("the history of %s is %q", id, got)
		}
	}
	// What was said of a file holds for the one it goes into.
	_, err = w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: third.ID, Gone: w.gone.ID})
	w.ok(err)
	w.ok(w.admin.TellApart(w.ctx, w.key(), third.ID, w.keep.ID))
	if got := w.asked(); len(got) != 0 {
		t.Errorf("asked about %v", got)
	}
}

func TestAPairPutOffComesLast(t *testing.T) {
	w := newTwins(t)
	third := w.add(someone("王建国", "025-83321147", ""))
	w.find()
	w.ok(w.admin.PutOff(w.ctx, w.key(), w.keep.ID, w.gone.ID))
	want := [][2]careline.CustomerID{{w.keep.ID, third.ID}, {w.keep.ID, w.gone.ID}}
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked about %v, want %v", got, want)
	}
	w.pass()
	w.ok(w.admin.PutOff(w.ctx, w.key(), w.keep.ID, third.ID))
	slices.Reverse(want)
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked about %v, want %v", got, want)
	}
	w.ok(w.admin.TellApart(w.ctx, w.key(), w.keep.ID, third.ID))
	w.refused(w.admin.PutOff(w.ctx, w.key(), w.keep.ID, third.ID), careline.CodeConflict)
	w.refused(w.admin.TellApart(w.ctx, w.key(), w.keep.ID, w.keep.ID), careline.CodeInvalid)
}

func TestWhatWasToBeAskedOfAMergedFileIsAskedOfTheOther(t *testing.T) {
	w := newTwins(t)
	third := w.add(someone("王健国", "13912345678", ""))
	w.find()
	w.merge()
	if got := w.asked(); !slices.Equal(got, [][2]careline.CustomerID{{w.keep.ID, third.ID}}) {
		t.Errorf("asked about %v", got)
	}
}

func TestWhileTypingTheLikelyFilesAreTold(t *testing.T) {
	w := newTwins(t)
	for _, c := range []careline.Customer{
		someone("", "13800138823", ""),
		someone("", "138 0013 8823", "随便"),
		someone("汪建国", "", "南京市鼓楼区建国路88号5栋2单元601室"),
		someone("王建国", "13800138832", ""),
	} {
		all, err := w.admin.Twins(w.ctx, c, nil)
		w.ok(err)
		if len(all) == 0 || all[0].Customer.ID != w.keep.ID && all[0].Customer.ID != w.gone.ID {
			t.Errorf("of %+v: %+v", c, all)
		}
	}
	for _, c := range []careline.Customer{{}, someone("王", "", ""), someone("王建国", "", ""), someone("李小红", "", "合肥市长江路1号"), someone("*()\"OR", "110", "--")} {
		all, err := w.admin.Twins(w.ctx, c, nil)
		w.ok(err)
		if len(all) != 0 {
			t.Errorf("of %+v: %+v", c, all)
		}
	}
}
