package demo

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"careline"
)

// person is a made-up customer.
type person struct {
	n     int
	rand  *rand.Rand
	at    *place
	head  *person // whose home they share; nil for their own
	from  *person // whose home and unit they have bought; nil for nobody's
	firm  bool
	sold  bool          // their home and first unit went to the next person
	away  careline.Site // where they have moved to then
	since time.Time     // when their file was opened
	plan  careline.Customer
	units []*device

	made  careline.Customer // as it was written
	fresh bool              // written in this run
}

// device is a made-up unit.
type device struct {
	model             *model
	bought, installed careline.Date
	serial            string // empty: one is made up
	made              careline.Unit
}

// english is what people from elsewhere speak.
const english = "English"

// years is how far back the made-up history goes.
const years = 8

// person invents customer n. before is customer n-1, whose home an odd one may
// share or buy.
func (w *world) person(n int, before *person) *person {
	p := &person{n: n, rand: w.random(uint64(n)<<8 | 1)}
	r := p.rand
	shares, buys := r.IntN(5) == 0, r.IntN(1000) < w.rich.passed
	if n%2 == 0 || before == nil || before.firm || before.head != nil {
		shares, buys = false, false
	}
	p.at = placeOf(r)
	// More of them are new than old.
	days := int(float64(years*365) * r.Float64() * r.Float64())
	p.since = waking(r, w.now.AddDate(0, 0, -20-days).Add(-minutes(r, 0, 24*60)))
	switch {
	case shares:
		p.join(before)
	case buys && len(before.units) > 0:
		w.succeed(p, before)
	case r.IntN(25) == 0:
		p.asFirm()
	default:
		p.asHead()
	}
	if p.plan.Language == english && w.tag != "" && p.head == nil && p.from == nil && !p.firm {
		p.plan.Homes[0].Site.Street = latinStreet(r)
	}
	p.describe()
	if (p.head == nil && p.from == nil || r.IntN(5) == 0) && n%100 < w.rich.owners {
		w.addDevices(p)
	}
	return p
}

// succeed makes the person the next in another's home, where the first unit
// stays: the warranty card goes with the home.
func (w *world) succeed(p, seller *person) {
	r := p.rand
	p.from, p.at, seller.sold = seller, seller.at, true
	moved := seller.units[0].installed.At(12, w.now.Location())
	if moved.Before(seller.since) {
		moved = seller.since
	}
	p.since = moved.Add(time.Duration(float64(w.now.Sub(moved)) * (0.3 + 0.5*r.Float64())))
	p.plan.Name, _ = fullName(r, surnames.pick(r))
	p.speak(false)
	p.plan.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: mobile(r), Primary: true}}
	seller.away = p.at.site(r)
}

// join makes the person one of a household.
func (p *person) join(head *person) {
	p.head, p.at = head, head.at
	if p.since.Before(head.since) {
		p.since = head.since.Add(minutes(p.rand, 30, 60*24*10))
	}
	surname := ""
	if p.rand.IntN(2) == 0 {
		surname = surnameOf(head.plan.Name)
	}
	var foreign bool
	p.plan.Name, foreign = fullName(p.rand, surname)
	p.speak(foreign)
	p.plan.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: mobile(p.rand), Primary: true}}
}

func (p *person) asHead() {
	r := p.rand
	var foreign bool
	p.plan.Name, foreign = fullName(r, "")
	p.speak(foreign)
	p.plan.Contacts = append(p.plan.Contacts, careline.ContactPoint{Kind: careline.ContactPhone, Raw: mobile(r), Primary: true})
	switch r.IntN(10) {
	case 0, 1, 2:
		p.plan.Contacts = append(p.plan.Contacts, careline.ContactPoint{Kind: careline.ContactPhone, Raw: p.at.landline(r), Label: "家"})
	case 3:
		p.plan.Contacts = append(p.plan.Contacts, careline.ContactPoint{
			Kind: careline.ContactPhone, Raw: mobile(r), Label: pick(r, []string{"爱人", "儿子", "女儿", "母亲", "租客", "保姆"}),
		})
	case 4:
		p.plan.Contacts = append(p.plan.Contacts, careline.ContactPoint{
			Kind: careline.ContactEmail, Raw: fmt.Sprintf("u%d@%s", 10000000+r.IntN(89999999), pick(r, []string{"qq.com", "163.com", "126.com", "example.com"})),
		})
	}
	p.plan.Homes = []careline.Residence{{Site: p.at.site(r), Primary: true}}
	if r.IntN(20) == 0 {
		p.plan.Homes[0].Site.Note = pick(r, siteNotes)
	}
	if r.IntN(30) == 0 {
		p.plan.Homes = append(p.plan.Homes, careline.Residence{Site: p.at.site(r), Label: pick(r, []string{"父母家", "出租房", "店铺"})})
	}
}

func (p *person) asFirm() {
	r := p.rand
	p.firm = true
	var foreign bool
	p.plan.Name, foreign = fullName(r, "")
	p.speak(foreign)
	p.plan.Company = p.at.short + pick(r, firmNames) + pick(r, firmTrade)
	p.plan.Contacts = []careline.ContactPoint{
		{Kind: careline.ContactPhone, Raw: p.at.landline(r), Label: "总机", Primary: true, Extension: fmt.Sprint(8000 + r.IntN(99))},
		{Kind: careline.ContactPhone, Raw: mobile(r)},
		{Kind: careline.ContactFax, Raw: p.at.landline(r)},
	}
	p.plan.Homes = []careline.Residence{{Site: p.at.officeSite(r), Label: "办公室", Primary: true}}
}

func (p *person) speak(foreign bool) {
	switch n := p.rand.IntN(20); {
	case foreign:
		p.plan.Language = english
	case strings.Contains(p.plan.Name, "·"):
		p.plan.Language = "普通话、维吾尔语"
	case n < 9:
		p.plan.Language = "普通话、" + p.at.dialect.ZH
	case n == 9:
		p.plan.Language = p.at.dialect.ZH
	default:
		p.plan.Language = "普通话"
	}
}

// describe fills in what a customer is like.
func (p *person) describe() {
	r := p.rand
	switch n := r.IntN(100); {
	case n < 4:
		p.plan.Tier = careline.TierGold
	case n < 15:
		p.plan.Tier = careline.TierSilver
	}
	if r.IntN(12) == 0 {
		p.plan.Preference = pick(r, preferences)
	}
	if r.IntN(20) == 0 {
		p.plan.Note = pick(r, fileNotes)
	}
}

// addDevices decides what the person has.
func (w *world) addDevices(p *person) {
	r := p.rand
	day := p.since
	for range 1 + r.IntN(5)/3 {
		bought := careline.DateOf(day)
		installed := bought.AddDays(r.IntN(9))
		if installed >= careline.DateOf(w.now) {
			break
		}
		p.units = append(p.units, &device{model: modelFor(r), bought: bought, installed: installed})
		day = day.AddDate(0, 0, 30+r.IntN(700))
		if day.After(w.now) {
			break
		}
	}
}

func modelFor(r *rand.Rand) *model {
	sum := 0
	for i := range models {
		sum += models[i].share
	}
	n := r.IntN(sum)
	for i := range models {
		if n -= models[i].share; n < 0 {
			return &models[i]
		}
	}
	return &models[0]
}

// moveIn plays the opening of the person's file and the coming of each unit.
func (w *world) moveIn(p *person, key string) {
	w.script.scenes = append(w.script.scenes, scene{p.since, func() error { return w.open(p, key) }})
	for i, d := range p.units {
		at := d.installed.At(9, w.now.Location()).Add(time.Duration(i) * time.Minute)
		if at.Before(p.since) {
			at = p.since
		}
		unitKey := ""
		if key != "" {
			unitKey = keyOf(key, "unit", i)
		}
		w.script.scenes = append(w.script.scenes, scene{at, func() error { return w.install(p, d, i, unitKey) }})
	}
}

// open writes the person's file. With a key it is written once, whatever
// runs: in that case a later run finds what an earlier one has written.
func (w *world) open(p *person, key string) (err error) {
	file := w.as(w.operators[p.n%len(w.operators)])
	switch {
	case p.head != nil:
		home := p.head.made.Homes[0]
		p.plan.Homes = []careline.Residence{{Site: home.Site, Label: home.Label, Primary: true}}
	case p.from != nil:
		p.plan.Homes = []careline.Residence{{Site: p.from.made.Homes[0].Site, From: file.Today(), Primary: true}}
	}
	if p.plan.Tier == careline.TierGold && len(w.operators) > 1 {
		p.plan.Representative = file.Staff().ID
	}
	p.fresh = key == ""
	if key != "" {
		err = file.Together(w.ctx, key, "demo.customer", func(*careline.Session) error {
			p.fresh = true
			return nil
		})
		if err != nil {
			return err
		}
		key = keyOf(key, "file")
	}
	if p.made, err = file.AddCustomer(w.ctx, key, p.plan); err != nil || !p.fresh {
		return err
	}
	w.summary.Customers++
	if p.from != nil {
		return w.handOver(file, p.from, p)
	}
	return nil
}

// handOver gives the first unit of one person to the next, and moves the
// first out of the home.
func (w *world) handOver(file *careline.Session, from, to *person) (err error) {
	day, d := file.Today(), from.units[0]
	if d.made, err = file.TransferUnit(w.ctx, "", d.made.ID, d.made.Version, to.made.ID, day); err != nil {
		return err
	}
	c := from.made
	home := c.Homes[0]
	home.Until, home.Primary = day, false
	c.Homes = append([]careline.Residence{{Site: from.away, From: day, Primary: true}, home}, c.Homes[1:]...)
	from.made, err = file.SaveCustomer(w.ctx, "", c)
	return err
}

// install writes one of the person's units, with its purchase and
// installation each on its own day.
func (w *world) install(p *person, d *device, i int, key string) (err error) {
	if !p.fresh && (!p.sold || i > 0) {
		return nil
	}
	r := p.rand
	home := p.made.Homes[0].Site
	month := strings.ReplaceAll(string(d.bought)[2:7], "-", "")
	d.made = careline.Unit{
		Product: d.model.product.Code,
		Serial:  cmp.Or(d.serial, fmt.Sprintf("%s%s-%s%04d", d.model.serial, month, w.tag, p.n*4+i)),
		Site:    home.ID, Installed: d.installed, Installer: w.provider(home.Region, d.model.product.Skill),
		Purchase: careline.Purchase{
			Seller: p.at.short + pick(r, shops), Date: d.bought, Price: d.model.price * careline.Money(80+r.IntN(21)) / 100,
			Quantity: 1, Specification: d.model.spec, Grade: pick(r, grades),
		},
		Owners: []careline.Ownership{{Customer: p.made.ID, From: d.bought}},
	}
	if r.IntN(3) > 0 {
		d.made.Card = careline.WarrantyCard{Number: fmt.Sprintf("XY%s%s%05d", month, w.tag, p.n*4+i), Conditions: conditions}
	}
	if p.firm {
		d.made.AssetTag = fmt.Sprintf("ZC%s%05d", w.tag, p.n*4+i)
	}
	d.made, err = w.as(w.operators[p.n%len(w.operators)]).AddUnit(w.ctx, key, d.made)
	if p.fresh {
		w.summary.Units++
	}
	return err
}
