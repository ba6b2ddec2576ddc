package careline

import "errors"

// Code classes an error for programs; scripts rely on the values.
type Code string

// The codes. Their meaning and the exit status of each are part of the
// command line's contract.
const (
	CodeFailed       Code = "failed"
	CodeUsage        Code = "usage"
	CodeInvalid      Code = "invalid"
	CodeNotFound     Code = "not_found"
	CodeConflict     Code = "conflict"
	CodeForbidden    Code = "forbidden"
	CodeUnavailable  Code = "unavailable"
	CodeNotConfirmed Code = "not_confirmed"
)

// Error is one sentence for a person and a code for a program.
type Error struct {
	Code    Code
	Message Phrase
	// Field names what is wrong of a record that was to be saved, and after a
	// dot which line of it, from 0: "terms.2". Empty: it is about the whole.
	Field string
	// Current is, on a conflict of versions, the record as the store has it now.
	Current any
	// On is, with Current, which record that is, and Lately is what happened to
	// it, the newest first: who changed it, when, and what.
	On     Ref
	Lately []TimelineLine
	// Err is the cause, for errors.Is; it is never shown to a person.
	Err error
}

// NewError makes an Error of the given code, with an optional cause.
func NewError(code Code, message Phrase, cause error) *Error {
	return &Error{Code: code, Message: message, Err: cause}
}

// Error gives the sentence in English.
func (e *Error) Error() string { return e.Message.In(English) }

// In gives the sentence in l.
func (e *Error) In(l Lang) string { return e.Message.In(l) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first Error in err's chain, and CodeFailed
// for any other error.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeFailed
}

// Explain gives err as one sentence in l, safe for a screen.
func Explain(err error, l Lang) string {
	var e *Error
	if errors.As(err, &e) {
		return Sanitize(e.In(l))
	}
	return Sanitize(err.Error())
}

// at says which field of a record an error is about. The last word counts:
// what the field's own checks know of is a part of it.
func at(field string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	named := *e
	named.Field = field
	return &named
}

func invalid(p Phrase) *Error   { return NewError(CodeInvalid, p, nil) }
func forbidden(p Phrase) *Error { return NewError(CodeForbidden, p, nil) }
func conflict(p Phrase) *Error  { return NewError(CodeConflict, p, nil) }

// NotFound is the error for a record that is not in the store.
func NotFound(what Speaker, which string) *Error {
	return NewError(CodeNotFound, Say("There is no %s %s.", "没有%s %s。", what, which), nil)
}
