package page

import "careline"

// Post is a write that can't be done now, on its way into the outbox.
type Post struct {
	Letter careline.Letter
	Tried  bool  // it was sent, and nobody knows what came of it
	From   Route // where it was typed; nil: nowhere that can be opened again
	Draft  Draft // what was typed there; without typing: nothing was
}

// Outbox takes writes that can't be done now. They are sent when they can be.
type Outbox struct {
	// Put writes to this machine's disk; when it returns, the post outlives
	// everything but the disk.
	Put func(Post) error
	// Here gives the page in front and what is typed there.
	Here func() (Route, Draft)
}

// Posted tells the console that something was put into the outbox.
type Posted struct{}

// SendPosts asks the console to send now what is in the outbox.
type SendPosts struct{}

// PostsChanged tells every page that the outbox is another.
type PostsChanged struct{}
