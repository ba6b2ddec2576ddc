package careline

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"time"
)

// Deed is a writing use case of Session that can also be put on paper and done
// later: B is what it writes, T what comes of it.
type Deed[B, T any] struct {
	name  string // stays for ever: letters of older versions bear it
	words Words
	do    func(*Session, context.Context, string, B) (T, error)
	on    func(*B) Ref // the record that it changes; nil: it makes a new one
	made  func(*T) Ref // the record that it made or changed; nil: that of on
}

// With says what is to be written.
func (d Deed[B, T]) With(body B) Intent[T] {
	return Intent[T]{name: d.name, body: body, do: func(ctx context.Context, s *Session, key string) (T, error) {
		return d.do(s, ctx, key, body)
	}}
}

// Intent is a deed with all that it is to write. It can be carried out at
// once, or kept as a Letter.
type Intent[T any] struct {
	name string
	body any
	do   func(context.Context, *Session, string) (T, error)
}

// Do carries the intent out, once for its key.
func (i Intent[T]) Do(ctx context.Context, s *Session, key string) (T, error) {
	return i.do(ctx, s, key)
}

// Giving makes an Intent that does the same and gives its result as fn has it.
func Giving[T, U any](i Intent[T], fn func(T) U) Intent[U] {
	return Intent[U]{name: i.name, body: i.body, do: func(ctx context.Context, s *Session, key string) (U, error) {
		v, err := i.do(ctx, s, key)
		return fn(v), err
	}}
}

// Letter is an intent on paper: it outlives the program that wrote it.
type Letter struct {
	Key  string          `json:"key"` // of the command: however often it is sent, it is done once
	Deed string          `json:"deed"`
	Body json.RawMessage `json:"body"`
	// At is when it was written, and Call the person's call then; zero for none.
	// What it tells happened then, and in that call.
	At   time.Time     `json:"at"`
	Call InteractionID `json:"call,omitzero"`
}

// Letter puts the intent on paper.
func (i Intent[T]) Letter(key string, at time.Time, call InteractionID) (Letter, error) {
	body, err := json.Marshal(i.body)
	return Letter{Key: key, Deed: i.name, Body: body, At: at, Call: call}, err
}

// Carry does what a letter says, through the same use case as if it were done
// now, and gives the record that it made or changed. What happened is dated
// from when the letter was written; when it was recorded, the event says too. A
// letter that this version can't read is invalid.
func (s *Session) Carry(ctx context.Context, l Letter) (Ref, error) {
	d, ok := deeds[l.Deed]
	if !ok {
		return Ref{}, unreadable(l)
	}
	then := *s
	then.letter = &l
	ref, err := d.carry(ctx, &then, l)
	if err == nil || CodeOf(err) != CodeForbidden && CodeOf(err) != CodeInvalid {
		return ref, err
	}
	// What an earlier try has done is done, though it would be refused by now.
	_ = s.view(ctx, func(r Reader) error {
		if earlier, used, look := r.Command(ctx, l.Key); look == nil && used {
			ref, err = earlier.Result, nil
		}
		return nil
	})
	return ref, err
}

// On gives the record that the letter changes; none where it makes a new one
// or can't be read.
func (l Letter) On() Ref {
	if d, ok := deeds[l.Deed]; ok {
		return d.changes(l)
	}
	return Ref{}
}

// In names what the letter does, in a few words.
func (l Letter) In(lang Lang) string {
	if d, ok := deeds[l.Deed]; ok {
		return d.called().In(lang)
	}
	return Sanitize(head(l.Deed, maxQuoted))
}

// deed is a Deed of whatever types.
type deed interface {
	called() Words
	named() string
	carry(ctx context.Context, s *Session, l Letter) (Ref, error)
	changes(l Letter) Ref
}

func (d Deed[B, T]) called() Words { return d.words }
func (d Deed[B, T]) named() string { return d.name }

func (d Deed[B, T]) carry(ctx context.Context, s *Session, l Letter) (Ref, error) {
	body, err := d.read(l)
	if err != nil {
		return Ref{}, err
	}
	v, err := d.do(s, ctx, l.Key, body)
	switch {
	case err != nil:
		return Ref{}, err
	case d.made != nil:
		return d.made(&v), nil
	}
	return d.changes(l), nil
}

func (d Deed[B, T]) changes(l Letter) Ref {
	body, err := d.read(l)
	if err != nil || d.on == nil {
		return Ref{}
	}
	return d.on(&body)
}

// read wants every field known: what another version wrote and this one would
// leave out must not be lost in silence.
func (d Deed[B, T]) read(l Letter) (body B, err error) {
	r := json.NewDecoder(bytes.NewReader(l.Body))
	r.DisallowUnknownFields()
	if err := r.Decode(&body); err != nil {
		return body, unreadable(l)
	}
	if _, err := r.Token(); err != io.EOF {
		return body, unreadable(l)
	}
	return body, nil
}

func unreadable(l Letter) error {
	return invalid(Say("This version of careline can't read what was to be written (%s).",
		"本版本的 careline 无法读取待写入的内容（%s）。", Sanitize(head(l.Deed, maxQuoted))))
}

// when is the moment that what is written now tells of: that of the letter
// which is being carried, else the present.
func (s *Session) when() time.Time {
	now := s.desk.clock()
	if l := s.letter; l != nil && !l.At.IsZero() && l.At.Before(now) {
		return l.At
	}
	return now
}
