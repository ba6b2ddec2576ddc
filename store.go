package careline

import "context"

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
	Watch(ctx context.Context) (<-chan struct{}, error)
	Close() error
}

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
	UseReader
	// Site is not_found where there is none.
	Site(ctx context.Context, id SiteID) (Site, error)
}

// Writer also writes.
type Writer interface {
	Reader
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
}
