package page

import (
	"context"

	"careline"
)

// Take is a file that is to be taken in, and how.
type Take struct {
	Kind    careline.ListKind
	Path    string // as it was typed: with ~, quotes or a backslash before a blank
	Country string // a code of two letters; empty: as the list or the hotline says
	// Mapping says what the columns hold; nil: as last time, else as their
	// names say.
	Mapping careline.ListMapping
	Lang    careline.Lang // of the reasons in the file of rows not taken
}

// Looked is what a file was understood as.
type Looked struct {
	File    careline.ListFile
	Path    string // in full
	Size    int64  // bytes
	Country string // what rows without a country of their own are read as
	Before  int    // rows that an import which was interrupted has done
}

// Hand is a list that is to be handed out.
type Hand struct {
	What   careline.Export
	Format string // of Formats
	Path   string // as it was typed
	Force  bool   // a file that is there is replaced
	Lang   careline.Lang
}

// Handed is a list that was handed out.
type Handed struct {
	Rows int
	Path string // in full
}

// Lists takes lists in from files and hands them out to files. Its methods may
// wait for the disk; they are called in commands only.
type Lists interface {
	// Kinds lists what can be taken in.
	Kinds() []careline.ListKind
	// Names gives what the end of a path that is begun may be, and the path as
	// far as that is sure.
	Names(ctx context.Context, begun string) (names []string, path string, err error)
	// Look opens a file and tells what it is, without taking anything in.
	Look(ctx context.Context, s *careline.Session, t Take) (Looked, error)
	// Preview gives the first rows as they would be taken.
	Preview(ctx context.Context, s *careline.Session, t Take, rows int) ([]careline.ListPreview, error)
	// Try does all that Import does, and keeps nothing.
	Try(ctx context.Context, s *careline.Session, t Take, tell func(Progress)) (careline.ListReport, error)
	// Import takes the file in and keeps the mapping for the next such file.
	// It goes on where an earlier run was interrupted.
	Import(ctx context.Context, s *careline.Session, t Take, tell func(Progress)) (careline.ListReport, error)

	// Formats lists in which formats lists are handed out.
	Formats() []string
	// Export hands a list out to a file; a conflict where there is one and it is not
	// to be replaced.
	Export(ctx context.Context, s *careline.Session, h Hand, tell func(Progress)) (Handed, error)
}
