package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

var otherCustomer = careline.CustomerID(57).String()

func (a *app) mergeCommand() *cobra.Command {
	var fields []string
	for _, f := range careline.MergeFields() {
		fields = append(fields, string(f))
	}
	cmd := &cobra.Command{
		Use:   "merge C-… C-…",
		Short: "Make two files of one person one, or take that back",
		Long: "Make two files of one person one: the first stays, and all that hangs on the second goes to it.\n" +
			"The second's number leads to the first from then on. A supervisor can take it back with --undo,\n" +
			"by the number that went.",
		Example: "careline merge " + someCustomer + " " + otherCustomer + "\ncareline merge --undo " + otherCustomer,
		Args:    cobra.ArbitraryArgs,
	}
	var in struct {
		take []string
		undo bool
		key  string
	}
	f := cmd.Flags()
	f.StringSliceVar(&in.take, "take", nil, "fields in which what the second file says stands: "+strings.Join(fields, ", "))
	f.BoolVar(&in.undo, "undo", false, "take the merging of this file back")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		if in.undo {
			return a.unmerge(cmd, key, args)
		}
		if err := twoArgs(wNumber)(cmd, args); err != nil {
			return err
		}
		keep, gone, err := twoCustomers(args)
		if err != nil {
			return err
		}
		var take []careline.MergeField
		for _, name := range in.take {
			if !slices.Contains(fields, name) {
				return usage(careline.Say("There is no field %q to take; there are: %s.", "没有可取的字段 %q；可用：%s。", name, strings.Join(fields, ", ")))
			}
			take = append(take, careline.MergeField(name))
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			return a.merge(cmd, s, key, keep, gone, take)
		})
	}
	return cmd
}

func (a *app) merge(cmd *cobra.Command, s *careline.Session, key string, keep, gone careline.CustomerID, take []careline.MergeField) error {
	one, err := s.Open(cmd.Context(), keep)
	if err != nil {
		return err
	}
	two, err := s.Open(cmd.Context(), gone)
	if err != nil {
		return err
	}
	take = append(take, careline.ProposeTake(&one.Customer, &two.Customer)...)
	c, err := s.Merge(cmd.Context(), key, careline.MergeOrder{Keep: keep, Gone: gone, Take: take})
	if err != nil {
		return err
	}
	type answer struct {
		Customer careline.CustomerID `json:"customer"`
		Merged   careline.CustomerID `json:"merged"`
		Version  int64               `json:"version"`
	}
	return a.print(answer{c.ID, gone, c.Version}, func(p *paper) {
		p.say(careline.Say("%s was merged into %s %s; its number leads there. To take it back: careline merge --undo %s",
			"%s 已并入 %s %s，原编号仍可打开该档案。撤销：careline merge --undo %s", gone.String(), c.ID.String(), nameOf(&c), gone.String()))
	})
}

func (a *app) unmerge(cmd *cobra.Command, key string, args []string) error {
	if err := oneArg(wNumber)(cmd, args); err != nil {
		return err
	}
	gone, err := parseID[careline.CustomerID](args[0])
	if err != nil {
		return err
	}
	return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
		back, err := s.Unmerge(cmd.Context(), key, gone)
		if err != nil {
			return err
		}
		type answer struct {
			Customer careline.CustomerID `json:"customer"`
			Version  int64               `json:"version"`
		}
		return a.print(answer{back.ID, back.Version}, func(p *paper) {
			p.say(careline.Say("%s %s is a file of its own again.", "%s %s 已恢复为独立档案。", back.ID.String(), nameOf(&back)))
		})
	})
}

func twoCustomers(args []string) (a, b careline.CustomerID, err error) {
	if a, err = parseID[careline.CustomerID](args[0]); err != nil {
		return 0, 0, err
	}
	b, err = parseID[careline.CustomerID](args[1])
	return a, b, err
}
