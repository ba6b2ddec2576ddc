package careline

import "context"

// SearchTerm is one token of the index. Terms hold only letters, digits and
// Han characters, the first letter telling the field (see lookup_terms.go).
type SearchTerm string

// SearchWay is one way to satisfy a scrap of a query: all its terms.
type SearchWay []SearchTerm

// SearchScrap is one scrap of a query: any of its ways.
type SearchScrap []SearchWay

// SearchPlan is a query ready for the index: every scrap must be satisfied.
type SearchPlan []SearchScrap

// SearchReader is the thin edge between lookup and the engine that holds its
// index.
type SearchReader interface {
	// Search gives the customers that satisfy the plan, those who were in touch
	// last first, at most limit of them; rarely a stranger is among them.
	Search(ctx context.Context, plan SearchPlan, limit int) ([]CustomerID, error)
	// Vocabulary gives the words of all files, as VocabularyWords tells them.
	Vocabulary(ctx context.Context) (*Vocabulary, error)
}
