package careline_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"careline"
)

func TestASecondContactAboutTheSameMatterEscalatesIt(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	boss, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "zhou", Name: "周红", Role: careline.RoleSupervisor})
	r.ok(err)
	c := r.wang()
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Severity: careline.SeverityNormal, Text: "漏水"})
	r.ok(err)
	r.now = r.now.Add(26 * time.Hour)
	for _, step := range []struct {
		severity careline.Severity
		owner    careline.StaffID
		within   time.Duration
	}{
		{careline.SeverityHigh, r.admin.Staff().ID, 24 * time.Hour},
		{careline.SeverityCritical, r.admin.Staff().ID, 12 * time.Hour},
		{careline.SeverityCritical, boss.ID, 12 * time.Hour},
		{careline.SeverityCritical, boss.ID, 12 * time.Hour},
	} {
		k, err = r.admin.Recontact(ctx, r.key(), careline.Recontact{Case: k.ID, Version: k.Version, Text: "还没人来"})
		r.ok(err)
		if k.Severity != step.severity || k.Owner != step.owner || k.Promise.After(r.now.Add(step.within)) {
			t.Errorf("severity %s, owner %s, promise %s; want %+v", k.Severity, k.Owner, k.Promise, step)
		}
	}
	v, err := r.admin.Case(ctx, k.ID)
	r.ok(err)
	if said := v.Lines[len(v.Lines)-2].Summary.In(careline.Chinese); !strings.Contains(said, "升级为高") || !strings.Contains(said, "还没人来") {
		t.Errorf("the history says %q", said)
	}
	_, err = r.admin.Recontact(ctx, r.key(), careline.Recontact{Case: k.ID, Version: k.Version - 1, Text: "x"})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.Recontact(ctx, r.key(), careline.Recontact{Case: k.ID, Version: k.Version})
	r.refused(err, careline.CodeInvalid)
	k, err = r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: k.Version, To: careline.CaseCancelled, Reason: "x"})
	r.ok(err)
	_, err = r.admin.Recontact(ctx, r.key(), careline.Recontact{Case: k.ID, Version: k.Version, Text: "x"})
	r.refused(err, careline.CodeConflict)
}
