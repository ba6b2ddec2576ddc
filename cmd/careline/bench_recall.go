package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"careline"
	"careline/cmd/careline/bench"
)

type recallAnswer struct {
	Kinds  map[text]*bench.Recall `json:"kinds"`
	Scraps map[text]*bench.Recall `json:"scraps"`
	All    bench.Recall           `json:"all"`
}

func (a *app) benchRecallCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "recall",
		Short: "Measure how surely people are found whose name was heard or typed wrong",
		Long: "Invent slips of the names of customers drawn by chance (heard alike, confused in a dialect,\n" +
			"misspelt, swapped), each with one other scrap that is true, and tell how often the person\n" +
			"meant came first, and in the first ten. A fair reading sets nobody back for standing behind\n" +
			"others of whom the query is as true, such as two of one name in one street. All is without\n" +
			"the last three kinds, which are wrong in more than one place.",
		Example: "careline bench recall --each 200\ncareline bench recall --misses misses.tsv",
		Args:    noArgs,
	}
	draw := drawFlags(cmd, 100)
	misses := cmd.Flags().String("misses", "", "a file to write the queries to whose person was not in the first ten, or not first")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := draw.check(); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			all, err := a.recall(cmd, s, draw, *misses)
			if err != nil {
				return err
			}
			answer := recallAnswer{texted(all.Slips), texted(all.Scraps), all.All}
			return a.print(answer, func(p *paper) { p.recall(all) })
		})
	}
	return cmd
}

func (a *app) recall(cmd *cobra.Command, s *careline.Session, draw *drawing, path string) (all bench.Recalls, err error) {
	tell := func(*bench.Slip, bench.Outcome) error { return nil }
	if path != "" {
		if err := mayHandOut(s); err != nil {
			return all, err
		}
		out, err := createOut(path, false, a.stdout)
		if err != nil {
			return all, err
		}
		defer func() { err = out.end(err) }()
		tell = func(q *bench.Slip, o bench.Outcome) error {
			if o.FairFirst {
				return nil
			}
			how := "later"
			if !o.Ten {
				how = "missed"
			}
			_, err := fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", q.Kind, q.Text(), how, q.Meant)
			return err
		}
	}
	line := a.progress(careline.Words{EN: "asking", ZH: "正在查询"})
	defer line.done()
	kinds, _ := bench.SlipKinds()
	asked := 0
	err = bench.Slips(cmd.Context(), s, draw.seed, draw.each, func(q bench.Slip) error {
		asked++
		line.of(asked, len(kinds)*draw.each)
		o, err := q.Measure(cmd.Context(), s, &all)
		if err != nil {
			return err
		}
		return tell(&q, o)
	})
	return all, err
}

func texted(m map[string]*bench.Recall) map[text]*bench.Recall {
	out := make(map[text]*bench.Recall, len(m))
	for k, v := range m {
		out[text(k)] = v
	}
	return out
}

func (p *paper) recall(all bench.Recalls) {
	row := func(kind string, r bench.Recall) []string {
		share := func(n int) string {
			return strconv.FormatFloat(100*float64(n)/float64(max(1, r.N)), 'f', 1, 64)
		}
		return []string{
			kind, strconv.Itoa(r.N), share(r.First), share(r.Ten), share(r.FairFirst), share(r.FairTen), share(r.Alike),
		}
	}
	var rows [][]string
	add := func(order []string, m map[string]*bench.Recall) {
		for _, kind := range order {
			if r := m[kind]; r != nil {
				rows = append(rows, row(kind, *r))
			}
		}
	}
	kinds, _ := bench.SlipKinds()
	add(kinds, all.Slips)
	rows = append(rows, nil)
	add(slices.Sorted(maps.Keys(all.Scraps)), all.Scraps)
	rows = append(rows, row(wAll.In(p.lang), all.All))
	p.table([]careline.Words{
		wKind, wTimes,
		{EN: "first %", ZH: "首位 %"},
		{EN: "in ten %", ZH: "前十 %"},
		{EN: "fairly first %", ZH: "公平首位 %"},
		{EN: "fairly in ten %", ZH: "公平前十 %"},
		{EN: "others as well %", ZH: "另有同样相符者 %"},
	}, rows)
}
