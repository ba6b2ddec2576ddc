package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careline"
	"careline/cmd/careline/bench"
	"careline/cmd/careline/bench/rival"
)

// comparing is what bench compare was told.
type comparing struct {
	*drawing

	folder, postgres  string
	oneQuery, oneKind time.Duration
	only              []string
	markdown          bool
}

func (a *app) benchCompareCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compare",
		Short: "Measure careline beside what else people find customers with",
		Long: "Write the customers of this hotline into a throw-away list, database of SQLite (LIKE, and FTS5\n" +
			"with its trigram tokenizer) and of PostgreSQL (pg_trgm), and ask them, grep and fzf what\n" +
			"careline is asked, each in its own words. It tells how long answers take, and how often the\n" +
			"person meant is in the first screenful of 20. Nothing is installed: what is not there is left\n" +
			"out. With --folder what was made and measured is kept, and the same command goes on there.",
		Example: "careline bench compare --folder rivals --markdown",
		Args:    noArgs,
	}
	c := comparing{drawing: drawFlags(cmd, 20)}
	f := cmd.Flags()
	f.StringVar(&c.folder, "folder", "", "keep everything in this folder (default: a temporary one)")
	f.StringVar(&c.postgres, "postgres", "", "a PostgreSQL to make a table in (default: a throw-away one of our own)")
	f.DurationVar(&c.oneQuery, "one-query", 10*time.Second, "the longest that an answer may take")
	f.DurationVar(&c.oneKind, "one-kind", 5*time.Second, "after so long no other query of a kind is asked")
	f.StringSliceVar(&c.only, "only", nil, "ask only these, of: careline, like, fts5, pg_trgm, grep, fzf")
	f.BoolVar(&c.markdown, "markdown", false, "print the table in Markdown")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := c.check(); err != nil {
			return err
		}
		if c.oneQuery <= 0 || c.oneKind <= 0 {
			return usage(careline.Say("A time limit must be more than nothing.", "时间限制须大于零。"))
		}
		if _, err := c.rivals(nil); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			answer, err := a.compare(cmd, s, &c)
			if err != nil {
				return err
			}
			return a.print(answer, func(p *paper) { p.comparison(answer, c.markdown) })
		})
	}
	return cmd
}

func (a *app) compare(cmd *cobra.Command, s *careline.Session, c *comparing) (answer compareAnswer, err error) {
	if err := mayHandOut(s); err != nil {
		return answer, err
	}
	ctx := cmd.Context()
	hotline, err := bench.Fingerprint(ctx, s)
	if err != nil {
		return answer, err
	}
	folder, leave, err := c.room(hotline)
	if err != nil {
		return answer, err
	}
	defer func() { err = errors.Join(err, leave()) }()
	line := a.progress(careline.Words{EN: "writing the list", ZH: "正在写出列表"})
	list, customers, err := rival.WriteList(ctx, s, folder, func(done int) { line.at(done, 0) })
	line.done()
	if err != nil {
		return answer, unmade(folder, err)
	}
	rivals, err := c.rivals(s)
	if err != nil {
		return answer, err
	}
	contest := rival.Contest{
		Folder: folder, List: list, Customers: customers, OneQuery: c.oneQuery, OneKind: c.oneKind,
		Name: fmt.Sprintf("asked-%d-%d-%s-%s", c.seed, c.each, c.oneQuery, c.oneKind),
	}
	if err := bench.Draw(ctx, s, c.seed, c.each, func(q bench.Query) error {
		contest.Queries = append(contest.Queries, q)
		return nil
	}); err != nil {
		return answer, err
	}
	answer.Customers, answer.Kinds = customers, contest.Kinds()
	line = a.progress(careline.Words{EN: "asking", ZH: "正在查询"})
	defer line.done()
	for i, r := range rivals {
		contest.Progress = func(kind string, done, all int) {
			share := (float64(i) + float64(done)/float64(all)) / float64(len(rivals))
			line.show(share, careline.Say(": %s, %s", "：%s，%s", r.Name(), kind))
		}
		standing, err := contest.Run(ctx, r)
		if err != nil {
			return answer, unmade(folder, err)
		}
		answer.Rivals = append(answer.Rivals, standing)
	}
	return answer, nil
}

// rivals gives those who are asked.
func (c *comparing) rivals(s *careline.Session) ([]rival.Rival, error) {
	all := rival.All(s, c.postgres)
	if len(c.only) == 0 {
		return all, nil
	}
	var some []rival.Rival
	for _, name := range c.only {
		i := slices.IndexFunc(all, func(r rival.Rival) bool { return rival.Short(r) == strings.ToLower(name) })
		if i < 0 {
			var names []string
			for _, r := range all {
				names = append(names, rival.Short(r))
			}
			return nil, usage(careline.Say("There is no %q to compare with; there are: %s.", "没有可比较的 %q；可用：%s。",
				name, strings.Join(names, ", ")))
		}
		some = append(some, all[i])
	}
	return some, nil
}

// room gives the folder of the rivals of one hotline, and what is to be done with it in the end.
func (c *comparing) room(hotline string) (folder string, leave func() error, err error) {
	if c.folder != "" {
		// Others may pass through, as the user of PostgreSQL must, and look at nothing.
		folder = filepath.Join(c.folder, hotline)
		if err := os.MkdirAll(folder, 0o711); err != nil { //nolint:gosec // each file in it is its owner's alone
			return "", nil, cantWrite(c.folder, err)
		}
		return folder, func() error { return nil }, nil
	}
	folder, err = os.MkdirTemp("", "careline-compare-")
	if err == nil {
		err = os.Chmod(folder, 0o711) //nolint:gosec // each file in it is its owner's alone
	}
	if err != nil {
		return "", nil, cantWrite(os.TempDir(), err)
	}
	return folder, func() error { return os.RemoveAll(folder) }, nil
}

func unmade(folder string, err error) error {
	var told *careline.Error
	if errors.As(err, &told) || errors.Is(err, context.Canceled) {
		return err
	}
	return careline.NewError(careline.CodeFailed, careline.Say(
		"The comparison in %s broke off: %s.", "%s 中的比较中断：%s。", folder, err.Error()), err)
}

type compareAnswer struct {
	Customers int               `json:"customers"`
	Kinds     []string          `json:"kinds"`
	Rivals    []*rival.Standing `json:"rivals"`
}

// comparison is the table of all kinds and rivals: half of the answers within,
// 99 in a hundred within, and how often the person was found.
func (p *paper) comparison(a compareAnswer, markdown bool) {
	var heading []careline.Words
	var there []*rival.Standing
	heading = append(heading, wKind)
	for _, r := range a.Rivals {
		if r.Absent == "" {
			there = append(there, r)
			heading = append(heading, careline.Words{EN: r.Name, ZH: r.Name})
		}
	}
	var rows [][]string
	for _, kind := range a.Kinds {
		row := []string{kind}
		for _, r := range there {
			row = append(row, scored(r.Kinds[kind]))
		}
		rows = append(rows, row)
	}
	if markdown {
		p.markdown(heading, rows)
	} else {
		p.table(heading, rows)
	}
	p.WriteString("\n")
	p.say(careline.Say("%s. Each cell: milliseconds for half of the answers, for 99 of 100, and how many of the persons meant were in the first 20, of how many asked for; a > tells that an answer was given up.",
		"%s。每格依次为：半数答复所用毫秒、99%% 答复所用毫秒、所指客户出现在前 20 位的次数及查询次数；> 表示有查询超时放弃。", customers(a.Customers)))
	for _, r := range a.Rivals {
		about := r.About.In(p.lang)
		if r.Absent != "" {
			about = r.Absent
		}
		p.WriteString(careline.Sanitize("- "+r.Name+": "+about) + "\n")
	}
}

func scored(s *rival.Score) string {
	if s == nil || s.Asked == 0 {
		return ""
	}
	ms := func(d time.Duration) string {
		precise := 0
		if d < 10*time.Millisecond {
			precise = 1
		}
		return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', precise, 64)
	}
	found, late := "–", ""
	if s.Meant > 0 {
		found = fmt.Sprintf("%d of %d", s.Found, s.Meant)
	}
	if s.Late > 0 {
		late = ">"
	}
	return strings.Join([]string{ms(s.At(50)), late + ms(s.At(99)), found}, " / ")
}

func (p *paper) markdown(heading []careline.Words, rows [][]string) {
	write := func(cells []string) { p.WriteString("| " + careline.Sanitize(strings.Join(cells, " | ")) + " |\n") }
	names, rule := make([]string, len(heading)), make([]string, len(heading))
	for i, h := range heading {
		names[i], rule[i] = h.In(p.lang), "---"
	}
	write(names)
	write(rule)
	for _, row := range rows {
		write(row)
	}
}
