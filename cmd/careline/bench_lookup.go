package main

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"careline"
)

// benchHits is how many customers a page of the console asks for.
const benchHits = 20

type benchAnswer struct {
	Kinds map[text]benchFigures `json:"kinds"`
	All   benchFigures          `json:"all"`
	RSS   int64                 `json:"rss_bytes"` // of this process at the end; 0 where the system doesn't tell
}

// benchFigures are of one kind of query: how often it was asked, and how long
// it took, in microseconds.
type benchFigures struct {
	N   int   `json:"n"`
	P50 int64 `json:"p50_us"`
	P95 int64 `json:"p95_us"`
	P99 int64 `json:"p99_us"`
	Max int64 `json:"max_us"`
}

func (a *app) benchCommand() *cobra.Command {
	return a.group("bench", "Measure how quick this hotline is", a.benchLookupCommand(), a.benchQueriesCommand(), a.benchRecallCommand(), a.benchSavesCommand(),
		a.benchServeCommand(), a.benchCompareCommand())
}

func (a *app) benchLookupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lookup --queries FILE",
		Short: "Measure how long lookups take",
		Long: "Ask each query of FILE once, as the console does, and tell how long the answers took. FILE\n" +
			"has one query a line, or a kind, a tab and the query. Times are microseconds in --json.",
		Example: "careline bench lookup --queries queries.tsv --json",
		Args:    noArgs,
	}
	path := cmd.Flags().String("queries", "", "the file with the queries; - is standard input")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "queries"); err != nil {
			return err
		}
		queries, err := a.readQueries(*path)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			took := map[string][]time.Duration{}
			for _, q := range queries {
				began := time.Now()
				if _, err := s.Lookup(cmd.Context(), q.text, benchHits); err != nil {
					return err
				}
				took[q.kind] = append(took[q.kind], time.Since(began))
			}
			answer := benchAnswer{Kinds: map[text]benchFigures{}, RSS: resident()}
			var all []time.Duration
			for kind, times := range took {
				answer.Kinds[text(kind)] = figuresOf(times)
				all = append(all, times...)
			}
			answer.All = figuresOf(all)
			return a.print(answer, func(p *paper) { p.bench(answer) })
		})
	}
	return cmd
}

func figuresOf(took []time.Duration) benchFigures {
	slices.Sort(took)
	at := func(percent int) int64 { return took[(len(took)*percent-1)/100].Microseconds() }
	return benchFigures{N: len(took), P50: at(50), P95: at(95), P99: at(99), Max: at(100)}
}

func (p *paper) bench(a benchAnswer) {
	ms := func(us int64) string { return strconv.FormatFloat(float64(us)/1000, 'f', 2, 64) }
	row := func(kind string, f benchFigures) []string {
		return []string{kind, strconv.Itoa(f.N), ms(f.P50), ms(f.P95), ms(f.P99), ms(f.Max)}
	}
	var rows [][]string
	for _, kind := range slices.Sorted(maps.Keys(a.Kinds)) {
		rows = append(rows, row(string(kind), a.Kinds[kind]))
	}
	rows = append(rows, row(wAll.In(p.lang), a.All))
	p.table([]careline.Words{wKind, wTimes, {EN: "p50 ms", ZH: "p50 毫秒"}, {EN: "p95 ms", ZH: "p95 毫秒"}, {EN: "p99 ms", ZH: "p99 毫秒"}, wMost}, rows)
	if a.RSS > 0 {
		p.say(careline.Say("Memory of this process: %d MB.", "本进程内存：%d MB。", a.RSS>>20))
	}
}
