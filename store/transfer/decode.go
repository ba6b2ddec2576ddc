package transfer

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// window is how many bytes from the first one beyond ASCII on decide what a
// file is written in.
const window = 64 << 10

var bom = []byte("\ufeff")

// decode gives the text of a file as UTF-8 without a byte-order mark, and what
// tells what it is written in. A mark decides; else UTF-8 where the text is that but for stray bytes; else
// GB18030, which Chinese spreadsheets write; else Windows-1252.
func decode(r io.Reader) (text io.Reader, encoding func() string) {
	src := bufio.NewReaderSize(r, window)
	head, _ := src.Peek(len(bom)) // a short or unreadable file shows itself on the first Read
	switch {
	case bytes.HasPrefix(head, bom):
		_, _ = src.Discard(len(bom))
		return src, func() string { return "UTF-8 BOM" }
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(src), func() string { return "UTF-16" }
	}
	d := &decoder{src: src, encoding: "UTF-8"}
	return d, func() string { return d.encoding }
}

// decoder passes ASCII on as it is, and decides at the first byte beyond it:
// until there every encoding in question reads the same.
type decoder struct {
	src *bufio.Reader
	out io.Reader // nil until decided

	encoding string // what it is so far
}

func (d *decoder) Read(p []byte) (int, error) {
	if d.out != nil {
		return d.out.Read(p)
	}
	if _, err := d.src.Peek(1); err != nil {
		return 0, err
	}
	ahead, _ := d.src.Peek(d.src.Buffered())
	n := bytes.IndexFunc(ahead, func(r rune) bool { return r >= utf8.RuneSelf })
	switch {
	case n < 0:
		n = len(ahead)
	case n == 0:
		ahead, _ = d.src.Peek(window) // fewer at the end of the file
		d.out = d.src
		if e := encodingOf(ahead); e != nil {
			d.out, d.encoding = e.NewDecoder().Reader(d.src), fmt.Sprint(e)
		}
		return d.out.Read(p)
	}
	return d.src.Read(p[:min(n, len(p))])
}

// encodingOf tells what a text beyond ASCII is written in; nil for UTF-8.
func encodingOf(text []byte) encoding.Encoding {
	const stray = 10 // one broken character in so many does not make it another encoding
	if good, bad := tally(text); bad*stray <= good {
		return nil
	}
	gb, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(text) // what can't be read becomes U+FFFD
	if good, bad := tally(gb); bad*stray <= good {
		return simplifiedchinese.GB18030
	}
	return charmap.Windows1252
}

// tally counts the characters beyond ASCII that are whole, and those that are
// not; the window may cut the last one.
func tally(text []byte) (good, bad int) {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && len(text) >= window && len(text)-i < utf8.UTFMax:
			return good, bad
		case r == utf8.RuneError:
			bad++
		case r >= utf8.RuneSelf:
			good++
		}
		i += n
	}
	return good, bad
}
