package index

import (
	"encoding/binary"
	"errors"
)

var errDamaged = errors.New("index: a page is damaged")

func appendUint(b []byte, v uint64) []byte { return binary.AppendUvarint(b, v) }

// uintAt reads a number at the beginning of b and gives how many bytes it
// took; zero where there is none.
func uintAt(b []byte) (v uint64, n int) {
	if len(b) > 0 && b[0] < 0x80 { // most are
		return uint64(b[0]), 1
	}
	if v, n = binary.Uvarint(b); n < 0 {
		return 0, 0
	}
	return v, n
}
