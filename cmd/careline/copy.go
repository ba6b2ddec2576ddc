package main

import (
	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
)

type copyAnswer struct {
	From    text        `json:"from"`
	To      text        `json:"to"`
	Hotline string      `json:"hotline"`
	Resumed bool        `json:"resumed"`
	Rows    int         `json:"rows"`
	Kept    int         `json:"kept"` // of an earlier run that was stopped
	Tables  []copyTable `json:"tables"`
}

type copyTable struct {
	Table  string `json:"table"`
	Rows   int    `json:"rows"`
	Kept   int    `json:"kept"`
	SHA256 string `json:"sha256"`
}

func (a *app) copyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "copy --to DSN",
		Short: "Copy the whole hotline into another store, on either engine",
		Long: "Copy the whole hotline into an empty store on either engine: every record, the history, the\n" +
			"lookup. Both sides are compared at the end, table by table; until then nobody can open the\n" +
			"copy. Stopped in the middle, the same command goes on where it was.",
		Example: "careline copy --from sqlite:/srv/careline/hotline.db --to postgres://careline@db.example/hotline",
		Args:    noArgs,
	}
	var from, to string
	var opts store.CarryOptions
	f := cmd.Flags()
	f.StringVar(&from, "from", "", "the store to copy; the configured one if not given")
	f.StringVar(&to, "to", "", "the empty store to copy it to, made where there is none")
	f.BoolVar(&opts.InUse, "in-use", false, "copy the hotline as it is now, though others go on working in it")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		if to == "" {
			return usage(careline.Say("Say where to copy the hotline: --to sqlite:PATH or --to postgres://….",
				"请指明复制到哪里：--to sqlite:路径 或 --to postgres://…。"))
		}
		if from != "" {
			a.cfg.Store = from
		}
		inBulk()
		done, err := a.copyAll(cmd, to, opts)
		if err != nil {
			if cmd.Context().Err() != nil {
				return explained{careline.NewError(careline.CodeFailed, careline.Say(
					"Stopped before the copy was whole; the same command again goes on where it was.",
					"复制未完成即已中止；再次运行同一命令即可继续。"), err)}
			}
			return a.howToMake(err)
		}
		return a.tellCopied(to, done)
	}
	return cmd
}

func (a *app) copyAll(cmd *cobra.Command, to string, opts store.CarryOptions) (store.Carried, error) {
	labels := map[store.CarryStage]careline.Words{
		store.CarryCounting: {EN: "counting", ZH: "正在清点"},
		store.CarryCopying:  {EN: "copying", ZH: "正在复制"},
		store.CarryIndexing: {EN: "indexing", ZH: "正在建立索引"},
		store.CarryChecking: {EN: "comparing", ZH: "正在核对"},
	}
	var line *progress
	stage := store.CarryStage(-1)
	opts.Progress = func(at store.CarryStage, done, all int) {
		if at != stage {
			stage, line = at, a.progress(labels[at])
			line.byRow = true
		}
		if at == store.CarryCounting || at == store.CarryIndexing {
			line.of(done, all)
			return
		}
		line.at(done, share(done, all))
	}
	done, err := store.Carry(cmd.Context(), a.cfg.Store, to, opts)
	if line != nil {
		line.done()
	}
	return done, err
}

func (a *app) tellCopied(to string, done store.Carried) error {
	answer := copyAnswer{
		From: text(careline.HidePassword(a.cfg.Store)), To: text(careline.HidePassword(to)),
		Hotline: done.Hotline, Resumed: done.Resumed,
	}
	var lines [][]string
	for _, t := range done.Tables {
		answer.Rows += t.Rows
		answer.Kept += t.Kept
		answer.Tables = append(answer.Tables, copyTable{t.Name, t.Rows, t.Kept, t.Sum})
		lines = append(lines, []string{t.Name, humanize.Comma(int64(t.Rows)), t.Sum[:16]})
	}
	return a.print(answer, func(p *paper) {
		p.table([]careline.Words{wTable, wRows, wSum}, lines)
		p.say(careline.Say("Copied to %s and compared: %s in %s, the same on both sides.", "已复制到 %s 并核对：%s，共 %s，两边一致。",
			careline.Sanitize(storePath(careline.HidePassword(to))), rows(answer.Rows),
			careline.Count(len(done.Tables), "%s table", "%s tables", "%s 个表")))
	})
}
