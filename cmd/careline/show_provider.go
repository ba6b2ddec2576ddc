package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

type providerJSON struct {
	Provider    careline.ProviderID   `json:"provider"`
	Name        text                  `json:"name"`
	Kind        careline.ProviderKind `json:"kind"`
	Phone       text                  `json:"phone"`
	Territories []text                `json:"territories"`
	Skills      []text                `json:"skills"`
	Languages   []text                `json:"languages"`
	Capacity    int                   `json:"capacity"`
	Retired     bool                  `json:"retired"`
}

func providerOf(p careline.Provider) providerJSON {
	return providerJSON{
		Provider: p.ID, Name: text(p.Name), Kind: p.Kind, Phone: text(p.Phone), Territories: texts(territories(p)),
		Skills: texts(p.Skills), Languages: texts(p.Languages), Capacity: p.Capacity, Retired: p.Retired,
	}
}

func territories(p careline.Provider) []string {
	var all []string
	for _, t := range p.Territories {
		name := t.String()
		if name == "" {
			name = t.Country
		}
		if name == "" {
			name = "*" // everywhere
		}
		all = append(all, name)
	}
	return all
}

type crewJSON struct {
	Technician careline.TechnicianID `json:"technician"`
	Name       text                  `json:"name"`
	Phone      text                  `json:"phone"`
	Skills     []text                `json:"skills"`
	Retired    bool                  `json:"retired"`
}

func crewOf(t careline.Technician) crewJSON {
	return crewJSON{t.ID, text(t.Name), text(t.Phone), texts(t.Skills), t.Retired}
}

// retired says so, and nothing of what is in use.
func retired(is bool) careline.Words {
	if is {
		return wRetired
	}
	return careline.Words{}
}

func (a *app) showProvider(cmd *cobra.Command, s *careline.Session, id careline.ProviderID) error {
	provider, crew, err := s.Provider(cmd.Context(), id)
	if err != nil {
		return err
	}
	answer := struct {
		providerJSON
		Technicians []crewJSON `json:"technicians"`
		Version     int64      `json:"version"`
	}{providerOf(provider), []crewJSON{}, provider.Version}
	rows := make([][]string, len(crew))
	for i, t := range crew {
		answer.Technicians = append(answer.Technicians, crewOf(t))
		rows[i] = []string{t.ID.String(), t.Name, t.Phone, retired(t.Retired).In(a.lang)}
	}
	return a.print(answer, func(p *paper) {
		p.line(provider.ID.String(), provider.Name, provider.Kind.In(p.lang), retired(provider.Retired).In(p.lang))
		p.field(wPhone, provider.Phone)
		p.field(wTerritory, strings.Join(territories(provider), "; "))
		p.field(wSkills, strings.Join(p.skills(provider.Skills), ", "))
		p.field(wLanguages, strings.Join(provider.Languages, ", "))
		if provider.Capacity > 0 {
			p.field(wCapacity, strconv.Itoa(provider.Capacity))
		}
		if len(rows) > 0 {
			p.heading(wCrew)
			p.table(nil, rows)
		}
	})
}

func (p *paper) skills(skills []string) []string {
	var all []string
	for _, s := range skills {
		all = append(all, careline.SkillName(s).In(p.lang))
	}
	return all
}
