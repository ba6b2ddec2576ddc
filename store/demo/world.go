package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/google/uuid"

	"careline"
)

// world is a hotline while it is made up.
type world struct {
	ctx   context.Context
	seed  uint64
	now   time.Time // in the hotline's zone; nothing happens after it
	clock *time.Time
	desk  *careline.Desk
	tx    *careline.Session // in the transaction that everything is written in
	rich  richness
	tag   string // in every serial, so that two populations have none in common

	operators  []careline.Staff
	dispatcher careline.Staff
	supervisor careline.Staff
	crews      map[careline.ProviderID]careline.Staff // who works for a provider; the dispatcher where nobody does
	providers  []careline.Provider
	nearest    map[near]careline.ProviderID
	teams      map[careline.ProviderID][]careline.Technician

	script  script
	summary Summary
}

// near is what a provider is looked for.
type near struct {
	region careline.Region
	skill  string
}

// as gives a session of somebody in the transaction.
func (w *world) as(who careline.Staff) *careline.Session { return w.desk.Within(w.tx, who) }

// crew gives a session of somebody who works for the provider.
func (w *world) crew(p careline.ProviderID) *careline.Session {
	if who, ok := w.crews[p]; ok {
		return w.as(who)
	}
	return w.as(w.dispatcher)
}

// provider gives the one that a job at a place goes to if all have time.
func (w *world) provider(region careline.Region, skill string) careline.ProviderID {
	key := near{region, skill}
	if id, ok := w.nearest[key]; ok {
		return id
	}
	var id careline.ProviderID
	if best := careline.RankProviders(w.providers, nil, careline.Job{Region: region, Skill: skill}); len(best) > 0 {
		id = best[0].Provider.ID
	}
	w.nearest[key] = id
	return id
}

// random gives the chance of one thing: the same for the same seed, whatever
// else is made up before it.
func (w *world) random(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(w.seed, stream)) }

// namespace sets the keys of made-up commands apart from all others.
var namespace = uuid.MustParse("6b1f3a52-8f0e-4c6f-9d0b-2a4f5c1e7d90")

// keyOf makes the key of a command that is done once in a store.
func keyOf(parts ...any) string {
	return uuid.NewSHA1(namespace, []byte(fmt.Sprintln(parts...))).String()
}

// setNetwork makes sure of the products, and of providers and technicians
// whose territories cover every place. A second time it changes nothing,
// whatever the seed.
func (w *world) setNetwork() error {
	cat, err := w.tx.Catalogue(w.ctx)
	if err != nil {
		return err
	}
	err = w.tx.Together(w.ctx, keyOf("network"), "demo.network", func(in *careline.Session) error {
		for i := range models {
			if _, there := cat.Product(models[i].product.Code); there {
				continue // the firm's own
			}
			if _, err := in.SaveProduct(w.ctx, "", models[i].product); err != nil {
				return err
			}
		}
		for i := range outlets {
			if err := w.addOutlet(in, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	rows, err := w.tx.Providers(w.ctx)
	for _, row := range rows {
		w.providers = append(w.providers, row.Provider)
	}
	return err
}

func (w *world) addOutlet(in *careline.Session, i int) error {
	o := &outlets[i]
	r := rand.New(rand.NewPCG(1, uint64(i)))
	at := o.place()
	made, err := in.AddProvider(w.ctx, "", o.provider(at.landline(r)))
	if err != nil {
		return err
	}
	skills := strings.Fields(o.skills)
	if len(skills) == 0 {
		skills = strings.Fields(water + " " + power)
	}
	for range 3 + r.IntN(4) {
		name, _ := fullName(r, surnames.pick(r))
		own := skills[r.IntN(len(skills)):]
		if _, err := in.AddTechnician(w.ctx, "", careline.Technician{Provider: made.ID, Name: name, Phone: mobile(r), Skills: own}); err != nil {
			return err
		}
	}
	return nil
}

// setStaff hires the made-up hotline's people, and one at each provider.
func (w *world) setStaff() error {
	admin := w.tx
	for _, c := range colleagues {
		made, err := admin.AddStaff(w.ctx, "", careline.Staff{Login: c.login, Name: c.name, Role: c.role})
		if err != nil {
			return err
		}
		switch c.role {
		case careline.RoleOperator:
			w.operators = append(w.operators, made)
		case careline.RoleDispatcher:
			w.dispatcher = made
		case careline.RoleSupervisor:
			w.supervisor = made
		}
		w.summary.Staff = append(w.summary.Staff, made)
	}
	for i := range outlets {
		for _, p := range w.providers {
			if p.Name != outlets[i].name {
				continue
			}
			name, _ := fullName(w.random(uint64(i)), surnames.pick(w.random(uint64(i)+100)))
			made, err := admin.AddStaff(w.ctx, "", careline.Staff{
				Login: outlets[i].login, Name: name, Role: careline.RoleProvider, Provider: p.ID,
			})
			if err != nil {
				return err
			}
			w.crews[p.ID] = made
			w.summary.Staff = append(w.summary.Staff, made)
		}
	}
	return nil
}
