package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) staffRolesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "roles",
		Short:   "Say what each role may do",
		Example: "careline staff roles",
		Args:    noArgs,
	}
	a.jsonFlag(cmd)
	type right struct {
		Permission careline.Permission `json:"permission"`
		Means      text                `json:"means"`
		Roles      []careline.Role     `json:"roles"`
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		all, head := []right{}, []careline.Words{wMay}
		for _, r := range careline.Roles() {
			head = append(head, careline.Words{EN: r.In(careline.English), ZH: r.In(careline.Chinese)})
		}
		var table [][]string
		for _, p := range careline.Permissions() {
			x, row := right{p, text(p.In(a.lang)), []careline.Role{}}, []string{p.In(a.lang)}
			for _, r := range careline.Roles() {
				mark := "·"
				if r.May(p) {
					x.Roles, mark = append(x.Roles, r), "✓"
				}
				row = append(row, mark)
			}
			all, table = append(all, x), append(table, row)
		}
		return a.print(all, func(p *paper) { p.table(head, table) })
	}
	return cmd
}
