package thrift

import (
	"strconv"
	"strings"
)

// pen is how letters are drawn: a number among a screen's pens.
type pen uint16

// plain is the pen of a terminal that was told nothing.
const plain pen = 0

// look is what a pen stands for.
type look struct {
	fg, bg, line string // parameters of SGR, such as 38;5;75
	under        string // 4, or 4:3
	attrs        uint16 // of bit n, parameter n
}

// bits of attrs, and what takes each back.
var attributes = []struct{ on, off int }{{1, 22}, {2, 22}, {3, 23}, {5, 25}, {6, 25}, {7, 27}, {8, 28}, {9, 29}}

const (
	reversed = 1 << 7
	struck   = 1 << 9
)

// unseen tells that nobody sees of a space with which pen it was drawn.
func (l look) unseen() bool { return l.bg == "" && l.under == "" && l.attrs&(reversed|struck) == 0 }

// mostPens bounds how many pens a screen knows at a time.
const mostPens = 2000

// pens are the pens of one screen.
type pens struct {
	all   []look
	known map[look]pen
}

func newPens() pens { return pens{all: []look{{}}, known: map[look]pen{{}: plain}} }

func (p *pens) of(l look) pen {
	n, is := p.known[l]
	if !is {
		if len(p.all) == mostPens {
			return plain // nobody draws with so many
		}
		n = pen(len(p.all)) //nolint:gosec // at most mostPens
		p.all, p.known[l] = append(p.all, l), n
	}
	return n
}

// ground is the pen with which an erased cell is left: of a pen, what is
// behind the letters.
func (p *pens) ground(of pen) pen { return p.of(look{bg: p.all[of].bg}) }

// after gives the pen after the parameters of an SGR.
func (p *pens) after(was pen, params string) pen {
	l := p.all[was]
	parts := strings.Split(params, ";")
	for i := 0; i < len(parts); i++ {
		part := parts[i]
		name, _, _ := strings.Cut(part, ":")
		n, err := strconv.Atoi(name)
		if name == "" {
			n, err = 0, nil
		}
		if err != nil {
			continue
		}
		if (n == 38 || n == 48 || n == 58) && part == name { // a colour in parameters of their own
			more := 2
			if i+1 < len(parts) && parts[i+1] == "2" {
				more = 4
			}
			upto := min(len(parts), i+1+more)
			part = strings.Join(parts[i:upto], ";")
			i = upto - 1
		}
		l.set(n, part)
	}
	return p.of(l)
}

func (l *look) set(n int, part string) {
	switch {
	case n == 0:
		*l = look{}
	case n == 4:
		l.under = part
		if part == "4:0" {
			l.under = ""
		}
	case n == 24:
		l.under = ""
	case n >= 30 && n <= 38 || n >= 90 && n <= 97:
		l.fg = part
	case n == 39:
		l.fg = ""
	case n >= 40 && n <= 48 || n >= 100 && n <= 107:
		l.bg = part
	case n == 49:
		l.bg = ""
	case n == 58:
		l.line = part
	case n == 59:
		l.line = ""
	}
	for _, a := range attributes {
		switch n {
		case a.on:
			l.attrs |= 1 << a.on
		case a.off:
			l.attrs &^= 1 << a.on
		}
	}
}

// change gives the shorter of the two ways from one pen to another.
func (p *pens) change(from, to pen) string {
	if from == to {
		return ""
	}
	if to == plain {
		return "\x1b[m"
	}
	a, b := p.all[from], p.all[to]
	var step, anew []string
	off := a.attrs &^ b.attrs
	on := b.attrs &^ a.attrs
	for _, x := range attributes {
		if off&(1<<x.on) != 0 {
			step = append(step, strconv.Itoa(x.off))
			for _, y := range attributes { // 22 takes bold and faint back
				if y.off == x.off {
					on |= b.attrs & (1 << y.on)
				}
			}
		}
	}
	for _, x := range attributes {
		if on&(1<<x.on) != 0 {
			step = append(step, strconv.Itoa(x.on))
		}
		if b.attrs&(1<<x.on) != 0 {
			anew = append(anew, strconv.Itoa(x.on))
		}
	}
	for _, x := range []struct{ a, b, off string }{
		{a.under, b.under, "24"}, {a.fg, b.fg, "39"}, {a.bg, b.bg, "49"}, {a.line, b.line, "59"},
	} {
		switch {
		case x.a == x.b:
		case x.b == "":
			step = append(step, x.off)
		default:
			step = append(step, x.b)
		}
		if x.b != "" {
			anew = append(anew, x.b)
		}
	}
	short, long := strings.Join(step, ";"), "0;"+strings.Join(anew, ";")
	if len(long) < len(short) {
		short = long
	}
	return "\x1b[" + short + "m"
}
