package careline

import (
	"context"
	"time"
)

// Command is a write that was done, under the key that its client made
// (UUIDv7). A key is kept for ever, so a retry after a lost answer finds what
// the first try made.
type Command struct {
	Key    string
	Name   string // the use case
	Result Ref    // what it made or changed
	At     time.Time
}

// CommandReader finds commands.
type CommandReader interface {
	// Command tells whether the key was used, and for what.
	Command(ctx context.Context, key string) (Command, bool, error)
}

// CommandWriter keeps commands.
type CommandWriter interface {
	// Remember keeps c; a key that is taken is a conflict.
	Remember(ctx context.Context, c Command) error
}
