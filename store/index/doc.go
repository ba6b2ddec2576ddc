// Package index keeps the lookup index: for every term the documents that have
// it, a document being a customer's file as it was at one moment. It knows no
// SQL and no customers; pages of bytes go in and out through Reader and Writer.
//
// Documents are numbered in the order in which they come. A file that changes,
// or whose customer gets in touch, becomes a new document; its old one is dead
// and is left out when its segment is merged. So the highest numbers are of
// those who were in touch last, and a search, which goes from the highest down,
// can stop as soon as it has enough.
//
// A segment holds a stretch of documents and never changes. Its terms are
// spread by their hash over pages of some 1.5 KB, a power of two of them; a page
// has for each term its hash and its documents. Where those are many, they lie
// in chunks, pages of their own, and the term's entry tells where each chunk
// ends, so that an intersection skips what it needn't read. New documents wait
// in rows of their own until there are enough for a segment; eight neighbouring
// segments of a size are merged to one (see Due), a bounded step at a time.
//
// Hashes have 40 bits, so a search may give a document that it should not:
// about one term in 30,000 meets a stranger in ten million files.
package index
