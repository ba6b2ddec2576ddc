package main

import (
	"github.com/spf13/cobra"

	"careline"
	"careline/store"
	"careline/store/demo"
)

type generateAnswer struct {
	Customers int    `json:"customers"`
	Units     int    `json:"units"`
	Calls     int    `json:"calls"`
	Cases     int    `json:"cases"`
	Orders    int    `json:"work_orders"`
	Seed      uint64 `json:"seed"`
}

func (a *app) generateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "generate --customers N",
		Short: "Make up customers with units and history, and providers for them",
		Long: "Make up customers with units and history, and providers and technicians whose territories\n" +
			"cover them; the same for the same seed. For trying things out at the size of the real thing.\n" +
			"Bare customers have contacts and homes, some have a unit, and nothing happened to them:\n" +
			"enough to measure how they are looked up.",
		Example: "careline --store sqlite:try.db generate --customers 100000\n" +
			"careline --store sqlite:big.db generate --customers 10000000 --bare",
		Args: noArgs,
	}
	var opts demo.Options
	f := cmd.Flags()
	f.IntVar(&opts.Customers, "customers", 0, "how many customers")
	f.Uint64Var(&opts.Seed, "seed", 1, "the same seed makes the same people")
	f.BoolVar(&opts.Bare, "bare", false, "without history, and few units")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "customers"); err != nil {
			return err
		}
		if opts.Customers < 1 {
			return usage(careline.Say("The flag --customers must be 1 or more.", "参数 --customers 须大于等于 1。"))
		}
		if err := a.configure(cmd); err != nil {
			return err
		}
		a.cfg.Country = inventedCountry
		return a.withStore(cmd.Context(), anyStore, func(st *store.Store) error {
			session, err := a.desk(st).SignIn(cmd.Context(), a.login())
			if err != nil {
				return err
			}
			line := a.progress(careline.Words{EN: "making people up", ZH: "正在生成"})
			opts.Progress = func(done, total int) { line.at(done, float64(done)/float64(total)) }
			inBulk()
			made, err := demo.Generate(cmd.Context(), st, session, opts)
			line.done()
			if err != nil && cmd.Context().Err() != nil && careline.CodeOf(err) != careline.CodeNotConfirmed {
				return explained{careline.NewError(careline.CodeFailed, careline.Say(
					"Stopped; %s made up so far and kept, and the same command again goes on from there.",
					"已停止；已生成的 %s均已保存，再次运行同一命令即可继续。", customers(made.Customers)), err)}
			}
			if err != nil {
				return err
			}
			return a.print(generateAnswer{made.Customers, made.Units, made.Calls, made.Cases, made.Orders, opts.Seed}, func(p *paper) {
				p.say(careline.Say("%s made up, with %s, %s, %s and %s.", "已生成 %s，%s，%s，%s，%s。",
					customers(made.Customers),
					careline.Count(made.Units, "%s unit", "%s units", "设备 %s"),
					careline.Count(made.Calls, "%s call", "%s calls", "通话 %s"),
					careline.Count(made.Cases, "%s case", "%s cases", "服务请求 %s"),
					careline.Count(made.Orders, "%s work order", "%s work orders", "工单 %s")))
			})
		})
	}
	return cmd
}
