package careline

import (
	"slices"
	"strings"
)

// hanName is a stretch of a name in Han characters.
type hanName struct {
	chars []rune
	pos   []int // of each character in the folded name
}

// hanNames gives the Chinese names in a text. Spaces and middle dots between
// the characters don't end a name: 买买提·吐尔逊.
func hanNames(f *folded) []hanName {
	var all []hanName
	open := false
	for i, r := range f.runes {
		switch {
		case classOf(r) == han:
			if !open {
				all = append(all, hanName{})
				open = true
			}
			last := &all[len(all)-1]
			last.chars = append(last.chars, r)
			last.pos = append(last.pos, i)
		case r == ' ' || middleDot(r):
		default:
			open = false
		}
	}
	return all
}

func middleDot(r rune) bool { return r == '·' || r == '•' || r == '・' || r == '‧' || r == '.' }

// latinWords gives the words of a text: the runs that begin with a letter,
// and those of letters and digits mixed.
func latinWords(f *folded) []run {
	return slices.DeleteFunc(f.runs(), func(r run) bool { return r.han || digitsOf(r.text) == r.text })
}

// nameWords gives the words of a name: all runs but the Chinese ones.
func nameWords(f *folded) []run {
	return slices.DeleteFunc(f.runs(), func(r run) bool { return r.han })
}

// house is a number in an address.
type house struct {
	text       string // 88, 12a; 5x2x601 for a house, entrance and flat
	start, end int    // in the folded runes
}

// houseLinks are what stands between the parts of 5-2-601 and 5栋2单元601室.
var houseLinks = []string{"-", "/", "号楼", "栋", "幢", "座", "号", "单元", "楼", "层"}

// houseNumbers gives the numbers of an address: each by itself and, of those
// that are linked, the whole.
func houseNumbers(f *folded) []house {
	var all []house
	for i := 0; i < len(f.runes); {
		if classOf(f.runes[i]) != digit || i > 0 && classOf(f.runes[i-1]) == letter {
			i++
			continue
		}
		var parts []house
		start := i
		for {
			part := numberAt(f, i)
			parts = append(parts, part)
			i = part.end
			next := i + linkAt(f, i)
			if next == i || next >= len(f.runes) || classOf(f.runes[next]) != digit {
				break
			}
			i = next
		}
		if len(parts) > 1 {
			whole := make([]string, len(parts))
			for k, p := range parts {
				whole[k] = p.text
			}
			all = append(all, house{strings.Join(whole, "x"), start, i})
		}
		for _, p := range parts {
			all = append(all, p)
			if d := leadingDigits(p.text); d != p.text {
				all = append(all, house{d, p.start, p.start + len(d)})
			}
		}
	}
	return all
}

// numberAt reads digits and the letters that cling to them: 12a, 5th.
func numberAt(f *folded, i int) house {
	start := i
	for i < len(f.runes) && (classOf(f.runes[i]) == digit || classOf(f.runes[i]) == letter) {
		i++
	}
	return house{string(f.runes[start:i]), start, i}
}

func linkAt(f *folded, i int) int {
	for _, link := range houseLinks {
		l := []rune(link)
		if i+len(l) <= len(f.runes) && equalRunes(f.runes[i:i+len(l)], l) {
			return len(l)
		}
	}
	return 0
}

func leadingDigits(s string) string {
	for i := range s {
		if s[i] < '0' || s[i] > '9' {
			return s[:i]
		}
	}
	return s
}

// houseUnits are what people say after a number in an address; without one
// they tell nothing.
var houseUnits = []string{"号楼", "号", "栋", "幢", "座", "单元", "室", "楼", "层", "弄", "房", "户", "门", "院"}

// shortStreets are the words that people write short or in full.
var shortStreets = map[string]string{
	"street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "drive": "dr", "lane": "ln", "court": "ct",
	"place": "pl", "square": "sq", "highway": "hwy", "parkway": "pkwy", "terrace": "ter", "circle": "cir",
	"north": "n", "south": "s", "east": "e", "west": "w", "apartment": "apt", "suite": "ste", "saint": "st",
	"mount": "mt", "fort": "ft",
}

func shortStreet(word string) string { return shortStreets[word] }

// siteTexts gives a site's address, and what the one line leaves out.
func siteTexts(s *Site) []string {
	address := s.Address()
	texts := []string{address}
	for _, part := range []string{s.Region.District, s.Postal} {
		if part != "" && !strings.Contains(address, part) {
			texts = append(texts, part)
		}
	}
	return texts
}

// road is the name of a street or a compound, whose sound is looked for too.
type road struct {
	chars []rune
	start int // in the folded runes
}

// roadsOf gives the names in the street of a Chinese address, which stands in
// f from the rune given on: 建国路 and 阳光花园 of 建国路88号阳光花园5-2-601.
func roadsOf(f *folded, from int) []road {
	var all []road
	for i := from; i < len(f.runes) && len(all) < maxRoads; {
		if classOf(f.runes[i]) != han {
			i++
			continue
		}
		i += f.unitAt(i)
		start := i
		for i < len(f.runes) && classOf(f.runes[i]) == han {
			if i++; i-start > 2 && strings.ContainsRune(roadEnds, f.runes[i-1]) {
				break
			}
		}
		if i-start >= 2 {
			all = append(all, road{f.runes[start:i], start})
		}
	}
	return all
}

// roadEnds are the characters in which the names of streets and villages end.
const roadEnds = "路街巷弄镇乡村"

// unitAt counts the characters of the 号 behind a number: 88号阳光花园.
func (f *folded) unitAt(i int) int {
	if i == 0 || classOf(f.runes[i-1]) != digit {
		return 0
	}
	return houseUnitAt(f, i)
}

func houseUnitAt(f *folded, i int) int {
	for _, unit := range houseUnits {
		u := []rune(unit)
		if i+len(u) <= len(f.runes) && equalRunes(f.runes[i:i+len(u)], u) {
			return len(u)
		}
	}
	return 0
}
