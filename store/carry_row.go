package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"strconv"
	"strings"
)

// rowSum is a checksum over rows that is the same for the same values, whatever
// engine they are from. Each value stands in it by its kind and, for text and
// bytes, its length, so that no two lists of values read alike.
type rowSum struct {
	hash hash.Hash
	line []byte
}

func newRowSum() *rowSum { return &rowSum{hash: sha256.New()} }

func (s *rowSum) add(row []any) {
	s.line = s.line[:0]
	for _, v := range row {
		s.line = appendValue(s.line, v)
	}
	s.line = append(s.line, '\n')
	s.hash.Write(s.line)
}

func (s *rowSum) text() string { return hex.EncodeToString(s.hash.Sum(nil)) }

func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, '0')
	case int64:
		return binary.BigEndian.AppendUint64(append(b, 'i'), uint64(v)) //nolint:gosec // the bits count
	case string:
		b = binary.BigEndian.AppendUint64(append(b, 't'), uint64(len(v)))
		return append(b, v...)
	case []byte:
		b = binary.BigEndian.AppendUint64(append(b, 'b'), uint64(len(v)))
		return append(b, v...)
	default:
		return fmt.Appendf(b, "?%T %v", v, v) // no engine gives one
	}
}

// sizeOf is about what a row takes in memory.
func sizeOf(row []any) int {
	n := 16 * len(row)
	for _, v := range row {
		switch v := v.(type) {
		case string:
			n += len(v)
		case []byte:
			n += len(v)
		}
	}
	return n
}

// compareKeys orders keys as both engines do: numbers by size, text by bytes.
func compareKeys(a, b []any) int {
	for i := range a {
		switch x := a[i].(type) {
		case int64:
			if y, is := b[i].(int64); is && x != y {
				if x < y {
					return -1
				}
				return 1
			}
		case string:
			if y, is := b[i].(string); is && x != y {
				return strings.Compare(x, y)
			}
		}
	}
	return 0
}

// writeKey gives a key as it stands in the target's notes.
func writeKey(key []any) string {
	parts := make([]string, len(key))
	for i, v := range key {
		switch v := v.(type) {
		case int64:
			parts[i] = "i" + strconv.FormatInt(v, 10)
		case string:
			parts[i] = "t" + hex.EncodeToString([]byte(v))
		}
	}
	return inJSON(parts)
}

func readKey(text string) (key []any, err error) {
	var parts []string
	if err := json.NewDecoder(bytes.NewReader([]byte(text))).Decode(&parts); err != nil {
		return nil, err
	}
	for _, part := range parts {
		var v any
		switch {
		case strings.HasPrefix(part, "i"):
			v, err = strconv.ParseInt(part[1:], 10, 64)
		case strings.HasPrefix(part, "t"):
			var text []byte
			text, err = hex.DecodeString(part[1:])
			v = string(text)
		default:
			err = fmt.Errorf("the key %q is neither number nor text", part)
		}
		if err != nil {
			return nil, err
		}
		key = append(key, v)
	}
	return key, nil
}
