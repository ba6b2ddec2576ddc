package page

import "careline"

// Undo is the last act of this console, as far as it can be taken back.
type Undo struct {
	Act careline.OrderAct // what was done to orders; empty for cases
	On  []Left
}

// Left is a record as an act left it.
type Left struct {
	On      careline.Ref
	Version int64
	Changed bool // false: it was so already
}
