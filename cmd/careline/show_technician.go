package main

import (
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

func (a *app) showTechnician(cmd *cobra.Command, s *careline.Session, id careline.TechnicianID) error {
	t, provider, err := s.Technician(cmd.Context(), id)
	if err != nil {
		return err
	}
	answer := struct {
		crewJSON
		Provider     careline.ProviderID `json:"provider"`
		ProviderName text                `json:"provider_name"`
		Version      int64               `json:"version"`
	}{crewOf(t), t.Provider, text(provider.Name), t.Version}
	return a.print(answer, func(p *paper) {
		p.line(t.ID.String(), t.Name, retired(t.Retired).In(p.lang))
		p.field(wProvider, joined(" ", provider.ID.String(), provider.Name))
		p.field(wPhone, t.Phone)
		p.field(wSkills, strings.Join(p.skills(t.Skills), ", "))
	})
}
