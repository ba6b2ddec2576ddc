package careline

// WarrantyPart is what a warranty term covers.
type WarrantyPart string

// What a term covers: the labour of a visit, all parts, or one part that has
// a longer term of its own, such as the tank of a water heater.
const (
	CoversLabour WarrantyPart = "labour"
	CoversParts  WarrantyPart = "parts"
	CoversTank   WarrantyPart = "tank"
	CoversPump   WarrantyPart = "pump"
	CoversBoard  WarrantyPart = "board"
)

var warrantyPartNames = map[WarrantyPart]Words{
	CoversLabour: {"labour", "人工"},
	CoversParts:  {"parts", "配件"},
	CoversTank:   {"tank", "内胆"},
	CoversPump:   {"pump", "水泵"},
	CoversBoard:  {"main board", "主板"},
}

// WarrantyParts lists what terms can cover.
func WarrantyParts() []WarrantyPart {
	return []WarrantyPart{CoversLabour, CoversParts, CoversTank, CoversPump, CoversBoard}
}

// In gives the part's name in l.
func (p WarrantyPart) In(l Lang) string { return kindOf(warrantyPartNames, p).In(l) }

// WarrantyTerm is how long one part of a product is covered.
type WarrantyTerm struct {
	Part   WarrantyPart `json:"part"`
	Months int          `json:"months"`
	// FromInstallation starts the term on the day of installation where that
	// is known, else on the day of purchase.
	FromInstallation bool `json:"from_installation,omitempty"`
}

// Consumable is a part that wears out on schedule, such as a filter stage.
type Consumable struct {
	Code   string `json:"code"`
	Name   Words  `json:"name"`
	Months int    `json:"months"` // life
}

// Product is a model that the firm sells or serves.
type Product struct {
	Code        string // "EWH-60A"
	Name        Words
	Skill       string // the skill that a technician needs: "water_heater"
	Maker       string
	Trademark   string
	Terms       []WarrantyTerm
	Consumables []Consumable
	Retired     bool
	Version     int64
}

// Skills that products ask for and providers offer.
const (
	SkillWaterHeater = "water_heater"
	SkillPurifier    = "purifier"
	SkillAppliance   = "appliance"
	SkillComputer    = "computer"
)

var skillNames = map[string]Words{
	SkillWaterHeater: {"water heaters", "热水器"},
	SkillPurifier:    {"water purifiers", "净水器"},
	SkillAppliance:   {"appliances", "家电"},
	SkillComputer:    {"computers", "电脑"},
}

// Skills lists the skills that have words of their own; a firm may use others.
func Skills() []string {
	return []string{SkillWaterHeater, SkillPurifier, SkillAppliance, SkillComputer}
}

// SkillName gives the words for a skill; a skill of the firm's own is its own word.
func SkillName(skill string) Words { return kindOf(skillNames, skill) }

// kindOf looks a word up, and falls back on the key itself.
func kindOf[K ~string](names map[K]Words, k K) Words {
	if w, ok := names[k]; ok {
		return w
	}
	return Words{EN: Sanitize(string(k))} // a code from outside
}
