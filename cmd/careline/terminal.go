package main

import "github.com/charmbracelet/x/term"

// isTerminal tells whether f, a reader or a writer, is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// terminalWidth is how many cells a line of the terminal has; 0 where f is none.
func terminalWidth(f any) int {
	file, ok := f.(interface{ Fd() uintptr })
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(file.Fd())
	if err != nil {
		return 0
	}
	return width
}
