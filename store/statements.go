package store

import (
	"context"
	"database/sql"
	"sync"
)

// mostStatements bounds what a pool keeps prepared: pages ask some hundred
// different queries; what filters make up besides is prepared each time.
const mostStatements = 400

// statements are the queries that a pool of connections was asked before. To
// prepare one takes longer than to run most of them.
type statements struct {
	db *sql.DB

	mu   sync.Mutex
	kept map[string]*sql.Stmt // nil: asked once, in one transaction
}

func keptFor(db *sql.DB) *statements { return &statements{db: db, kept: map[string]*sql.Stmt{}} }

// in gives the query for one transaction.
func (s *statements) in(ctx context.Context, tx *sql.Tx, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	kept := s.kept[query]
	s.mu.Unlock()
	if kept != nil {
		return tx.StmtContext(ctx, kept), nil
	}
	return tx.PrepareContext(ctx, query)
}

// keep prepares the queries of a transaction that were asked before. It is
// called when the transaction is over, as it takes a connection.
func (s *statements) keep(ctx context.Context, asked map[string]statement) {
	var again []string
	s.mu.Lock()
	for query := range asked {
		kept, before := s.kept[query]
		switch {
		case before && kept == nil:
			again = append(again, query)
		case !before && len(s.kept) < mostStatements:
			s.kept[query] = nil
		}
	}
	s.mu.Unlock()
	for _, query := range again {
		stmt, err := s.db.PrepareContext(ctx, query) //nolint:sqlclosecheck // lives as long as the pool
		if err != nil {
			return // whoever asks it the next time is told
		}
		s.mu.Lock()
		if s.kept[query] == nil {
			s.kept[query] = stmt
			stmt = nil
		}
		s.mu.Unlock()
		if stmt != nil {
			_ = stmt.Close() // somebody was quicker
		}
	}
}
