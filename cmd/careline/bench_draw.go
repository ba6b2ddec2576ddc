package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"careline"
	"careline/cmd/careline/bench"
)

func (a *app) benchQueriesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "queries",
		Short: "Draw queries for bench lookup from the customers of this hotline",
		Long: "Draw customers by chance and print what a caller might say of each: the file that bench lookup\n" +
			"reads. It holds names and numbers of customers; the same seed draws the same.",
		Example: "careline bench queries --each 50 > queries.tsv",
		Args:    noArgs,
	}
	draw := drawFlags(cmd, 100)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := draw.check(); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if err := mayHandOut(s); err != nil {
				return err
			}
			out := bufio.NewWriter(a.stdout)
			err := bench.Draw(cmd.Context(), s, draw.seed, draw.each, func(q bench.Query) error {
				_, err := fmt.Fprintf(out, "%s\t%s\n", q.Kind, q.Text())
				return err
			})
			if err != nil {
				return err
			}
			return out.Flush()
		})
	}
	return cmd
}

// drawing is how many queries of each kind are drawn, by which chance.
type drawing struct {
	each int
	seed uint64
}

func drawFlags(cmd *cobra.Command, each int) *drawing {
	d := &drawing{}
	cmd.Flags().IntVar(&d.each, "each", each, "how many queries of each kind")
	cmd.Flags().Uint64Var(&d.seed, "seed", 1, "the same seed draws the same")
	return d
}

func (d *drawing) check() error {
	if d.each < 1 {
		return usage(careline.Say("The flag --each must be 1 or more.", "参数 --each 须大于等于 1。"))
	}
	return nil
}

// mayHandOut holds back the names and numbers of customers from those who may
// not have them all.
func mayHandOut(s *careline.Session) error {
	if s.May(careline.MayExport) {
		return nil
	}
	return careline.NewError(careline.CodeForbidden, careline.Say(
		"The role %s may not %s.", "%s无权%s。", s.Staff().Role, careline.MayExport), nil)
}
