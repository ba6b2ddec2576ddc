package main

import (
	"github.com/dustin/go-humanize"

	"careline"
)

// rows tells that so many rows of an unknown number are done.
func (p *progress) rows(done int) {
	p.show(0, careline.Say(": %s rows", "：%s 行", humanize.Comma(int64(done))))
}
