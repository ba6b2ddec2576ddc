package careline

import "context"

// MappingReader finds the mappings that were confirmed.
type MappingReader interface {
	// Mapping gives nil where none was confirmed. The header is what tells it from others.
	Mapping(ctx context.Context, kind ListKind, header string) (ListMapping, error)
}

// MappingWriter keeps the mappings that were confirmed.
type MappingWriter interface {
	// SaveMapping replaces what was kept for the header.
	SaveMapping(ctx context.Context, kind ListKind, header string, m ListMapping) error
}

// maxMapping is how many sources a mapping may have.
const maxMapping = 1000

// SavedMapping gives the mapping that somebody confirmed for a list of the
// kind with this header; nil where nobody did. The header is a short text that tells it
// from all others.
func (s *Session) SavedMapping(ctx context.Context, kind ListKind, header string) (ListMapping, error) {
	var m ListMapping
	err := s.see(ctx, MayImport, func(r Reader) (err error) {
		m, err = r.Mapping(ctx, kind, header)
		return err
	})
	return m, err
}

// SaveMapping keeps a mapping, for everybody, for the next list with this header.
func (s *Session) SaveMapping(ctx context.Context, key string, kind ListKind, header string, m ListMapping) error {
	_, err := s.do(ctx, MayImport, "mapping.save", key, func(w Writer) (Ref, error) {
		if header == "" || len(m) == 0 || len(m) > maxMapping {
			return Ref{}, invalid(Say("This mapping can't be kept.", "此映射无法保存。"))
		}
		return s.staff.ID.Ref(), w.SaveMapping(ctx, kind, header, m)
	})
	return err
}
