package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"careline"
)

// personJSON is everything about one person, as it is handed to them.
type personJSON struct {
	Customer     careline.CustomerID   `json:"customer"`
	Name         text                  `json:"name"`
	Company      text                  `json:"company"`
	ExternalID   text                  `json:"external_id"`
	Formerly     []string              `json:"former_external_ids"`
	Tier         careline.Tier         `json:"tier"`
	Language     text                  `json:"language"`
	Preference   text                  `json:"preference"`
	Note         text                  `json:"note"`
	Contacts     []personContact       `json:"contacts"`
	FormerPhones []string              `json:"former_phones"`
	Sites        []siteJSON            `json:"sites"`
	Merged       []careline.CustomerID `json:"merged_files"`
	Units        []personUnit          `json:"units"`
	Interactions []personCall          `json:"interactions"`
	Cases        []personCase          `json:"cases"`
	Orders       []personOrder         `json:"work_orders"`
	History      []personEvent         `json:"history"`
	Access       []personEvent         `json:"access"`
	Created      *string               `json:"created"`
	Updated      *string               `json:"updated"`
}

type personContact struct {
	Kind      careline.ContactKind `json:"kind"`
	Value     text                 `json:"value"`
	Label     text                 `json:"label"`
	DoNotCall bool                 `json:"do_not_call"`
}

type personUnit struct {
	Unit      careline.UnitID `json:"unit"`
	Product   text            `json:"product"`
	Serial    text            `json:"serial"`
	AssetTag  text            `json:"asset_tag"`
	Seller    text            `json:"seller"`
	Purchased careline.Date   `json:"purchased"`
	Price     string          `json:"price"`
	Installed careline.Date   `json:"installed"`
	Card      text            `json:"card"`
}

type personCall struct {
	Interaction careline.InteractionID `json:"interaction"`
	Number      text                   `json:"number"`
	Line        careline.Line          `json:"line"`
	Channel     careline.Channel       `json:"channel"`
	Started     *string                `json:"started"`
	Ended       *string                `json:"ended"`
	Reason      text                   `json:"reason"`
	Outcome     careline.Outcome       `json:"outcome"`
	Note        text                   `json:"note"`
}

type personCase struct {
	Case     careline.CaseID    `json:"case"`
	Category text               `json:"category"`
	Severity careline.Severity  `json:"severity"`
	State    careline.CaseState `json:"state"`
	Cause    careline.Cause     `json:"cause"`
	Text     text               `json:"text"`
	Remedy   text               `json:"remedy"`
	Plan     text               `json:"plan"`
	Outcome  text               `json:"outcome"`
	Promise  *string            `json:"promise"`
	Opened   *string            `json:"opened"`
	Closed   *string            `json:"closed"`
}

type personOrder struct {
	Order  careline.OrderID    `json:"work_order"`
	Kind   careline.OrderKind  `json:"kind"`
	State  careline.OrderState `json:"state"`
	Text   text                `json:"text"`
	Reason text                `json:"reason"`
	Charge text                `json:"charge"`
	Opened *string             `json:"opened"`
	Closed *string             `json:"closed"`
	Visits []personVisit       `json:"visits"`
}

type personVisit struct {
	State    careline.VisitState `json:"state"`
	Provider *string             `json:"provider"`
	Reason   text                `json:"reason"`
	Rating   careline.Rating     `json:"rating"`
	Assigned *string             `json:"assigned"`
	Started  *string             `json:"started"`
	Ended    *string             `json:"ended"`
}

type personEvent struct {
	eventJSON
	Changes []personChange `json:"changes"`
}

type personChange struct {
	Field string `json:"field"`
	From  text   `json:"from"`
	To    text   `json:"to"`
}

func (a *app) customerDataCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "data --customer ID",
		Short: "Hand out everything that is held about one person",
		Long: "Hand out everything that is held about one person as one JSON document: the file, the ways to\n" +
			"reach them, homes, units, calls, cases, work orders with their visits, what was changed from\n" +
			"what to what and when, and who looked. That it was handed out is told in the history.",
		Example: "careline customer data --customer " + someCustomer + " --out wang.json",
		Args:    noArgs,
	}
	var in struct {
		customer, format, out string
		force                 bool
	}
	f := cmd.Flags()
	f.StringVar(&in.customer, "customer", "", "the person's number")
	f.StringVar(&in.format, "format", "json", "json")
	f.StringVar(&in.out, "out", "", "the file to write (default: standard output)")
	f.BoolVar(&in.force, "force", false, "replace the file if there is one")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if in.format != "json" {
			return usage(careline.Say("There is no format %q; there is: json.", "没有格式 %q；可用：json。", in.format))
		}
		id, err := parseID[careline.CustomerID](in.customer)
		if err != nil {
			return err
		}
		if id == 0 {
			return need(cmd, "customer")
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if !s.May(careline.MayKeepPrivacy) { // before a file is made
				_, err := s.Person(cmd.Context(), id)
				return err
			}
			out, err := createOut(in.out, in.force, a.stdout)
			if err != nil {
				return err
			}
			d, err := s.HandOut(cmd.Context(), newKey(), id)
			if err == nil {
				write := json.NewEncoder(out)
				write.SetEscapeHTML(false)
				if in.out != "" {
					write.SetIndent("", "  ")
				}
				err = write.Encode(a.person(&d))
			}
			if err = out.end(err); err != nil || in.out == "" {
				return err
			}
			return a.print(struct {
				Customer careline.CustomerID `json:"customer"`
				Out      text                `json:"out"`
			}{d.File.ID, text(in.out)}, func(p *paper) {
				p.say(careline.Say("All that is held about %s is written to %s.", "%s 的全部数据已写入 %s。", d.File.ID.String(), in.out))
			})
		})
	}
	return cmd
}

func (a *app) person(d *careline.PersonData) personJSON {
	c := &d.File
	out := personJSON{
		Customer: c.ID, Name: text(c.Name), Company: text(c.Company), ExternalID: text(c.ExternalID), Formerly: c.Formerly,
		Tier: c.Tier, Language: text(c.Language), Preference: text(c.Preference), Note: text(c.Note),
		Contacts: []personContact{}, FormerPhones: d.FormerPhones, Sites: []siteJSON{}, Merged: d.Merged,
		Units: []personUnit{}, Interactions: []personCall{}, Cases: []personCase{}, Orders: []personOrder{},
		History: a.personEvents(d.Events), Access: a.personEvents(d.Access), Created: a.stamp(c.Created), Updated: a.stamp(c.Updated),
	}
	for _, p := range c.Contacts {
		out.Contacts = append(out.Contacts, personContact{p.Kind, text(p.Raw), text(p.Label), p.DoNotCall})
	}
	for _, h := range c.Homes {
		out.Sites = append(out.Sites, siteJSON{text(h.Site.Address()), text(h.Label), text(h.Site.Note), h.Until})
	}
	for i := range d.Units {
		u := &d.Units[i]
		out.Units = append(out.Units, personUnit{
			u.ID, text(u.Product), text(u.Serial), text(u.AssetTag), text(u.Purchase.Seller), u.Purchase.Date,
			u.Purchase.Price.String(), u.Installed, text(u.Card.Number),
		})
	}
	for i := range d.Contacts {
		x := &d.Contacts[i]
		out.Interactions = append(out.Interactions, personCall{
			x.ID, text(x.Number), x.Line, x.Channel, a.stamp(x.Started), a.stamp(x.Ended), text(x.Reason), x.Outcome, text(x.Note),
		})
	}
	for i := range d.Cases {
		k := &d.Cases[i]
		out.Cases = append(out.Cases, personCase{
			k.ID, text(k.Category), k.Severity, k.State, k.Cause, text(k.Text), text(k.Remedy), text(k.Plan), text(k.Outcome),
			a.stamp(k.Promise), a.stamp(k.Opened), a.stamp(k.Closed),
		})
	}
	for i := range d.Orders {
		out.Orders = append(out.Orders, a.personOrder(&d.Orders[i]))
	}
	return out
}

func (a *app) personOrder(o *careline.WorkOrder) personOrder {
	out := personOrder{
		Order: o.ID, Kind: o.Kind, State: o.State, Text: text(o.Text), Reason: text(o.Reason), Charge: text(o.Charge.Why().In(a.lang)),
		Opened: a.stamp(o.Opened), Closed: a.stamp(o.Closed), Visits: []personVisit{},
	}
	for _, v := range o.Visits {
		out.Visits = append(out.Visits, personVisit{
			v.State, number(v.Provider), text(v.Reason), v.Rating, a.stamp(v.Assigned), a.stamp(v.Started), a.stamp(v.Ended),
		})
	}
	return out
}

func (a *app) personEvents(lines []careline.TimelineLine) []personEvent {
	out := make([]personEvent, len(lines))
	for i, told := range a.events(lines) {
		out[i] = personEvent{told, []personChange{}}
		for _, c := range lines[i].Event.Changes {
			out[i].Changes = append(out[i].Changes, personChange{c.Field, text(c.From), text(c.To)})
		}
	}
	return out
}
