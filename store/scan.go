package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// Values on their way in. What is zero and may be NULL becomes NULL.

func refArg[T ~int64](id T) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

func textArg[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

func timeArg(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// micros is timeArg for a column that is part of an order and never NULL.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func flagArg(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// listArg is a list as JSON, empty text for none.
func listArg[T any](list []T) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// Values on their way out, each the counterpart of one above.

type scanFunc func(v any) error

func (f scanFunc) Scan(v any) error { return f(v) }

var errColumn = errors.New("a column holds a value of another type than it should")

func ref[T ~int64](p *T) sql.Scanner {
	return scanFunc(func(v any) error {
		switch v := v.(type) {
		case nil:
			*p = 0
		case int64:
			*p = T(v)
		default:
			return errColumn
		}
		return nil
	})
}

func text[T ~string](p *T) sql.Scanner {
	return scanFunc(func(v any) error {
		switch v := v.(type) {
		case nil:
			*p = ""
		case string:
			*p = T(v)
		default:
			return errColumn
		}
		return nil
	})
}

func moment(p *time.Time) sql.Scanner {
	return scanFunc(func(v any) error {
		switch v := v.(type) {
		case nil:
			*p = time.Time{}
		case int64:
			if v == 0 {
				*p = time.Time{}
				return nil
			}
			*p = time.UnixMicro(v).UTC()
		default:
			return errColumn
		}
		return nil
	})
}

func listOf[T any](p *[]T) sql.Scanner {
	return scanFunc(func(v any) error {
		s, ok := v.(string)
		if !ok {
			return errColumn
		}
		*p = nil
		if s == "" {
			return nil
		}
		return json.Unmarshal([]byte(s), p)
	})
}

// raw gives typed ids as the plain integers that a driver takes.
func raw[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}
