package transfer

import (
	"regexp"
	"strconv"
	"strings"

	"careline"
)

// warrantyCell says how long what is covered:
// "labour 12 months; tank 96 months from installation".
func warrantyCell() cellOf[careline.Product] {
	return cellOf[careline.Product]{
		ListField: careline.ListField{
			Code: "warranty", Name: careline.Words{EN: "warranty", ZH: "保修条款"}, Known: []string{"warranty terms", "guarantee", "保修", "保修期", "保修条款", "质保", "质保期"},
		},
		get: func(p *careline.Product) string {
			parts := make([]string, len(p.Terms))
			for i, t := range p.Terms {
				parts[i] = string(t.Part) + " " + strconv.Itoa(t.Months) + " months"
				if t.FromInstallation {
					parts[i] += " from installation"
				}
			}
			return strings.Join(parts, "; ")
		},
		out: func(p *careline.Product) any { return append([]careline.WarrantyTerm{}, p.Terms...) },
		set: func(text string, _ reading) (careline.Filled[careline.Product], error) {
			var terms []careline.WarrantyTerm
			for _, part := range cut(text, betweenWords) {
				t, err := parseTerm(part)
				if err != nil {
					return nil, err
				}
				terms = append(terms, t)
			}
			return func(p *careline.Product) { p.Terms = terms }, nil
		},
	}
}

var (
	termShape       = regexp.MustCompile(`(?i)^([^\d:：]+?)\s*[:：]?\s*(\d{1,6})\s*(months?|个月|月|years?|年)?\s*(from installation|since installation|自安装之?日?起?(?:计算)?)?$`)
	consumableShape = regexp.MustCompile(`(?is)^(\S+)\s+(\d{1,6})\s*(months?|个月|月|years?|年)?\s*[:：]?\s*(.*)$`)
)

const monthsOfYear = 12

// months gives a term in months; without a unit it is in months already.
func months(number, unit string) int {
	n, _ := strconv.Atoi(number) // a few digits
	if strings.HasPrefix(strings.ToLower(unit), "year") || unit == "年" {
		n *= monthsOfYear
	}
	return n
}

func parseTerm(text string) (careline.WarrantyTerm, error) {
	m := termShape.FindStringSubmatch(text)
	if m == nil {
		return careline.WarrantyTerm{}, careline.NewError(careline.CodeInvalid, careline.Say(
			"%q is not a warranty term; write it as: labour 12 months.", "%q 不是保修条款；请写成：人工 12 个月。", text), nil)
	}
	return careline.WarrantyTerm{
		Part: codeOf(careline.WarrantyParts(), strings.TrimSpace(m[1])), Months: months(m[2], m[3]), FromInstallation: m[4] != "",
	}, nil
}

// consumablesCell lists what wears out: "F1 6 months: PP cotton / PP棉".
func consumablesCell() cellOf[careline.Product] {
	return cellOf[careline.Product]{
		ListField: careline.ListField{
			Code: "consumables", Name: careline.Words{EN: "consumables", ZH: "耗材"}, Known: []string{"filters", "耗材", "滤芯", "易耗件"},
		},
		get: func(p *careline.Product) string {
			parts := make([]string, len(p.Consumables))
			for i, c := range p.Consumables {
				parts[i] = mark(c.Code, betweenValues) + " " + strconv.Itoa(c.Months) + " months: " + writeNames(c.Name)
			}
			return strings.Join(parts, "; ")
		},
		out: func(p *careline.Product) any { return append([]careline.Consumable{}, p.Consumables...) },
		set: func(text string, _ reading) (careline.Filled[careline.Product], error) {
			var all []careline.Consumable
			for _, part := range cut(text, betweenValues) {
				m := consumableShape.FindStringSubmatch(part)
				if m == nil {
					return nil, careline.NewError(careline.CodeInvalid, careline.Say(
						"%q is not a consumable; write it as: F1 6 months: filter.", "%q 不是耗材；请写成：F1 6 个月：滤芯。", part), nil)
				}
				all = append(all, careline.Consumable{Code: unmark(m[1], betweenValues), Months: months(m[2], m[3]), Name: readNames(m[4])})
			}
			return func(p *careline.Product) { p.Consumables = all }, nil
		},
	}
}

// A name in both languages stands as English / Chinese.
const betweenNames = betweenValues + "/"

func writeNames(w careline.Words) string {
	en, zh := mark(w.EN, betweenNames), mark(w.ZH, betweenNames)
	switch {
	case w.ZH == "" && !hasHan(w.EN):
		return en
	case w.EN == "" && hasHan(w.ZH):
		return zh
	}
	return strings.TrimSpace(en + " / " + zh)
}

func readNames(text string) careline.Words {
	at, marked := -1, false
	for i, r := range text {
		if r == '/' && !marked {
			at = i
			break
		}
		marked = r == '\\' && !marked
	}
	name := func(s string) string { return unmark(strings.TrimSpace(s), betweenNames) }
	switch {
	case at >= 0:
		return careline.Words{EN: name(text[:at]), ZH: name(text[at+1:])}
	case hasHan(text):
		return careline.Words{ZH: name(text)}
	}
	return careline.Words{EN: name(text)}
}
