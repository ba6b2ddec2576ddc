package transfer

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// look tells what numbers show as: a date, a padded postal code. Each number
// and format is asked of the library once, on a page of its own in the book.
type look struct {
	book *excelize.File
	page string // empty until it is needed
	seen map[styled]string
}

// styled is a number as it is, and the style of its cell.
type styled struct{ value, style string }

// mostSeen bounds what is remembered.
const mostSeen = 100_000

// of gives a number as it was meant.
func (l *look) of(value, style string) (string, error) {
	if value == "" || (style == "" || style == "0") && wholeNumber(value) {
		return value, nil
	}
	n := styled{value, style}
	if text, known := l.seen[n]; known {
		return text, nil
	}
	shown, err := l.shown(n)
	if err != nil {
		return "", err
	}
	text := asWritten(shown, value)
	if len(l.seen) < mostSeen {
		l.seen[n] = text
	}
	return text, nil
}

// wholeNumber tells that a number shows as it is.
func wholeNumber(value string) bool {
	const exactDigits = 15
	if len(value) > exactDigits || value[0] == '0' && len(value) > 1 {
		return false
	}
	for i := range len(value) {
		if value[i] < '0' || value[i] > '9' {
			return false
		}
	}
	return true
}

func (l *look) shown(n styled) (string, error) {
	const at = "A1"
	if l.page == "" {
		page := "look"
		for has := true; has; page += "x" {
			i, err := l.book.GetSheetIndex(page)
			if err != nil {
				return "", err
			}
			if has = i >= 0; !has {
				l.page = page
				break
			}
		}
		if _, err := l.book.NewSheet(l.page); err != nil {
			return "", err
		}
	}
	style, err := strconv.Atoi(n.style)
	if err != nil {
		style = 0
	}
	if err := l.book.SetCellStyle(l.page, at, at, style); err != nil {
		return "", err
	}
	if err := l.book.SetCellDefault(l.page, at, n.value); err != nil {
		return "", err
	}
	return l.book.GetCellValue(l.page, at)
}
