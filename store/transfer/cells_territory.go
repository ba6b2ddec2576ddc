package transfer

import (
	"strings"

	"careline"
)

// territoriesCell lists where a provider works: "江苏省 南京市 鼓楼区; 安徽省".
func territoriesCell() cellOf[careline.Provider] {
	return cellOf[careline.Provider]{
		ListField: careline.ListField{
			Code: "territories", Name: careline.Words{EN: "territories", ZH: "服务区域"}, Many: true,
			Known: []string{"territory", "region", "regions", "area", "服务区域", "服务范围", "区域", "覆盖区域"},
		},
		get: func(p *careline.Provider) string {
			parts := make([]string, len(p.Territories))
			for i, t := range p.Territories {
				parts[i] = writeTerritory(t)
			}
			return strings.Join(parts, "; ")
		},
		out: func(p *careline.Provider) any {
			all := []territoryOut{}
			for _, t := range p.Territories {
				all = append(all, territoryOut{clean(t.Country), clean(t.Province), clean(t.City), clean(t.District)})
			}
			return all
		},
		set: func(text string, in reading) (careline.Filled[careline.Provider], error) {
			var all []careline.Region
			for _, part := range cutTerritories(text) {
				t, err := readTerritory(part, in.country)
				if err != nil {
					return nil, err
				}
				all = append(all, t)
			}
			return func(p *careline.Provider) { p.Territories = all }, nil
		},
	}
}

type territoryOut struct {
	Country  clean `json:"country"`
	Province clean `json:"province"`
	City     clean `json:"city"`
	District clean `json:"district"`
}

const everywhere = "*"

// betweenParts stands between the parts of a territory where a space could be
// part of a name.
const betweenParts = " / "

// writeTerritory writes a territory as people do where reading gives it back,
// and part by part in brackets where it would not.
func writeTerritory(t careline.Region) string {
	if t == (careline.Region{}) {
		return everywhere
	}
	parts := []string{t.Country}
	for _, p := range []string{t.Province, t.City, t.District} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	for _, sep := range []string{" ", betweenParts} {
		text := strings.Join(parts, sep)
		if back, err := readTerritory(text, ""); err == nil && back == t && !strings.ContainsAny(text, betweenWords+`[]\`) {
			return text
		}
	}
	var details []detail
	for _, p := range territoryParts(&t) {
		if *p.value != "" {
			details = append(details, detail{p.name, *p.value})
		}
	}
	return exact("", details)
}

func territoryParts(t *careline.Region) []homePart {
	return []homePart{{"country", &t.Country}, {"province", &t.Province}, {"city", &t.City}, {"district", &t.District}}
}

// readTerritory reads a territory; country is that of one that names none.
func readTerritory(text, country string) (careline.Region, error) {
	var t careline.Region
	if rest, details, ok := parseExact(text); ok && rest == "" {
		for _, d := range details {
			for _, p := range territoryParts(&t) {
				if p.name == d.name {
					*p.value = d.value
				}
			}
		}
		return t, nil
	}
	if text == everywhere {
		return t, nil
	}
	parts := strings.Fields(text)
	if strings.Contains(text, "/") || !hasHan(text) && len(parts) > 1 && !isCountry(parts[0]) {
		parts = strings.Split(text, "/")
	}
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	t.Country = country
	if len(kept) > 0 && isCountry(kept[0]) {
		t.Country, kept = countryOf(kept[0]), kept[1:]
	}
	const mostParts = 3
	switch whole := strings.Join(kept, ""); {
	case len(kept) > mostParts:
		return t, careline.NewError(careline.CodeInvalid, careline.Say(
			"%q is not a territory; write it as province, city, district.", "%q 不是服务区域；请写成：省 市 区。", text), nil)
	case len(kept) < mostParts && hasHan(whole):
		if site := careline.ParseAddress(whole, t.Country); site.Street == "" {
			t.Province, t.City, t.District = site.Region.Province, site.Region.City, site.Region.District
			return t, nil
		}
	}
	for i, to := range []*string{&t.Province, &t.City, &t.District} {
		if i < len(kept) {
			*to = kept[i]
		}
	}
	return t, nil
}

func isCountry(word string) bool { return countryOf(word) != "" }

// cutTerritories cuts at what sets values apart, but not inside brackets.
func cutTerritories(text string) []string {
	var parts []string
	start, depth, marked := 0, 0, false
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	for i, r := range text {
		switch {
		case marked:
			marked = false
		case r == '\\':
			marked = true
		case r == '[':
			depth++
		case r == ']':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(betweenWords, r):
			add(text[start:i])
			start = i + len(string(r))
		}
	}
	add(text[start:])
	return parts
}
