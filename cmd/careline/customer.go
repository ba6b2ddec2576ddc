package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) customerCommand() *cobra.Command {
	return a.group("customer", "Keep customers' files", a.customerAddCommand(), a.customerDataCommand(), a.customerEraseCommand())
}

func (a *app) customerAddCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "add --name NAME --phone PHONE... --address ADDRESS",
		Short:   "Open a file for a new customer",
		Example: "careline customer add --name 王建国 --phone 13800138823 --address 南京市鼓楼区建国路88号",
		Args:    noArgs,
	}
	var in struct {
		name, company, address, language, note, tier, key string
		phones, emails                                    []string
	}
	f := cmd.Flags()
	f.StringVar(&in.name, "name", "", "the customer's name")
	f.StringVar(&in.company, "company", "", "the customer's firm")
	f.StringArrayVar(&in.phones, "phone", nil, "a phone; may be given more than once")
	f.StringArrayVar(&in.emails, "email", nil, "an e-mail address; may be given more than once")
	f.StringVar(&in.address, "address", "", "where the customer lives, in one line")
	f.StringVar(&in.language, "language", "", "the language or dialect that the customer speaks")
	f.StringVar(&in.tier, "tier", "", "the service tier: standard, silver or gold")
	f.StringVar(&in.note, "note", "", "anything else")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		if in.name == "" && in.company == "" && len(in.phones) == 0 {
			return need(cmd, "name")
		}
		return a.withSession(cmd, anyStore, func(s *careline.Session) error {
			c := careline.Customer{
				Name: in.name, Company: in.company, Language: in.language, Tier: careline.Tier(in.tier), Note: in.note,
			}
			for _, raw := range in.phones {
				c.Contacts = append(c.Contacts, careline.ContactPoint{Kind: careline.ContactPhone, Raw: raw})
			}
			for _, raw := range in.emails {
				c.Contacts = append(c.Contacts, careline.ContactPoint{Kind: careline.ContactEmail, Raw: raw})
			}
			if in.address != "" {
				c.Homes = []careline.Residence{{Site: careline.ParseAddress(in.address, a.cfg.Country)}}
			}
			kept, err := s.AddCustomer(cmd.Context(), key, c)
			if err != nil {
				return err
			}
			type answer struct {
				Customer careline.CustomerID `json:"customer"`
			}
			return a.print(answer{kept.ID}, func(p *paper) { p.line(kept.ID.String(), nameOf(&kept)) })
		})
	}
	return cmd
}
