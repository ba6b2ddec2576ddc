package main

import "careline"

// rows tells that so many rows of an unknown number are done.
func (p *progress) rows(done int) {
	p.show(0, careline.Say(": %s", "：%s", rows(done)))
}
