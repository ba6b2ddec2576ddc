package store

import (
	"context"
	"encoding/json"

	"careline"
)

// mappingKey is where the mapping of a header is kept.
func mappingKey(kind careline.ListKind, header string) string {
	return "mapping " + string(kind) + " " + header
}

func (r *reader) Mapping(ctx context.Context, kind careline.ListKind, header string) (careline.ListMapping, error) {
	kept, err := r.meta(ctx, mappingKey(kind, header))
	if err != nil || kept == "" {
		return nil, err
	}
	var m careline.ListMapping
	return m, r.d.problem(ctx, json.Unmarshal([]byte(kept), &m))
}

func (w *writer) SaveMapping(ctx context.Context, kind careline.ListKind, header string, m careline.ListMapping) error {
	kept, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return w.setMeta(ctx, mappingKey(kind, header), string(kept))
}
