package main

import (
	"github.com/spf13/cobra"

	"careline"
)

type eraseAnswer struct {
	Customer careline.CustomerID `json:"customer"`
	Erased   bool                `json:"erased"`
	Open     []string            `json:"open"`
	Stays    []string            `json:"stays"`
}

func (a *app) customerEraseCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "erase --customer ID --reason REASON",
		Short: "Erase one person's data",
		Long: "Erase one person's data: the name, the ways to reach them, homes that nobody else lives in, and\n" +
			"what was written about them. What has to stay, and why, is shown; nothing is erased without --yes,\n" +
			"and what is erased can't be brought back. What is still open is to be closed first.",
		Example: "careline customer erase --customer " + someCustomer + " --reason 'letter of 3 November' --dry-run",
		Args:    noArgs,
	}
	var in struct {
		customer, reason, key string
		dry, yes              bool
	}
	f := cmd.Flags()
	f.StringVar(&in.customer, "customer", "", "the person's number")
	f.StringVar(&in.reason, "reason", "", "why; it stays in the history")
	f.BoolVar(&in.dry, "dry-run", false, "only show what stays, and what is still open")
	f.BoolVar(&in.yes, "yes", false, "erase")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		id, err := parseID[careline.CustomerID](in.customer)
		switch {
		case err != nil:
			return err
		case id == 0:
			return need(cmd, "customer")
		case in.reason == "" && !in.dry:
			return need(cmd, "reason")
		case !in.dry && !in.yes:
			return usage(careline.Say("What is erased can't be brought back: look with --dry-run, then erase with --yes.",
				"删除后无法恢复：请先用 --dry-run 查看，再用 --yes 删除。"))
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			d, err := s.Person(cmd.Context(), id)
			if err != nil {
				return err
			}
			answer := eraseAnswer{Customer: d.File.ID, Erased: !in.dry, Open: []string{}, Stays: []string{}}
			for _, ref := range d.Open() {
				answer.Open = append(answer.Open, ref.String())
			}
			for _, stays := range d.Stays() {
				answer.Stays = append(answer.Stays, stays.In(a.lang))
			}
			if !in.dry {
				if err := s.Erase(cmd.Context(), key, careline.Erasure{Customer: d.File.ID, Reason: in.reason}); err != nil {
					return err
				}
			}
			return a.print(answer, func(p *paper) { p.erasure(&d, in.dry) })
		})
	}
	return cmd
}

func (p *paper) erasure(d *careline.PersonData, dry bool) {
	for _, ref := range d.Open() {
		p.say(careline.Say("Still open, and to be closed first: %s.", "尚未结束，须先关闭：%s。", ref.String()))
	}
	for _, stays := range d.Stays() {
		p.say(stays)
	}
	if dry {
		p.say(careline.Say("Nothing was erased.", "未删除任何内容。"))
		return
	}
	p.say(careline.Say("%s is erased.", "%s 已删除。", d.File.ID.String()))
}
