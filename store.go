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
	// may come as one. Where the store can't be reached, it says NewsLost within
	// LostAfter, and NewsBack, with all other news, as soon as it can be again.
	Watch(ctx context.Context) (<-chan News, error)
	Witness
	// Touched gives what the news of changed records since a point were about,
	// and the point that it is now; nil where that may be anything. It does not
	// ask the store.
	Touched(since int64) (on []Ref, now int64)
	// Attend replaces what the desk said before about where it is, and drops
	// what desks said before gone. It is not synced to disk: it need not
	// outlive a power failure.
	Attend(ctx context.Context, a Attendance, gone time.Time) error
	// SitDown notes that the console a.Desk is open, and drops those that have
	// said nothing since gone; with open false, it is closed. Like Attend it is
	// not synced to disk; it is no news to anybody.
	SitDown(ctx context.Context, a Attendance, open bool, gone time.Time) error
	// HoldDrafts replaces what h.Desk, and consoles that have said nothing since
	// closed, said of the person's drafts at a place. Like SitDown it is not
	// synced to disk and no news to anybody.
	HoldDrafts(ctx context.Context, h Holding, closed time.Time) error
	// ShowScreen keeps what a console shows in place of what it showed before;
	// one without a text takes it away. Like SitDown it is no news to anybody.
	ShowScreen(ctx context.Context, screen Screen) error
	Close() error
}

// News is what a Watch tells of; values are added up.
type News uint8

// The kinds of news.
const (
	NewsRecords  News = 1 << iota // records were changed
	NewsPresence                  // somebody came to a record, or left one
	NewsLost                      // the store can't be reached
	NewsBack                      // it can be again, and anything may have changed
)

// LostAfter is how long a store is silent at most before a Watch says that it
// is lost: what was not told of by then was not yet so LostAfter before.
const LostAfter = 2 * time.Second

// Has tells whether what is among the news.
func (n News) Has(what News) bool { return n&what != 0 }

// And adds what came later; of lost and back, the newer counts.
func (n News) And(later News) News {
	if later.Has(NewsLost) {
		n &^= NewsBack
	}
	if later.Has(NewsBack) {
		n &^= NewsLost
	}
	return n | later
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
	StaffKeyReader
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
	PrivacyReader
	ScreenReader
	OverviewReader
	HandoverReader
	// Site is not_found where there is none.
	Site(ctx context.Context, id SiteID) (Site, error)
	// Sites gives those of ids that exist, in one statement.
	Sites(ctx context.Context, ids []SiteID) ([]Site, error)
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
	StaffKeyWriter
	EventWriter
	CommandWriter
	SavedViewWriter
	IntakeWriter
	MappingWriter
	DuplicateWriter
	CallerWriter
	PopWriter
	PrivacyWriter
	HandoverWriter
}
