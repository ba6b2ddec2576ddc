package index

import (
	"hash/fnv"
	"slices"
)

// Term is the hash of a term, in its lowest 40 bits.
type Term uint64

const termBits = 40

// Hash gives the hash of a term. It is part of the format on disk.
func Hash(term string) Term {
	h := fnv.New64a()
	_, _ = h.Write([]byte(term))
	return mixed(h.Sum64())
}

// mixed spreads FNV's bits, of which the highest hardly differ for short texts.
func mixed(x uint64) Term {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	x ^= x >> 33
	return Term(x >> (64 - termBits))
}

// Document is a file's terms under the number that it has for now.
type Document struct {
	Number int64
	Terms  []Term // sorted, each once
}

// Hashes gives the hashes of terms, sorted, each once.
func Hashes[T ~string](terms []T) []Term {
	all := make([]Term, len(terms))
	for i, t := range terms {
		all[i] = Hash(string(t))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Encode packs a document's terms.
func Encode(terms []Term) []byte {
	b := make([]byte, 0, 5*len(terms))
	last := Term(0)
	for _, t := range terms {
		b = appendUint(b, uint64(t-last))
		last = t
	}
	return b
}

// Decode is the inverse of Encode.
func Decode(b []byte) ([]Term, error) {
	terms := make([]Term, 0, len(b)/4)
	last := Term(0)
	for len(b) > 0 {
		gap, n := uintAt(b)
		if n == 0 {
			return nil, errDamaged
		}
		last += Term(gap)
		terms = append(terms, last)
		b = b[n:]
	}
	return terms, nil
}
