package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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

	Duplicates int `json:"duplicates"` // pairs that are likely one person's, among the new ones that were looked at
	Looked     int `json:"looked"`     // new ones that were looked at for duplicates

	Mapping    []mappingRow `json:"mapping"`
	Remembered bool         `json:"remembered"` // the mapping is one that was confirmed before
}

func (a *app) importCommand() *cobra.Command {
	kinds := []*cobra.Command{a.importKind(careline.ListCustomers)}
	for _, kind := range careline.ListKinds() {
		if kind != careline.ListCustomers {
			kinds = append(kinds, a.importKind(kind))
		}
	}
	return a.group("import", "Take in lists", kinds...)
}

// importFlags are what the command line says of an import.
type importFlags struct {
	maps    []string
	country string
	rejects string
	dry     bool
	yes     bool
}

func (a *app) importKind(kind careline.ListKind) *cobra.Command {
	what := kind.In(careline.English)
	cmd := &cobra.Command{
		Use:   string(kind) + " FILE",
		Short: "Take in a list of " + what + " from a CSV or XLSX file",
		Long: "Take in a list of " + what + " from a CSV file (UTF-8 or GB18030, with commas, semicolons or\n" +
			"tabs) or from the first sheet of an XLSX book.\n" +
			"Columns are found by their headers; --map says the rest, and is remembered for the same header.\n" +
			"What is there already is brought up to date and never made twice. Rows that can't be taken go to\n" +
			"a file beside, each with its reason.\n" +
			"An import that was interrupted goes on where it stopped when the same command runs again.",
		Example: "careline import " + string(kind) + " list.csv --dry-run\n" + importExamples[kind],
		Args:    oneArg(wFile),
	}
	var in importFlags
	f := cmd.Flags()
	f.StringArrayVar(&in.maps, "map", nil, "FIELD=COLUMN or FIELD=COLUMN+COLUMN; may be given more than once")
	f.StringVar(&in.country, "country", "", "where the list is from: how phones without a country code are read")
	f.StringVar(&in.rejects, "rejects", "", "the file for rows that can't be taken (default: beside FILE)")
	f.BoolVar(&in.dry, "dry-run", false, "show the mapping, read and check everything, keep nothing")
	f.BoolVar(&in.yes, "yes", false, "do not ask before it runs")
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
		list, err := transfer.Open(kind, file, transfer.Options{
			Map: in.maps, Country: in.country, Size: size, Rejects: in.rejects, Lang: a.lang, DryRun: in.dry,
		})
		if err != nil {
			return err
		}
		defer list.Close() //nolint:errcheck // it was only read
		return a.withSession(cmd, anyStore, func(s *careline.Session) error { return a.takeIn(cmd, s, list, in) })
	}
	return cmd
}

var importExamples = map[careline.ListKind]string{
	careline.ListCustomers:   "careline import customers list.csv --map name=first+last --map phone=mobile --map phone=home --country US",
	careline.ListUnits:       "careline import units sold.xlsx --map owner=Kunde --map purchased=Datum",
	careline.ListProducts:    "careline import products models.xlsx --map code=Modell",
	careline.ListServices:    "careline import services services.csv --map code=nr",
	careline.ListCategories:  "careline import categories categories.csv --map code=nr",
	careline.ListProviders:   "careline import providers network.xlsx --map territories=province+city",
	careline.ListTechnicians: "careline import technicians technicians.csv --map provider=firm",
	careline.ListStaff:       "careline import staff staff.csv --map login=user",
}

// takeIn shows what each column is taken for, asks where somebody is there to
// answer, and takes the list in.
func (a *app) takeIn(cmd *cobra.Command, s *careline.Session, list *transfer.Reader, in importFlags) error {
	ctx := cmd.Context()
	if _, err := list.Recall(ctx, s); err != nil {
		return err
	}
	file := list.File()
	if file.Problem != nil {
		return file.Problem
	}
	sure, err := a.confirmMapping(cmd, &file, in)
	if err != nil {
		return err
	}
	if sure && !in.dry {
		if err := list.Keep(ctx, s); err != nil {
			return err
		}
	}
	line := a.progress(careline.Words{EN: "importing", ZH: "正在导入"})
	line.byRow = file.Kind != careline.ListCustomers
	inBulk()
	report, err := list.TakeIn(ctx, s, func(p careline.ListProgress) {
		share := 0.0
		if p.Size > 0 {
			share = float64(p.Bytes) / float64(p.Size)
		}
		line.before = p.Before
		line.at(p.Read, share)
	})
	line.done()
	if err == nil && !in.dry {
		err = lookForTwins(ctx, s, file.Kind, &report, line.began)
	}
	if err != nil {
		return explained{err}
	}
	return a.printImport(&file, report, in.dry)
}

func (a *app) printImport(file *careline.ListFile, r careline.ListReport, dry bool) error {
	answer := importAnswer{
		Read: r.Read, Created: r.Created, Updated: r.Updated, Rejected: r.Rejected, Before: r.Before, RawPhones: r.RawPhones,
		Ignored: texts(r.Ignored), Country: text(r.Country), DryRun: dry, Duplicates: r.Duplicates, Looked: r.Looked, Mapping: mappingOf(file), Remembered: file.Saved,
	}
	if r.RejectsFile != "" {
		path := text(r.RejectsFile)
		answer.Rejects = &path
	}
	return a.print(answer, func(p *paper) {
		if dry {
			a.sayMapping(p, file)
		}
		created := careline.Count(r.Created, "%s", "%s", "%s")
		if file.Kind == careline.ListCustomers {
			created = customers(r.Created)
		}
		p.say(careline.Say("%s read: %s new, %s brought up to date, %s not taken.", "读取 %s：新增 %s，更新 %s，未导入 %s。",
			rows(r.Read), created, careline.Count(r.Updated, "%s", "%s", "%s"), rows(r.Rejected)))
		if r.Before > 0 {
			p.say(careline.Say("%s of %s in already, from the run that was interrupted.", "%s（共 %s）在上次中断前已导入。",
				careline.Count(r.Before, "%s", "%s", "%s 行"),
				careline.Count(r.Read, "the %s row was", "the %s rows were", "%s 行")))
		}
		if r.RejectsFile != "" {
			p.say(careline.Say("The rows not taken, and why: %s", "未导入的行及原因：%s", r.RejectsFile))
		}
		if r.RawPhones > 0 {
			p.say(careline.Count(r.RawPhones, "%s phone could not be understood and was kept as written.",
				"%s phones could not be understood and were kept as written.", "%s 个电话无法识别，已按原样保存。"))
		}
		if r.Duplicates > 0 {
			p.say(careline.Say("%s; see careline duplicates.", "%s；见 careline duplicates。", careline.Count(r.Duplicates,
				"%s pair of files is likely one person's", "%s pairs of files are likely one person's", "%s 对档案可能是同一人")))
		}
		if r.Looked > 0 && r.Looked < r.Created {
			p.say(careline.Say("%s looked at for duplicates so far; careline duplicates find looks at the rest.",
				"目前已检查%s是否重复；其余请运行 careline duplicates find。", careline.Count(r.Looked,
					"%s new customer was", "%s new customers were", " %s 位新客户")))
		}
		if len(r.Ignored) > 0 {
			p.say(careline.Say("Columns not taken: %s", "未导入的列：%s", strings.Join(r.Ignored, ", ")))
		}
		if file.Saved {
			p.say(careline.Say("The columns were taken as somebody confirmed them for this header before.", "各列按以前为此表头确认过的对应关系导入。"))
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
