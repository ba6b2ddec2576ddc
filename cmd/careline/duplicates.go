package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"careline"
)

type duplicatesAnswer struct {
	Count int             `json:"count"`
	More  bool            `json:"more"` // there are more than count
	Pairs []duplicateJSON `json:"pairs"`
}

type duplicateJSON struct {
	Customers [2]twinJSON `json:"customers"`
	Score     int         `json:"score"`
	Reasons   []twinWhy   `json:"reasons"`
}

type twinJSON struct {
	Customer careline.CustomerID `json:"customer"`
	Name     text                `json:"name"`
	Phones   []text              `json:"phones"`
	Address  text                `json:"address"`
}

type twinWhy struct {
	Reason  careline.TwinKind `json:"reason"`
	Against bool              `json:"against"`
	Says    text              `json:"says"`
}

func (a *app) duplicatesCommand() *cobra.Command {
	list := a.duplicatesListCommand()
	group := a.group("duplicates", "Find files that are likely one person's, and judge them",
		list, a.duplicatesFindCommand(), a.duplicatesDifferentCommand())
	group.Example = "careline duplicates\ncareline duplicates find"
	group.Args, group.RunE = a.knownCommand, list.RunE
	group.Flags().AddFlagSet(list.Flags())
	return group
}

func (a *app) duplicatesListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the pairs that wait for somebody to judge them, the likeliest first",
		Example: "careline duplicates list --limit 20",
		Args:    noArgs,
	}
	limit := cmd.Flags().Int("limit", 50, "at most this many; 0 for all")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			d, err := s.Duplicates(cmd.Context(), max(0, *limit))
			if err != nil {
				return err
			}
			return a.printDuplicates(d)
		})
	}
	return cmd
}

func (a *app) printDuplicates(d careline.Duplicates) error {
	answer := duplicatesAnswer{Count: d.Count, More: d.More, Pairs: []duplicateJSON{}}
	for i := range d.Pairs {
		p := &d.Pairs[i]
		row := duplicateJSON{Customers: [2]twinJSON{twinOf(&p.Files[0]), twinOf(&p.Files[1])}, Score: p.Likeness.Score, Reasons: []twinWhy{}}
		for _, r := range p.Likeness.Reasons {
			row.Reasons = append(row.Reasons, twinWhy{r.Kind, r.Against(), text(r.In(a.lang))})
		}
		answer.Pairs = append(answer.Pairs, row)
	}
	return a.print(answer, func(p *paper) {
		var table [][]string
		for i := range d.Pairs {
			t := &d.Pairs[i]
			table = append(table, []string{
				strconv.Itoa(t.Likeness.Score), t.Files[0].ID.String(), nameOf(&t.Files[0]), t.Files[1].ID.String(), nameOf(&t.Files[1]),
				t.Likeness.In(p.lang),
			})
		}
		if len(table) > 0 {
			p.table([]careline.Words{wScore, wCustomer, wName, wCustomer, wName, wReason}, table)
		}
		p.say(careline.Say("%s.", "%s。", waitingPairs(d.Count)))
	})
}

func waitingPairs(n int) careline.Phrase {
	return careline.Count(n, "%s pair of files is likely one person's and waits to be judged",
		"%s pairs of files are likely one person's and wait to be judged", "%s 对档案可能是同一人，等待判断")
}

func twinOf(c *careline.Customer) twinJSON {
	t := twinJSON{Customer: c.ID, Name: text(nameOf(c)), Phones: phonesOf(c)}
	if home, ok := c.Home(); ok {
		t.Address = text(home.Address())
	}
	return t
}

func (a *app) duplicatesFindCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "find",
		Short: "Look at new customers for files that are likely one person's",
		Long: "Look at every customer who came since the last time for files that are likely the same person's.\n" +
			"Others work meanwhile. Stopped half-way, it goes on from there the next time; a nightly job may run it.",
		Example: "careline duplicates find\ncareline duplicates find --again",
		Args:    noArgs,
	}
	again := cmd.Flags().Bool("again", false, "look at all customers, from the first")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			after, left, err := s.FindProgress(cmd.Context(), *again)
			if err != nil {
				return err
			}
			return a.findDuplicates(cmd, s, after, left)
		})
	}
	return cmd
}

func (a *app) findDuplicates(cmd *cobra.Command, s *careline.Session, after careline.CustomerID, left int) error {
	type answer struct {
		Looked  int  `json:"looked"`
		Found   int  `json:"found"`
		Waiting int  `json:"waiting"`
		More    bool `json:"more"` // there are more than waiting
	}
	line := a.progress(careline.Words{EN: "looking for duplicates", ZH: "正在查找重复客户"})
	var done answer
	for more := left > 0; more; {
		f, err := s.FindDuplicates(cmd.Context(), careline.FindFrom{After: after})
		if err != nil {
			line.done()
			return err
		}
		done.Looked, done.Found = done.Looked+f.Looked, done.Found+f.Found
		after, more = f.Last, !f.Done
		line.at(done.Looked, float64(done.Looked)/float64(max(1, left)))
	}
	line.done()
	d, err := s.Duplicates(cmd.Context(), 1)
	if err != nil {
		return err
	}
	done.Waiting, done.More = d.Count, d.More
	return a.print(done, func(p *paper) {
		p.say(careline.Say("%s looked at; %s.", "已检查%s；%s。", customers(done.Looked),
			careline.Count(done.Found, "%s new pair found", "%s new pairs found", "新发现 %s 对")))
		p.say(careline.Say("%s.", "%s。", waitingPairs(done.Waiting)))
	})
}

func (a *app) duplicatesDifferentCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "different C-… C-…",
		Short:   "Say that two files are different people's; nobody is asked again",
		Example: "careline duplicates different " + someCustomer + " " + otherCustomer,
		Args:    twoArgs(wNumber),
	}
	keyFlag := cmd.Flags().String("key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		key, err := parseKey(*keyFlag)
		if err != nil {
			return err
		}
		x, y, err := twoCustomers(args)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if err := s.TellApart(cmd.Context(), key, x, y); err != nil {
				return err
			}
			type answer struct {
				Different [2]careline.CustomerID `json:"different"`
			}
			return a.print(answer{[2]careline.CustomerID{x, y}}, func(p *paper) {
				p.say(careline.Say("%s and %s are different people; nobody is asked again.", "%s 与 %s 不是同一人，不再提示。", x.String(), y.String()))
			})
		})
	}
	return cmd
}
