package careline

import (
	"context"
	"time"
)

// Store keeps a hotline's records. Package store implements it; its errors
// are Errors with a Code.
type Store interface {
	// View runs fn on one consistent state of the store.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn in one transaction, the only writer for its length: all
	// that fn writes is kept if it returns nil, and nothing otherwise.
	Update(ctx context.Context, fn func(Writer) error) error
	// Watch gives a value, soon after it happens, for changes by anybody, in
	// this process or another; it closes when ctx ends. Changes close together
	// may come as one.
	Watch(ctx context.Context) (<-chan News, error)
	// Attend replaces what the desk said before about where it is, and drops
	// what desks said before gone. It is not synced to disk: it need not
	// outlive a power failure.
	Attend(ctx context.Context, a Attendance, gone time.Time) error
	// SitDown notes that the console a.Desk is open, and drops those that have
	// said nothing since gone; with open false, it is closed. Like Attend it is
	// not synced to disk; it is no news to anybody.
	SitDown(ctx context.Context, a Attendance, open bool, gone time.Time) error
	Close() error
}

// News is what a Watch tells of; values are added up.
type News uint8

// The kinds of news.
const (
	NewsRecords  News = 1 << iota // records were changed
	NewsPresence                  // somebody came to a record, or left one
)

// Has tells whether what is among the news.
func (n News) Has(what News) bool { return n&what != 0 }

// Reader reads one state of the store.
type Reader interface {
	CustomerReader
	SearchReader
	UnitReader
	CaseReader
	OrderReader
	InteractionReader
	ProviderReader
	CatalogueReader
	StaffReader
	EventReader
	CommandReader
	SavedViewReader
	ExportReader
	IntakeReader
	MappingReader
	UseReader
	DuplicateReader
	PresenceReader
	CallerReader
	PopReader
	// Site is not_found where there is none.
	Site(ctx context.Context, id SiteID) (Site, error)
}

// Writer also writes.
type Writer interface {
	Reader
	BatchWriter
	CustomerWriter
	UnitWriter
	CaseWriter
	OrderWriter
	InteractionWriter
	ProviderWriter
	CatalogueWriter
	StaffWriter
	EventWriter
	CommandWriter
	SavedViewWriter
	IntakeWriter
	MappingWriter
	DuplicateWriter
	CallerWriter
	PopWriter
}
