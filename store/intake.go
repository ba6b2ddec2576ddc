package store

import (
	"context"
	"encoding/json"

	"careline"
)

// intakePrefix begins the key under which it is kept how far a list is.
const intakePrefix = "intake "

func (r *reader) Intake(ctx context.Context, list string) (careline.Intake, error) {
	i := careline.Intake{List: list}
	kept, err := r.meta(ctx, intakePrefix+list)
	if err != nil || kept == "" {
		return i, err
	}
	return i, r.d.problem(ctx, json.Unmarshal([]byte(kept), &i))
}

func (w *writer) SaveIntake(ctx context.Context, i careline.Intake) error {
	if i.Done {
		_, err := w.exec(ctx, "DELETE FROM meta WHERE key = ?", intakePrefix+i.List)
		return err
	}
	kept, err := json.Marshal(i)
	if err != nil {
		return err
	}
	return w.setMeta(ctx, intakePrefix+i.List, string(kept))
}
