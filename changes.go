package careline

import (
	"strconv"
	"strings"
	"time"
)

// changes collects what differs between two versions of a record.
type changes []Change

func (c *changes) text(field, from, to string) {
	if from != to {
		*c = append(*c, Change{Field: field, From: from, To: to})
	}
}

func (c *changes) number(field string, from, to int64) {
	if from != to {
		c.text(field, strconv.FormatInt(from, 10), strconv.FormatInt(to, 10))
	}
}

func (c *changes) moment(field string, from, to time.Time) {
	if !from.Equal(to) {
		c.text(field, stamp(from), stamp(to))
	}
}

func (c *changes) words(field string, from, to Words) {
	c.text(field, joinNonEmpty(" / ", from.EN, from.ZH), joinNonEmpty(" / ", to.EN, to.ZH))
}

func (c *changes) flag(field string, from, to bool) {
	if from != to {
		c.text(field, strconv.FormatBool(from), strconv.FormatBool(to))
	}
}

func joinedCodes[T ~string](all []T) string {
	parts := make([]string, len(all))
	for i, v := range all {
		parts[i] = string(v)
	}
	return strings.Join(parts, ", ")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func customerChanges(a, b *Customer) []Change {
	var c changes
	c.text("name", a.Name, b.Name)
	c.text("company", a.Company, b.Company)
	c.text("external_id", a.ExternalID, b.ExternalID)
	c.text("language", a.Language, b.Language)
	c.text("tier", string(a.Tier), string(b.Tier))
	c.text("preference", a.Preference, b.Preference)
	c.text("note", a.Note, b.Note)
	c.number("representative", int64(a.Representative), int64(b.Representative))
	c.text("contacts", contactsText(a.Contacts), contactsText(b.Contacts))
	c.text("addresses", homesText(a.Homes), homesText(b.Homes))
	return c
}

func contactsText(points []ContactPoint) string {
	parts := make([]string, len(points))
	for i, p := range points {
		parts[i] = joinNonEmpty(" ", p.Label, p.Raw)
		if p.DoNotCall {
			parts[i] += " (do not call)"
		}
		if p.Primary {
			parts[i] += " *"
		}
	}
	return strings.Join(parts, "; ")
}

func homesText(homes []Residence) string {
	parts := make([]string, len(homes))
	for i, h := range homes {
		parts[i] = joinNonEmpty(" ", h.Label, h.Site.Address(), h.Site.Note)
		if h.From != "" || h.Until != "" {
			parts[i] += " [" + string(h.From) + "–" + string(h.Until) + "]"
		}
	}
	return strings.Join(parts, "; ")
}

func unitChanges(a, b *Unit) []Change {
	var c changes
	c.text("product", a.Product, b.Product)
	c.text("serial", a.Serial, b.Serial)
	c.text("asset_tag", a.AssetTag, b.AssetTag)
	c.number("site", int64(a.Site), int64(b.Site))
	c.text("seller", a.Purchase.Seller, b.Purchase.Seller)
	c.text("purchased", string(a.Purchase.Date), string(b.Purchase.Date))
	c.text("price", a.Purchase.Price.String(), b.Purchase.Price.String())
	c.number("quantity", int64(a.Purchase.Quantity), int64(b.Purchase.Quantity))
	c.text("specification", a.Purchase.Specification, b.Purchase.Specification)
	c.text("grade", a.Purchase.Grade, b.Purchase.Grade)
	c.text("installed", string(a.Installed), string(b.Installed))
	c.text("installer", a.Installer.String(), b.Installer.String())
	c.text("card", a.Card.Number, b.Card.Number)
	c.text("conditions", a.Card.Conditions, b.Card.Conditions)
	return c
}

func caseChanges(a, b *Case) []Change {
	var c changes
	c.text("state", string(a.State), string(b.State))
	c.text("pending", string(a.Pending), string(b.Pending))
	c.text("category", a.Category, b.Category)
	c.text("severity", string(a.Severity), string(b.Severity))
	c.text("cause", string(a.Cause), string(b.Cause))
	c.text("remedy", a.Remedy, b.Remedy)
	c.text("plan", a.Plan, b.Plan)
	c.moment("promise", a.Promise, b.Promise)
	c.moment("broken", a.Broken, b.Broken)
	c.text("text", a.Text, b.Text)
	c.text("outcome", a.Outcome, b.Outcome)
	c.number("owner", int64(a.Owner), int64(b.Owner))
	c.text("unit", a.Unit.String(), b.Unit.String())
	c.text("into", a.Into.String(), b.Into.String())
	return c
}
