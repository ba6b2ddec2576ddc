// Command pictures makes the pictures of README: it runs the real console on a
// made-up hotline and keeps what is on its screen.
//
//	go run ./docs/pictures
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", filepath.Join("docs", "pictures"), "the folder to write to")
	flag.Parse()
	if err := makeAll(context.Background(), *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// makeAll writes every picture into a folder.
func makeAll(ctx context.Context, out string) error {
	h, err := open(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	for _, s := range scenes {
		picture, err := h.play(ctx, s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, s.name+".svg"), picture, 0o644); err != nil { //nolint:gosec // for everybody
			return err
		}
	}
	return nil
}
