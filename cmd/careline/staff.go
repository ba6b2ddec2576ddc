package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"careline"
)

type staffRow struct {
	Login     text          `json:"login"`
	Name      text          `json:"name"`
	Role      careline.Role `json:"role"`
	Provider  *string       `json:"provider"`
	Suspended bool          `json:"suspended"`
	Keys      int           `json:"keys"` // that open the door over SSH
}

func staffOf(p careline.Staff, keys int) staffRow {
	return staffRow{text(p.Login), text(p.Name), p.Role, number(p.Provider), p.Suspended, keys}
}

func (a *app) staffCommand() *cobra.Command {
	return a.group("staff", "Say who works at the hotline", a.staffAddCommand(), a.staffListCommand(), a.staffKeyCommand(), a.staffRolesCommand())
}

func (a *app) staffAddCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "add --login LOGIN --name NAME --role ROLE",
		Short:   "Add a person",
		Example: "careline staff add --login wangmin --name 王敏 --role operator",
		Args:    noArgs,
	}
	var in struct{ login, name, role, provider, key string }
	f := cmd.Flags()
	f.StringVar(&in.login, "login", "", "the system login that the person works under")
	f.StringVar(&in.name, "name", "", "the person's name")
	f.StringVar(&in.role, "role", "", "operator, dispatcher, supervisor, provider, trainer or admin")
	f.StringVar(&in.provider, "provider", "", "for the role provider: whose staff, by number")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "login", "role"); err != nil {
			return err
		}
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		provider, err := parseID[careline.ProviderID](in.provider)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anyStore, func(s *careline.Session) error {
			added, err := s.AddStaff(cmd.Context(), key, careline.Staff{
				Login: in.login, Name: in.name, Role: careline.Role(in.role), Provider: provider,
			})
			if err != nil {
				return err
			}
			return a.print(staffOf(added, 0), func(p *paper) { p.line(added.Login, added.Name, added.Role.In(p.lang)) })
		})
	}
	return cmd
}

func (a *app) staffListCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "list", Short: "List everybody", Example: "careline staff list", Args: noArgs}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			all, err := s.StaffList(cmd.Context())
			if err != nil {
				return err
			}
			keys, err := s.StaffKeys(cmd.Context(), 0)
			if err != nil {
				return err
			}
			have := map[careline.StaffID]int{}
			for _, k := range keys {
				have[k.Staff]++
			}
			rows, table := []staffRow{}, [][]string{}
			for _, p := range all {
				rows = append(rows, staffOf(p, have[p.ID]))
				state, count := "", ""
				if have[p.ID] > 0 {
					count = strconv.Itoa(have[p.ID])
				}
				if p.Suspended {
					state = wSuspended.In(a.lang)
				}
				table = append(table, []string{p.Login, p.Name, p.Role.In(a.lang), p.Provider.String(), state, count})
			}
			return a.print(rows, func(p *paper) {
				p.table([]careline.Words{wLogin, wName, wRole, wProvider, wState, wKeys}, table)
			})
		})
	}
	return cmd
}
