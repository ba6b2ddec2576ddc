package careline_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"careline"
	"careline/store/storetest"
)

// rivals are two people at desks of their own, as in two processes, who do the
// same at the same moment.
type rivals struct {
	*rig
	who  [2]*careline.Session
	turn int
}

func newRivals(t *testing.T, dsn string) *rivals {
	t.Helper()
	r := newRigOn(t, storetest.Open(t, dsn))
	v := &rivals{rig: r}
	for i, name := range []string{"李娜", "赵敏"} {
		login := []string{"lina", "zhaomin"}[i]
		_, err := r.admin.AddStaff(context.Background(), r.key(), careline.Staff{Login: login, Name: name, Role: careline.RoleOperator})
		r.ok(err)
		v.who[i], err = r.deskOn(storetest.Open(t, dsn)).SignIn(context.Background(), login)
		r.ok(err)
	}
	return v
}

// both has them do something at once, and gives the winner and what the other
// was told.
func (v *rivals) both(do func(i int, s *careline.Session, key string) error) (winner int, lost *careline.Error) {
	v.t.Helper()
	var ready, done sync.WaitGroup
	var errs [2]error
	ready.Add(2)
	v.turn = 1 - v.turn // whoever is started last tends to be first
	for n := range v.who {
		i, key := n^v.turn, v.key()
		done.Go(func() {
			ready.Done()
			ready.Wait()
			errs[i] = do(i, v.who[i], key)
		})
	}
	done.Wait()
	winner = 0
	if errs[0] != nil {
		winner = 1
	}
	if errs[winner] != nil || !errors.As(errs[1-winner], &lost) || lost.Code != careline.CodeConflict {
		v.t.Fatalf("of two one is to win, and the other to meet a conflict: %v, %v", errs[0], errs[1])
	}
	return winner, lost
}

const rounds = 15

func TestTwoThatTakeTheSameCaseGetOneWinner(t *testing.T) {
	ctx := context.Background()
	v := newRivals(t, storetest.FreshDSN(t))
	c := v.wang()
	won := [2]int{}
	for range rounds {
		k, err := v.admin.LogCase(ctx, v.key(), careline.Case{Customer: c.ID, Category: "noise", Severity: careline.SeverityHigh, Text: "loud"})
		v.ok(err)
		winner, lost := v.both(func(_ int, s *careline.Session, key string) error {
			_, err := s.AssignCase(ctx, key, careline.CaseAssign{Case: k.ID, Version: k.Version, Owner: s.Staff().ID})
			return err
		})
		won[winner]++
		now, err := v.admin.Case(ctx, k.ID)
		v.ok(err)
		has := v.who[winner].Staff()
		if now.Case.Owner != has.ID || len(now.Lines) != 2 {
			t.Errorf("the owner is %d of %d, with %d lines of history", now.Case.Owner, has.ID, len(now.Lines))
		}
		for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
			if said := lost.In(lang); !strings.Contains(said, has.Name) || !strings.Contains(said, k.ID.String()) {
				t.Errorf("the other is told %q, not that %s has it", said, has.Name)
			}
		}
		if len(lost.Lately) == 0 || lost.Lately[0].Event.Who != has.Name {
			t.Errorf("who took it is told as %+v", lost.Lately)
		}
	}
	t.Logf("won %v", won)
}

func TestTwoThatSendTheSameOrderGetOneWinner(t *testing.T) {
	ctx := context.Background()
	v := newRivals(t, storetest.FreshDSN(t))
	c := v.wang()
	providers := [2]careline.Provider{v.provider("宁北服务"), v.provider("宁南服务")}
	first := v.provider("Early")
	for range rounds {
		o, err := v.admin.Dispatch(ctx, v.key(), careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, first.ID)
		v.ok(err)
		winner, lost := v.both(func(i int, s *careline.Session, key string) error {
			_, _, err := s.StepOrder(ctx, key, careline.OrderStep{
				Order: o.ID, Version: o.Version, Act: careline.ActAssign, Provider: providers[i].ID, Reason: "nearer",
			})
			return err
		})
		now, err := v.admin.Order(ctx, o.ID)
		v.ok(err)
		has := providers[winner]
		if now.Order.Provider() != has.ID || len(now.Order.Visits) != 2 {
			t.Errorf("%s is with provider %d of %d, after %d visits", o.ID, now.Order.Provider(), has.ID, len(now.Order.Visits))
		}
		if said := lost.In(careline.English); !strings.Contains(said, has.Name+" has it now") {
			t.Errorf("the other is told %q, not that %s has it", said, has.Name)
		}
	}
}

// TestTwoThatSaveTheSameFileGetOneWinner gives the other one both versions.
func TestTwoThatSaveTheSameFileGetOneWinner(t *testing.T) {
	ctx := context.Background()
	v := newRivals(t, storetest.FreshDSN(t))
	c := v.wang()
	for range rounds {
		notes := [2]string{"one " + v.key(), "two " + v.key()}
		winner, lost := v.both(func(i int, s *careline.Session, key string) error {
			mine := c
			mine.Note = notes[i]
			_, err := s.SaveCustomer(ctx, key, mine)
			return err
		})
		theirs, is := lost.Current.(careline.Customer)
		if !is || theirs.Note != notes[winner] || len(lost.Lately) == 0 || lost.Lately[0].Event.Who != v.who[winner].Staff().Name {
			t.Errorf("the other is shown %+v by %+v", lost.Current, lost.Lately)
		}
		file, err := v.admin.Open(ctx, c.ID)
		v.ok(err)
		if c = file.Customer; c.Note != notes[winner] {
			t.Errorf("kept is %q, want %q", c.Note, notes[winner])
		}
	}
}
