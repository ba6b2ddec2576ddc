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
	if pieces := addressPieces(text); len(pieces) > 1 {
		all = append(all, reading{sense: asAddress, pieces: pieces})
	}
	// 王|鼓楼区 and 鼓楼区|王: a name has one to four characters.
	for _, n := range []int{3, 2, 4, 1} {
		if len(chars) < n+2 {
			continue
		}
		all = append(all, reading{sense: asNameAddress, text: string(chars[:n]), pieces: addressPieces(string(chars[n:]))})
		if n == 2 || n == 3 {
			k := len(chars) - n
			all = append(all, reading{sense: asNameAddress, text: string(chars[k:]), pieces: addressPieces(string(chars[:k]))})
		}
	}
	// 鼓楼|建国路: people leave out 区 and 市.
	for k := 2; k <= len(chars)-2 && k <= 4; k++ {
		all = append(all, reading{sense: asAddress, pieces: append([]string{string(chars[:k])}, addressPieces(string(chars[k:]))...)})
	}
	return all
}

// addressPieces cuts an address in one run where a province, a city or a
// district ends, as it was typed; each piece has two characters or more.
func addressPieces(text string) []string {
	_, street := chinesePieces(text)
	region := strings.TrimSuffix(text, street)
	var pieces []string
	for region != "" {
		n := regionPieceAt(region)
		pieces = append(pieces, region[:n])
		region = region[n:]
	}
	if street != "" {
		pieces = append(pieces, street)
	}
	for _, p := range pieces {
		if len([]rune(p)) < 2 {
			return []string{text}
		}
	}
	return pieces
}

func regionPieceAt(s string) int {
	if m := municipalityAt(s); m != "" {
		return len(m) + len(s[len(m):]) - len(strings.TrimPrefix(s[len(m):], "市"))
	}
	if n := provinceAt(s); n > 0 {
		return n
	}
	if city, n := cityAt(s, true); n > 0 && city != "" {
		return n
	}
	if n := districtAt(s, true); n > 0 {
		return n
	}
	return len(s)
}
