package careline

import "strings"

// titles are what follows a surname when people are spoken of.
var titles = []string{"先生", "女士", "小姐", "太太", "师傅", "老师", "阿姨", "大爷", "大妈", "医生", "经理", "总", "工"}

// hanReadings gives the senses of a run of Han characters: a name, an
// address, or one after the other: 王建国鼓楼区.
func hanReadings(text string) []reading {
	chars := []rune(head(text, maxHanScrap))
	text = string(chars)
	all := []reading{{sense: asName, text: text}}
	if len(chars) == 1 {
		return all
	}
	all = append(all, reading{sense: asAddress, pieces: []string{text}})
	for _, t := range titles {
		if name, ok := strings.CutSuffix(text, t); ok && name != "" && len([]rune(name)) <= 4 {
			all = append(all, reading{sense: asSurname, text: name})
		}
	}
	region, street := addressPieces(text)
	if len(region) > 0 && street != text {
		all = append(all, reading{sense: asAddress, pieces: piecesOf(region, street)})
	}
	// 王建国|鼓楼区 and 鼓楼区|王建国: a name has one to four characters.
	for _, n := range []int{3, 2, 4, 1} {
		if len(chars) < n+2 {
			continue
		}
		all = append(all, nameAndAddress(chars[:n], chars[n:]))
		if n == 2 || n == 3 {
			all = append(all, nameAndAddress(chars[len(chars)-n:], chars[:len(chars)-n]))
		}
	}
	// 鼓楼|建国路: people leave out 区 and 市.
	rest := []rune(street)
	for k := 2; k <= len(rest)-2 && k <= 4; k++ {
		all = append(all, reading{sense: asAddress, pieces: piecesOf(region, string(rest[:k]), string(rest[k:]))})
	}
	return all
}

func nameAndAddress(name, address []rune) reading {
	region, street := addressPieces(string(address))
	return reading{sense: asNameAddress, text: string(name), pieces: piecesOf(region, street)}
}

// piecesOf puts the pieces of an address together again; one of a single
// character can't be looked for by itself.
func piecesOf(region []string, street ...string) []string {
	var pieces []string
	for _, p := range append(append([]string{}, region...), street...) {
		if len([]rune(p)) >= 2 {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// addressPieces takes province, city and district off an address in one run,
// as they were typed, with 省, 市 and 区 or without.
func addressPieces(text string) (region []string, street string) {
	street = text
	take := func(n int) {
		if n > 0 && n < len(street) {
			region = append(region, street[:n])
			street = street[n:]
		}
	}
	take(longest(street, func(p string) bool { return provinces[p] != "" }))
	take(cityPieceAt(street))
	take(districtAt(street, true))
	return region, street
}

func cityPieceAt(s string) int {
	n := longest(s, func(p string) bool { return isCity(p) })
	if n == 0 {
		_, n = cityAt(s, true)
		return n
	}
	if strings.HasPrefix(s[n:], "市") {
		n += len("市")
	}
	return n
}

// longest gives the length of the longest beginning of s that is known, up
// to eight characters.
func longest(s string, known func(string) bool) int {
	best, chars := 0, 0
	for i, r := range s {
		end := i + len(string(r))
		if known(s[:end]) {
			best = end
		}
		if chars++; chars == 8 {
			break
		}
	}
	return best
}
