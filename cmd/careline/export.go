package main

import (
	"strings"

	"github.com/spf13/cobra"

	"careline"
	"careline/store/transfer"
)

type exportAnswer struct {
	What   careline.Export `json:"what"`
	Rows   int             `json:"rows"`
	Format transfer.Format `json:"format"`
	File   text            `json:"file"`
}

func (a *app) exportCommand() *cobra.Command {
	return a.group("export", "Hand out lists",
		a.exportOf(careline.ExportCustomers, "Hand out the customers, to be taken in again or opened in a spreadsheet"),
		a.exportOf(careline.ExportCases, "Hand out the cases"),
		a.exportOf(careline.ExportOrders, "Hand out the work orders"),
		a.exportOf(careline.ExportEvents, "Hand out the history: who did what, when, on what"),
		a.exportOf(careline.ExportUnits, "Hand out the units with purchases and owners, to be taken in again"),
		a.exportOf(careline.ExportProducts, "Hand out the products, to be changed and taken in again"),
		a.exportOf(careline.ExportServices, "Hand out the service catalogue, to be changed and taken in again"),
		a.exportOf(careline.ExportCategories, "Hand out the complaint categories, to be changed and taken in again"),
		a.exportOf(careline.ExportProviders, "Hand out the providers with their territories, to be changed and taken in again"),
		a.exportOf(careline.ExportTechnicians, "Hand out the technicians, to be changed and taken in again"),
		a.exportOf(careline.ExportStaff, "Hand out the staff, to be changed and taken in again"))
}

func (a *app) exportOf(what careline.Export, short string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   string(what),
		Short: short,
		Long: short + ".\nCSV opens in a spreadsheet as it is, and no cell of it runs as a formula; JSON is one array.\n" +
			"The export is told in the history.",
		Example: "careline export " + string(what) + " --out " + string(what) + ".csv\n" +
			"careline export " + string(what) + " --format json",
		Args: noArgs,
	}
	var in struct {
		format, out string
		force       bool
	}
	f := cmd.Flags()
	f.StringVar(&in.format, "format", "", "one of: "+formats()+" (default: by the name of the file, else csv)")
	f.StringVar(&in.out, "out", "", "the file to write (default: standard output)")
	f.BoolVar(&in.force, "force", false, "replace the file if there is one")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		format, err := a.formatOf(in.format, in.out)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			return a.export(cmd, s, transfer.ExportOptions{What: what, Format: format, Lang: a.lang}, in.out, in.force)
		})
	}
	return cmd
}

func (a *app) export(cmd *cobra.Command, s *careline.Session, opts transfer.ExportOptions, path string, force bool) error {
	if !s.MayHandOut(opts.What) { // before a file is made
		_, err := s.Export(cmd.Context(), newKey(), opts.What, nil)
		return err
	}
	out, err := createOut(path, force, a.stdout)
	if err != nil {
		return err
	}
	line := a.progress(careline.Words{EN: "exporting", ZH: "正在导出"})
	n, err := transfer.Export(cmd.Context(), s, out, opts, line.rows)
	line.done()
	if err = out.end(err); err != nil || path == "" {
		return err
	}
	return a.print(exportAnswer{opts.What, n, opts.Format, text(path)}, func(p *paper) {
		p.say(careline.Say("%s written to %s.", "已将 %s写入 %s。", rows(n), path))
	})
}

func formats() string { return strings.Join(stateNames(transfer.Formats()), ", ") }

// formatOf gives the format that the flags mean.
func (a *app) formatOf(name, path string) (transfer.Format, error) {
	if name == "" && a.json && path == "" {
		return transfer.JSON, nil
	}
	format := transfer.CSV
	known := name == ""
	for _, f := range transfer.Formats() {
		if name == string(f) || name == "" && strings.HasSuffix(strings.ToLower(path), "."+string(f)) {
			format, known = f, true
		}
	}
	switch {
	case !known:
		return "", usage(careline.Say("There is no format %q; there are: %s.", "没有格式 %q；可用：%s。", name, formats()))
	case format == transfer.XLSX && path == "":
		return "", usage(careline.Say("The format xlsx needs --out FILE.", "格式 xlsx 需要 --out FILE。"))
	case a.json && path == "" && format != transfer.JSON:
		return "", usage(careline.Say("With --json the format %s needs --out FILE.", "使用 --json 时，格式 %s 需要 --out FILE。", string(format)))
	}
	return format, nil
}
