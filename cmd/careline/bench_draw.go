package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"careline"
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
	each := cmd.Flags().Int("each", 100, "how many queries of each kind")
	seed := cmd.Flags().Uint64("seed", 1, "the same seed draws the same")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *each < 1 {
			return usage(careline.Say("The flag --each must be 1 or more.", "参数 --each 须大于等于 1。"))
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if !s.May(careline.MayExport) {
				return careline.NewError(careline.CodeForbidden, careline.Say(
					"The role %s may not %s.", "%s无权%s。", s.Staff().Role, careline.MayExport), nil)
			}
			out := bufio.NewWriter(a.stdout)
			if err := drawQueries(cmd.Context(), s, rand.New(rand.NewPCG(*seed, 0)), *each, out); err != nil {
				return err
			}
			return out.Flush()
		})
	}
	return cmd
}

// drawQueries draws until every kind has its number, or a great many customers
// in a row had nothing that is still wanted.
func drawQueries(ctx context.Context, s *careline.Session, r *rand.Rand, each int, out *bufio.Writer) error {
	last, err := lastCustomer(ctx, s)
	if err != nil {
		return err
	}
	if last == 0 {
		return careline.NewError(careline.CodeNotFound, careline.Say("There are no customers to draw from.", "没有客户可供抽取。"), nil)
	}
	drawn := map[string]int{}
	for idle := 0; idle < 50*each; idle++ {
		file, err := s.Open(ctx, careline.CustomerID(1+r.Int64N(int64(last))))
		switch {
		case careline.CodeOf(err) == careline.CodeNotFound:
			continue
		case err != nil:
			return err
		}
		for _, q := range scraps(r, &file) {
			if q.text == "" || drawn[q.kind] == each {
				continue
			}
			drawn[q.kind]++
			idle = 0
			if _, err := fmt.Fprintf(out, "%s\t%s\n", q.kind, careline.Sanitize(q.text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastCustomer gives about the highest customer's number: numbers are given in
// order, and hardly one is missing.
func lastCustomer(ctx context.Context, s *careline.Session) (careline.CustomerID, error) {
	there := func(id careline.CustomerID) (bool, error) {
		_, err := s.Open(ctx, id)
		if careline.CodeOf(err) == careline.CodeNotFound {
			return false, nil
		}
		return err == nil, err
	}
	var low careline.CustomerID
	step := careline.CustomerID(1)
	for step > 0 {
		ok, err := there(low + step)
		switch {
		case err != nil:
			return 0, err
		case ok:
			low, step = low+step, step*2
		default:
			step /= 2
		}
	}
	return low, nil
}
