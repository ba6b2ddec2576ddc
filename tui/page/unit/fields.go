package unit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// label names the fields of a unit in the present language.
func label(env *page.Env) func(string) string {
	return func(name string) string {
		w := &env.Words.Unit
		return map[string]string{
			"product": w.Product, "serial": w.Serial, "tag": w.Tag, "site": w.Site,
			"bought.head": w.Purchase, "seller": w.Seller, "bought": w.Bought, "price": w.Price, "quantity": w.Quantity,
			"specification": w.Specification, "grade": w.Grade,
			"installed.head": w.Installation, "installed": w.Installed, "installer": w.Installer,
			"card.head": w.Card, "card": w.Number, "terms": w.Terms, "to": w.To, "on": w.On,
		}[name]
	}
}

// newForm makes the form of a unit, filled in from u.
func newForm(env *page.Env, u *careline.Unit, a *around) *widget.Form {
	product := widget.NewChoice(products(&a.cat, u.Product), u.Product)
	quantity := ""
	if u.Purchase.Quantity != 0 {
		quantity = strconv.Itoa(u.Purchase.Quantity)
	}
	return widget.NewForm(
		label(env),
		&widget.Row{Name: "product", Input: product},
		&widget.Row{Name: "serial", Input: widget.Filled(u.Serial)},
		&widget.Row{Name: "bought", Head: true, Input: widget.Filled(string(u.Purchase.Date)).Reads(12, widget.ReadDay(env))},
		&widget.Row{Name: "seller", Input: widget.Filled(u.Purchase.Seller)},
		&widget.Row{Name: "price", Input: widget.Filled(price(u.Purchase.Price)).Reads(12, readMoney(env))},
		&widget.Row{Name: "quantity", Input: widget.Filled(quantity).Reads(12, readCount(env))},
		&widget.Row{Name: "specification", Input: widget.Filled(u.Purchase.Specification)},
		&widget.Row{Name: "grade", Input: widget.Filled(u.Purchase.Grade)},
		&widget.Row{Name: "installed", Head: true, Input: widget.Filled(string(u.Installed)).Reads(12, widget.ReadDay(env))},
		&widget.Row{Name: "site", Input: widget.NewChoice(sites(a), number(int64(u.Site)))},
		&widget.Row{Name: "installer", Input: widget.NewChoice(installers(a, u.Installer), number(int64(u.Installer)))},
		&widget.Row{Name: "tag", Input: widget.Filled(u.AssetTag)},
		&widget.Row{Name: "card", Head: true, Input: widget.Filled(u.Card.Number)},
		&widget.Row{Name: "terms", Input: widget.Filled(u.Card.Conditions)},
	)
}

// read takes what the form says into u.
func read(env *page.Env, f *widget.Form, u *careline.Unit) {
	u.Product, u.Serial, u.AssetTag = f.Value("product"), f.Value("serial"), f.Value("tag")
	u.Site = careline.SiteID(parse(f.Value("site")))
	u.Purchase.Seller, u.Purchase.Specification, u.Purchase.Grade = f.Value("seller"), f.Value("specification"), f.Value("grade")
	u.Purchase.Date = widget.ReadDate(env, f.Value("bought"))
	u.Purchase.Price, _ = parseMoney(f.Value("price"))
	u.Purchase.Quantity, _ = strconv.Atoi(f.Value("quantity"))
	u.Installed = widget.ReadDate(env, f.Value("installed"))
	u.Installer = careline.ProviderID(parse(f.Value("installer")))
	u.Card.Number, u.Card.Conditions = f.Value("card"), f.Value("terms")
}

// amiss gives the field that can't be saved as it is, and why.
func amiss(env *page.Env, f *widget.Form) (field, why string) {
	w := &env.Words.Unit
	if name := f.Unmatched(); name != "" {
		return name, env.Words.Form.NoMatch
	}
	if f.Value("product") == "" {
		return "product", w.ChooseProduct
	}
	for _, name := range []string{"bought", "installed"} {
		if _, ok := widget.ParseDay(f.Value(name), env.Session.Now()); !ok {
			return name, f.Label(name) + ": " + env.Words.Form.NotRead
		}
	}
	if _, ok := parseMoney(f.Value("price")); !ok {
		return "price", w.Price + ": " + w.NotMoney
	}
	if n := f.Value("quantity"); n != "" {
		if _, err := strconv.ParseUint(n, 10, 31); err != nil {
			return "quantity", w.Quantity + ": " + w.NotNumber
		}
	}
	return "", ""
}

// products offers what the firm sells now, and what the unit is.
func products(cat *careline.Catalogue, present string) []widget.Option {
	var all []widget.Option
	for _, p := range cat.Products {
		if p.Retired && p.Code != present {
			continue
		}
		all = append(all, widget.Option{Code: p.Code, Name: careline.Words{
			EN: strings.TrimSpace(p.Code + " " + p.Name.In(careline.English)),
			ZH: strings.TrimSpace(p.Name.In(careline.Chinese) + " " + p.Code),
		}})
	}
	return all
}

// sites offers where the owner lives and where the unit stands now, which
// after a transfer may be another's home.
func sites(a *around) []widget.Option {
	var all []widget.Option
	add := func(id careline.SiteID, address string) {
		if id != 0 && !slices.ContainsFunc(all, func(o widget.Option) bool { return o.Code == number(int64(id)) }) {
			all = append(all, widget.Option{Code: number(int64(id)), Name: careline.Words{EN: address, ZH: address}})
		}
	}
	for _, h := range a.owner.Homes {
		if h.Until == "" {
			add(h.Site.ID, h.Site.Address())
		}
	}
	if at := a.view.Unit.Site; at != 0 {
		add(at, cmp.Or(a.places[at], "SITE-"+number(int64(at))))
	}
	return append(all, widget.Option{Code: number(0), Name: careline.Words{
		EN: text.For(careline.English).Unit.NoSite, ZH: text.For(careline.Chinese).Unit.NoSite,
	}})
}

// installers offers the providers that work now, and who installed the unit.
func installers(a *around, present careline.ProviderID) []widget.Option {
	all := []widget.Option{{Code: number(0), Name: careline.Words{
		EN: text.For(careline.English).Unit.NoInstaller, ZH: text.For(careline.Chinese).Unit.NoInstaller,
	}}}
	for _, p := range a.providers {
		if p.Provider.Retired && p.Provider.ID != present {
			continue
		}
		all = append(all, widget.Option{Code: number(int64(p.Provider.ID)), Name: careline.Words{EN: p.Provider.Name, ZH: p.Provider.Name}})
	}
	return all
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func parse(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

func price(m careline.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// parseMoney understands 1899, 1,899.5 and 1899.50; nothing is no price.
func parseMoney(s string) (careline.Money, bool) {
	s = strings.NewReplacer(",", "", "，", "", "¥", "", "￥", "", "元", "", " ", "").Replace(s)
	if s == "" {
		return 0, true
	}
	whole, cents, _ := strings.Cut(s, ".")
	if len(whole) > 12 || len(cents) > 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+(cents + "00")[:2], 10, 62)
	return careline.Money(n), err == nil
}

func readMoney(env *page.Env) func(string) widget.Reading {
	return func(s string) widget.Reading {
		if _, ok := parseMoney(s); !ok {
			return widget.Reading{Text: env.Words.Unit.NotMoney, Bad: true}
		}
		return widget.Reading{}
	}
}

func readCount(env *page.Env) func(string) widget.Reading {
	return func(s string) widget.Reading {
		if _, err := strconv.ParseUint(s, 10, 31); err != nil && s != "" {
			return widget.Reading{Text: env.Words.Unit.NotNumber, Bad: true}
		}
		return widget.Reading{}
	}
}
