package main

import (
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

type doctorAnswer struct {
	Store  text          `json:"store"`
	OK     bool          `json:"ok"`
	Checks []doctorCheck `json:"checks"`
}

type doctorCheck struct {
	Check   string `json:"check"`
	OK      bool   `json:"ok"`
	Message text   `json:"message"`
}

func (a *app) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Tell whether the store is well",
		Long: "Tell whether the store is well: the file and who can get at it, the disk, the tables, the\n" +
			"lookup. Nothing is changed but with --reindex; --audit seals what is not sealed yet. The exit status is 1 if there is a problem.",
		Example: "careline doctor\ncareline doctor --full --json\ncareline doctor --audit",
		Args:    noArgs,
	}
	var opts store.ExamineOptions
	var reindex, audit bool
	var kept string
	f := cmd.Flags()
	f.BoolVar(&opts.Full, "full", false, "look at every index and every customer: minutes for millions")
	f.BoolVar(&reindex, "reindex", false, "first make the lookup index again from the records")
	f.BoolVar(&audit, "audit", false, "check that the history is as it was written, and print its head, to be kept elsewhere")
	f.StringVar(&kept, "head", "", "with --audit: a head that was kept, which the history must still have")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		if audit || kept != "" {
			return a.audit(cmd.Context(), kept)
		}
		if reindex {
			line := a.progress(careline.Words{EN: "indexing", ZH: "正在重建索引"})
			err := a.withStore(cmd.Context(), anExistingStore, func(st *store.Store) error {
				return st.Reindex(cmd.Context(), func(done, total int) { line.at(done, share(done, total)) })
			})
			line.done()
			if err != nil {
				return err
			}
		}
		line := a.progress(careline.Words{EN: "comparing", ZH: "正在核对"})
		opts.Progress = func(done, total int) { line.at(done, share(done, total)) }
		found, err := store.Examine(cmd.Context(), a.cfg.Store, opts)
		line.done()
		if err != nil {
			return a.howToMake(err)
		}
		return a.diagnose(found)
	}
	return cmd
}

func share(done, total int) float64 { return float64(done) / float64(max(1, total)) }

// diagnose prints what was found, and fails if any of it is a problem.
func (a *app) diagnose(found []store.Finding) error {
	answer := doctorAnswer{Store: text(careline.HidePassword(a.cfg.Store))}
	problems := 0
	for _, f := range found {
		if f.Problem {
			problems++
		}
		answer.Checks = append(answer.Checks, doctorCheck{f.Check, !f.Problem, text(f.Says.In(a.lang))})
	}
	answer.OK = problems == 0
	err := a.print(answer, func(p *paper) {
		for _, f := range found {
			mark := careline.Words{EN: "ok     ", ZH: "正常"}
			if f.Problem {
				mark = careline.Words{EN: "problem", ZH: "问题"}
			}
			p.WriteString(mark.In(a.lang) + "  ")
			p.say(f.Says)
		}
	})
	if err == nil && problems > 0 {
		err = careline.NewError(careline.CodeFailed, careline.Say("%d of %d checks found a problem.",
			"共有 %d 项问题（检查 %d 项）。", problems, len(found)), nil)
	}
	return err
}
