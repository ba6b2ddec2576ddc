package main

import (
	"errors"
	"regexp"
	"time"

	"github.com/google/uuid"
	"golang.org/x/text/width"

	"careline"
)

// aNumber is anything with the looks of a number that careline gives out.
var aNumber = regexp.MustCompile(`(?i)^(C|U|I|CASE|WO|P|T)[-‐–—_ ]*[0-9][-‐–—_ 0-9]*$`)

// parseNumber reads a number. To a script one with a wrong check digit names
// nothing that is there, as does one that was never given out.
func parseNumber(s string) (careline.Ref, error) {
	ref, err := careline.ParseNumber(s)
	return ref, misheard(s, err)
}

// parseID reads a number of one kind; an empty one is none.
func parseID[T interface {
	~int64
	Ref() careline.Ref
}](s string) (T, error) {
	if s == "" {
		return 0, nil
	}
	id, err := careline.ParseID[T](s)
	return id, misheard(s, err)
}

func misheard(s string, err error) error {
	var e *careline.Error
	if _, bad := careline.ParseNumber(s); bad == nil || !errors.As(err, &e) || !aNumber.MatchString(width.Fold.String(s)) {
		return err
	}
	return careline.NewError(careline.CodeNotFound, e.Message, err)
}

// parseKey reads the key of a command, and makes one where none is given.
func parseKey(s string) (string, error) {
	if s == "" {
		return newKey(), nil
	}
	key, err := uuid.Parse(s)
	if err != nil {
		return "", careline.NewError(careline.CodeUsage, careline.Say("The key %q is not a UUID.", "键 %q 不是 UUID。", s), err)
	}
	return key.String(), nil
}

// newKey makes the key of a command. Only a system without randomness fails,
// on which nothing works.
func newKey() string { return uuid.Must(uuid.NewV7()).String() }

// slot is how long the window is that begins at --at.
const slot = 2 * time.Hour

// parseWindow reads when somebody is to come; empty is no window.
func parseWindow(s string, zone *time.Location) (careline.Window, error) {
	if s == "" {
		return careline.Window{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", "2006-01-02T15:04"} {
		if from, err := time.ParseInLocation(layout, s, zone); err == nil {
			return careline.Window{From: from.UTC(), To: from.Add(slot).UTC()}, nil
		}
	}
	return careline.Window{}, usage(careline.Say("%q is not a time; write it as 2026-03-31 14:00.", "%q 不是时间；请写成 2026-03-31 14:00。", s))
}
