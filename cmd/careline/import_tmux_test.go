package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"careline"
	says "careline/tui/text"
)

// inChinese writes the sample list anew, as a Chinese spreadsheet would.
func inChinese(t *testing.T, folder string) string {
	t.Helper()
	list, err := os.ReadFile(filepath.Join("..", "..", "testdata", "us-500.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(list)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows[0] = strings.Split("名;姓;单位;地址;城市;区县;省份;邮编;电话;手机;邮箱;网址", ";")
	var text strings.Builder
	out := csv.NewWriter(&text)
	out.Comma = ';'
	if err := out.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	coded, err := simplifiedchinese.GB18030.NewEncoder().String(text.String())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "客户 名单.csv")
	if err := os.WriteFile(path, []byte(coded), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// action does what the palette finds under a name.
func (x *terminal) action(name string) {
	x.t.Helper()
	x.press("C-k")
	x.sees("esc")
	x.typeIn(name)
	x.sees("▸ " + name)
	x.press("Enter")
}

func TestTmuxAListIsTakenInWithAPreviewAndHandedOut(t *testing.T) {
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			w, folder := says.For(lang), t.TempDir()
			env := []string{
				"CARELINE_STORE=sqlite:" + filepath.Join(folder, "hotline.db"), "CARELINE_AS=boss", "CARELINE_LANG=" + string(lang),
				"CARELINE_CONFIG=" + emptyConfig(t), "HOME=" + folder, "XDG_STATE_HOME=" + folder,
			}
			path := inChinese(t, folder)
			x := inTerminal(t, env, "careline")
			x.press("Enter")
			x.sees("careline", "boss", "F7")
			x.action(w.Intake.Open)
			x.sees(w.Intake.FileStep)
			x.typeIn("~/客")
			x.press("Tab")
			x.sees("客户 名单.csv")
			x.press("Enter")
			x.sees("GB18030 · "+w.Intake.Semicolon, "James", w.Intake.ColumnStep)
			x.press("C-s")
			x.sees(fmt.Sprintf(w.Intake.Counts, "500", "500", "0", "0", "0"), "James")
			x.press("Enter")
			x.sees(w.Intake.Done, "500")

			// The same list, unchanged and known by its columns, makes nothing new.
			x.press("n")
			x.typeIn("'" + path + "'")
			x.press("Enter")
			x.sees(w.Intake.AsLastTime)
			x.press("C-s")
			x.sees(fmt.Sprintf(w.Intake.Counts, "500", "0", "0", "500", "0"))
			x.press("Escape")
			x.sees(w.Intake.ColumnStep)

			x.action(w.Handout.Open)
			x.sees(w.Handout.Form)
			x.press("Tab", "Tab", "C-u")
			x.typeIn("~/out.csv")
			x.press("C-s")
			x.sees(fmt.Sprintf(w.Handout.Done, "500"))
			out := filepath.Join(folder, "out.csv")
			if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the export is %v, %v", info, err)
			}
			x.press("n")
			x.sees(w.Handout.Form)
			x.press("Tab", "Tab", "C-u")
			x.typeIn("~/out.csv")
			x.press("C-s")
			x.sees("! " + strings.Fields(fmt.Sprintf(w.Handout.There, "ctrl+s"))[0])
			x.press("F10")
			x.ended()
		})
	}
}

func TestTmuxAnImportThatIsStoppedGoesOnAlsoAfterTheProgramEnded(t *testing.T) {
	t.Parallel()
	const rows = 150_000
	w, folder := says.For(careline.English), t.TempDir()
	var list strings.Builder
	list.WriteString("name,phone\n")
	for i := range rows {
		fmt.Fprintf(&list, "Customer %d,139%08d\n", i, i)
	}
	if err := os.WriteFile(filepath.Join(folder, "list.csv"), []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	env := []string{
		"CARELINE_STORE=sqlite:" + filepath.Join(folder, "hotline.db"), "CARELINE_AS=boss", "CARELINE_LANG=en",
		"CARELINE_CONFIG=" + emptyConfig(t), "HOME=" + folder, "XDG_STATE_HOME=" + folder,
	}
	x := inTerminal(t, env, "careline")
	x.press("Enter")
	x.sees("careline", "boss", "F7")
	look := func() {
		x.action(w.Intake.Open)
		x.sees(w.Intake.FileStep)
		x.typeIn("~/list.csv")
		x.press("Enter")
		x.sees(w.Intake.ColumnStep)
		x.press("C-s")
		x.sees(w.Intake.RowStep)
	}
	look()
	x.press("Enter")
	x.sees("⇄ import", w.Intake.Rate)
	x.press("Escape")
	x.sees("Stopped after ", "Enter goes on")
	x.press("Enter")
	x.sees("⇄ import", w.Intake.Rate)
	// The import goes on behind other pages, and is not ended by mistake.
	x.press("F7")
	x.sees("⇄ import", "Board")
	x.press("F10")
	x.sees("Still at work: import")
	x.press("F10")
	x.ended()

	x = inTerminal(t, env, "careline")
	x.sees("careline", "boss", "F7")
	look()
	x.sees("rows of this file are in already", "go on")
	x.press("Enter")
	x.sees(w.Intake.Done, "imported 150,000 rows: 150,000 new")
	x.press("F10")
	x.ended()
}
