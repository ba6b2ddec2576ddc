package careline

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// askNext asks the best provider that fits and has not declined the order yet;
// where there is none it waits for a dispatcher.
func (s *Session) askNext(ctx context.Context, w Writer, o *WorkOrder, now time.Time) error {
	next, err := s.nextBest(ctx, w, o)
	if err != nil {
		return err
	}
	if len(next) == 0 || !next[0].Fit {
		o.Visits = append(o.Visits, Visit{State: VisitPending})
		return nil
	}
	// Why one declined is not said of the order, which is another's now.
	o.Reason = ""
	o.Visits = append(o.Visits, Visit{State: VisitAssigned, Provider: next[0].Provider.ID, Assigned: now})
	return nil
}

// nextBest ranks the providers that have not declined the order.
func (s *Session) nextBest(ctx context.Context, r Reader, o *WorkOrder) ([]Candidate, error) {
	job, err := s.jobOf(ctx, r, o)
	if err != nil {
		return nil, err
	}
	return s.rankFor(ctx, r, job)
}

// chooseWhoGoes sets the technician of a visit: the one that is named; else,
// on acceptance, the one with the product's skill and the least to do that day.
func (s *Session) chooseWhoGoes(ctx context.Context, r Reader, o *WorkOrder, step *OrderStep) error {
	visit := o.Visit()
	if step.Technician == 0 && step.Act == ActTechnician {
		return invalid(Say("Say who goes.", "请指定技师。"))
	}
	if step.Technician == 0 {
		var err error
		if step.Technician, err = s.leastToDo(ctx, r, o); err != nil {
			return err
		}
	} else if err := checkGoes(ctx, r, step.Technician, visit.Provider); err != nil {
		return err
	}
	visit.Technician = step.Technician
	return nil
}

// leastToDo gives the technician of the order's provider who has fewest orders
// on the day of its window, of those with the skill; zero where it has nobody.
func (s *Session) leastToDo(ctx context.Context, r Reader, o *WorkOrder) (TechnicianID, error) {
	team, err := r.Technicians(ctx, o.Provider())
	if err != nil {
		return 0, err
	}
	team = slices.DeleteFunc(slices.Clone(team), func(t Technician) bool { return t.Retired })
	if len(team) == 0 {
		return 0, nil
	}
	if len(team) == 1 {
		return team[0].ID, nil
	}
	day := DateOf(s.Now())
	if !o.Window.IsZero() {
		day = DateOf(o.Window.From.In(s.desk.settings.Zone))
	}
	zone := s.desk.settings.Zone
	load, err := r.TechnicianLoad(ctx, o.Provider(), day.At(0, zone), day.AddDays(1).At(0, zone))
	if err != nil {
		return 0, err
	}
	unit, err := s.unitOf(ctx, r, o.Unit)
	if err != nil {
		return 0, err
	}
	skilled := func(t Technician) bool {
		return unit == nil || unit.Product.Skill == "" || len(t.Skills) == 0 || slices.Contains(t.Skills, unit.Product.Skill)
	}
	best := slices.MinFunc(team, func(a, b Technician) int {
		return cmp.Or(cmp.Compare(yes(skilled(b)), yes(skilled(a))), cmp.Compare(load[a.ID], load[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return best.ID, nil
}
