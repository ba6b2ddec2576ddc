package main

import (
	"bufio"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

// mappingRow is where a field comes from, for a program.
type mappingRow struct {
	Field   text   `json:"field"`
	Columns []text `json:"columns"`
	Sample  text   `json:"sample"`
}

func mappingOf(file *careline.ListFile) []mappingRow {
	rows := make([]mappingRow, len(file.Mapping))
	for i, s := range file.Mapping {
		rows[i] = mappingRow{Field: text(s.Field), Columns: []text{}}
		for _, at := range s.Columns {
			c := file.Columns[at]
			rows[i].Columns = append(rows[i].Columns, text(c.Name))
			if len(c.Samples) > 0 {
				rows[i].Sample = text(strings.TrimSpace(string(rows[i].Sample) + " " + c.Samples[0]))
			}
		}
	}
	return rows
}

var (
	wColumn  = careline.Words{EN: "column", ZH: "列"}
	wTakenAs = careline.Words{EN: "taken as", ZH: "对应字段"}
	wSample  = careline.Words{EN: "for example", ZH: "示例"}
	wNotAny  = careline.Words{EN: "(not taken)", ZH: "（不导入）"}
)

// sayMapping shows what each column is taken for, in the order of the file.
func (a *app) sayMapping(p *paper, file *careline.ListFile) {
	how := file.Encoding
	switch file.Separator {
	case "":
	case "\t":
		how += ", " + careline.Words{EN: "tabs", ZH: "制表符"}.In(a.lang)
	default:
		how += ", " + file.Separator
	}
	p.say(careline.Say("%s; the header is on line %d.", "%s；表头在第 %d 行。", how, file.Line))
	rows := make([][]string, 0, len(file.Columns))
	for i, c := range file.Columns {
		var fields []string
		for _, s := range file.Mapping {
			for _, at := range s.Columns {
				if f, ok := file.Field(s.Field); ok && at == i {
					fields = append(fields, s.Field+" ("+f.Name.In(a.lang)+")")
				}
			}
		}
		if len(fields) == 0 {
			fields = []string{wNotAny.In(a.lang)}
		}
		rows = append(rows, []string{c.Name, strings.Join(fields, ", "), strings.Join(c.Samples, " | ")})
	}
	p.table([]careline.Words{wColumn, wTakenAs, wSample}, rows)
}

// confirmMapping shows the mapping where people look, and asks where one can
// answer. It tells whether somebody stands for the mapping: by an answer, or by
// maps on the command line.
func (a *app) confirmMapping(cmd *cobra.Command, file *careline.ListFile, in importFlags) (bool, error) {
	told := len(in.maps) > 0
	if a.json || in.dry {
		return told, nil
	}
	if isTerminal(a.stderr) {
		p := &paper{lang: a.lang, zone: a.cfg.Zone, width: terminalWidth(a.stderr)}
		a.sayMapping(p, file)
		if _, err := io.WriteString(a.stderr, p.String()); err != nil {
			return false, unprinted(err)
		}
	}
	if in.yes || !isTerminal(a.stdin) {
		return told || in.yes && isTerminal(a.stderr), nil
	}
	if _, err := io.WriteString(a.stderr, careline.Words{EN: "Go on? [y/n] ", ZH: "继续？[y/n] "}.In(a.lang)); err != nil {
		return false, unprinted(err)
	}
	answer, err := yesOrNo(cmd, a.stdin)
	if err != nil || !answer {
		return false, careline.NewError(careline.CodeNotConfirmed, careline.Say(
			"Nothing was taken in. --map says what a column is.", "未导入任何内容。可用 --map 指明各列的含义。"), err)
	}
	return true, nil
}

// yesOrNo reads yes or no; the end of the input, or of the command, is no.
func yesOrNo(cmd *cobra.Command, in io.Reader) (bool, error) {
	type line struct {
		text string
		err  error
	}
	read := make(chan line, 1)
	go func() {
		text, err := bufio.NewReader(in).ReadString('\n')
		read <- line{text, err}
	}()
	select {
	case l := <-read:
		switch strings.ToLower(strings.TrimSpace(l.text)) {
		case "y", "yes", "是", "好":
			return true, nil
		}
		return false, l.err
	case <-cmd.Context().Done():
		return false, cmd.Context().Err()
	}
}
