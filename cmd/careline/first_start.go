package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"careline"
)

// start is what to do where there is no store yet.
type start int

const (
	startNothing start = iota
	startEmpty
	startDemo
)

// firstStart asks the one question of a first start.
func (a *app) firstStart(ctx context.Context) start {
	for {
		_, _ = fmt.Fprint(a.stdout, careline.Say(
			"No hotline at %s yet.\nEnter: make an empty one · d: look at the demo first · q: quit  ",
			"%s 尚无热线。\n回车：新建空热线 · d：先看演示 · q：退出  ", storePath(a.cfg.Store)).In(a.lang))
		answer, err := a.answer(ctx)
		if err != nil {
			_, _ = fmt.Fprintln(a.stdout)
			return startNothing
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "":
			return startEmpty
		case "d":
			return startDemo
		case "q":
			return startNothing
		}
	}
}

// answer reads a line; an interrupt ends the wait, though not the reading.
func (a *app) answer(ctx context.Context) (string, error) {
	lines := make(chan string, 1)
	go func() {
		defer close(lines)
		if line, err := readLine(a.stdin); err == nil {
			lines <- line
		}
	}()
	select {
	case line, ok := <-lines:
		if !ok {
			return "", io.EOF
		}
		return line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// readLine reads no further than the line's end: what follows is the console's.
func readLine(r io.Reader) (string, error) {
	var line []byte
	var one [1]byte
	for {
		n, err := r.Read(one[:])
		switch {
		case n == 1 && one[0] == '\n':
			return string(line), nil
		case n == 1:
			line = append(line, one[0])
		case err != nil:
			return "", err
		}
	}
}
