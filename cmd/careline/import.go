package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"careline"
	"careline/store/transfer"
)

type importAnswer struct {
	Read      int    `json:"read"`
	Created   int    `json:"created"`
	Updated   int    `json:"updated"`
	Rejected  int    `json:"rejected"`
	Rejects   *text  `json:"rejects"` // the file of the rows that were not taken
	Before    int    `json:"before"`  // of read: those that an interrupted run had done
	RawPhones int    `json:"raw_phones"`
	Ignored   []text `json:"ignored"` // columns not taken
	Country   text   `json:"country"`
	DryRun    bool   `json:"dry_run"`
}

func (a *app) importCommand() *cobra.Command {
	return a.group("import", "Take in lists", a.importCustomersCommand())
}

func (a *app) importCustomersCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "customers FILE",
		Short: "Take in a list of customers from a CSV or XLSX file",
		Long: "Take in a list of customers from a CSV file (UTF-8 or GB18030, with commas, semicolons or\n" +
			"tabs) or from the first sheet of an XLSX book.\n" +
			"Columns are found by their headers; --map says the rest. Who is there already is brought up\n" +
			"to date and never made twice. Rows that can't be taken go to a file beside, each with its reason.\n" +
			"An import that was interrupted goes on where it stopped when the same command runs again.",
		Example: "careline import customers list.csv\n" +
			"careline import customers list.csv --map name=first+last --map phone=mobile --map phone=home --country US",
		Args: oneArg(wFile),
	}
	var in struct {
		maps    []string
		country string
		rejects string
		dry     bool
	}
	f := cmd.Flags()
	f.StringArrayVar(&in.maps, "map", nil, "FIELD=COLUMN or FIELD=COLUMN+COLUMN; may be given more than once")
	f.StringVar(&in.country, "country", "", "where the list is from: how phones without a country code are read")
	f.StringVar(&in.rejects, "rejects", "", "the file for rows that can't be taken (default: beside FILE)")
	f.BoolVar(&in.dry, "dry-run", false, "read and check everything, keep nothing")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.configure(cmd); err != nil {
			return err
		}
		file, size, err := openList(args[0])
		if err != nil {
			return err
		}
		defer file.Close() //nolint:errcheck // it was only read
		if in.rejects == "" {
			in.rejects = rejectsFor(args[0])
		}
		list, err := transfer.Customers(file, transfer.Options{
			Map: in.maps, Country: in.country, Size: size, Rejects: in.rejects, Lang: a.lang, DryRun: in.dry,
		})
		if err != nil {
			return err
		}
		defer list.Close() //nolint:errcheck // it was only read
		return a.withSession(cmd, anyStore, func(s *careline.Session) error {
			line := a.progress(careline.Words{EN: "importing", ZH: "正在导入"})
			inBulk()
			report, err := transfer.Import(cmd.Context(), s, list, func(p transfer.Progress) {
				share := 0.0
				if p.Size > 0 {
					share = float64(p.Bytes) / float64(p.Size)
				}
				line.before = p.Before
				line.at(p.Read, share)
			})
			line.done()
			if err != nil {
				return explained{err}
			}
			return a.printImport(report, in.dry)
		})
	}
	return cmd
}

func (a *app) printImport(r transfer.Report, dry bool) error {
	answer := importAnswer{
		Read: r.Read, Created: r.Created, Updated: r.Updated, Rejected: r.Rejected, Before: r.Before, RawPhones: r.RawPhones,
		Ignored: texts(r.Ignored), Country: text(r.Country), DryRun: dry,
	}
	if r.RejectsFile != "" {
		path := text(r.RejectsFile)
		answer.Rejects = &path
	}
	return a.print(answer, func(p *paper) {
		p.say(careline.Say("%d rows read: %d customers new, %d brought up to date, %d rows not taken.",
			"读取 %d 行：新增客户 %d，更新 %d，未导入 %d 行。", r.Read, r.Created, r.Updated, r.Rejected))
		if r.Before > 0 {
			p.say(careline.Say("%s of the %s rows were in already, from the run that was interrupted.",
				"%s 行（共 %s 行）在上次中断前已导入。", humanize.Comma(int64(r.Before)), humanize.Comma(int64(r.Read))))
		}
		if r.RejectsFile != "" {
			p.say(careline.Say("The rows not taken, and why: %s", "未导入的行及原因：%s", r.RejectsFile))
		}
		if r.RawPhones > 0 {
			p.say(careline.Say("%d phones could not be understood and were kept as written.", "%d 个电话无法识别，已按原样保存。", r.RawPhones))
		}
		if len(r.Ignored) > 0 {
			p.say(careline.Say("Columns not taken: %s", "未导入的列：%s", strings.Join(r.Ignored, ", ")))
		}
		if dry {
			p.say(careline.Say("Nothing was kept: this was a dry run.", "仅为试运行，未保存任何内容。"))
		}
	})
}

func openList(path string) (*os.File, int64, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, careline.NewError(careline.CodeNotFound, careline.Say("There is no file %s.", "没有文件 %s。", path), err)
	}
	unreadable := careline.Say("The file %s can't be read.", "无法读取文件 %s。", path)
	if err != nil {
		return nil, 0, careline.NewError(careline.CodeInvalid, unreadable, err)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return nil, 0, careline.NewError(careline.CodeInvalid, unreadable, errors.Join(err, file.Close()))
	}
	return file, info.Size(), nil
}

// rejectsFor is beside the list, or, where nothing may be written there, in
// the working folder.
func rejectsFor(path string) string {
	probe, err := os.CreateTemp(filepath.Dir(path), ".careline-*")
	if err != nil {
		return transfer.RejectsFor(filepath.Base(path))
	}
	_ = errors.Join(probe.Close(), os.Remove(probe.Name()))
	return transfer.RejectsFor(path)
}
