package main

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	"careline/store"
	"careline/store/storetest"
	"careline/store/transfer"
)

// readings are the commands that print what is in the store.
var readings = []string{
	"lookup 8823", "lookup {customer}", "show {customer} --events 0", "show {case}", "show {work_order}", "show {interaction}",
	"show {unit}", "show {provider}", "show T-19", "list cases", "list workorders", "list providers", "list workorders --overdue",
	"export customers", "export cases", "export workorders", "export events", "staff list", "doctor --full", "config",
	"bench lookup --queries {folder}/queries.tsv", "migrate",
}

// furnish makes a hotline that has one of everything, and names them.
func furnish(t *testing.T, s *shell) {
	t.Helper()
	for _, line := range []string{
		"generate --customers 5",
		"customer add --name 王建国 --phone 13800138823 --address 南京市鼓楼区建国路88号",
		"call --customer {customer} --reason fault --note hums",
		"complaint --customer {customer} --category noise --severity high --text hums",
		"dispatch --case {case}",
	} {
		status, stdout, stderr := s.run(append(s.fill(line), "--json")...)
		answer, err := one(stdout)
		if status != 0 || err != nil {
			t.Fatalf("%s: %s%s", line, stdout, stderr)
		}
		for name, value := range answer.(map[string]any) {
			if value, is := value.(string); is {
				s.env[name] = value
			}
		}
	}
	s.env["unit"] = "U-18"
}

// fill cuts a line into arguments and puts in what the names stand for.
func (s *shell) fill(line string) []string {
	args := strings.Fields(line)
	for i := range args {
		for name, value := range s.env {
			args[i] = strings.ReplaceAll(args[i], "{"+name+"}", value)
		}
	}
	return args
}

// open opens the store of the shell past the Desk.
func (s *shell) open() *store.Store {
	s.t.Helper()
	st, err := store.Open(s.t.Context(), s.env["CARELINE_STORE"], store.Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = st.Close() })
	return st
}

// inert runs a command and judges all that comes out; of a document for a
// program, the texts too that the program gets.
func (s *shell) inert(what string, args ...string) {
	s.t.Helper()
	_, stdout, stderr := s.run(args...)
	if strings.HasPrefix(stdout, "\ufeff") { // a table for a spreadsheet
		stdout = strings.TrimPrefix(stdout, "\ufeff")
		s.cells(what, stdout)
	}
	for _, out := range []string{stdout, stderr} {
		if harm := storetest.Harm(out); harm != "" {
			s.t.Errorf("%s, careline %.300q prints %s: %q", what, args, harm, extract(out))
		}
		if doc, err := one(out); err == nil {
			s.texts(what, args, doc)
		}
	}
}

func (s *shell) texts(what string, args []string, v any) {
	switch v := v.(type) {
	case string:
		if harm := storetest.Harm(v); harm != "" {
			s.t.Errorf("%s, careline %.300q answers %s: %q", what, args, harm, extract(v))
		}
	case []any:
		for _, x := range v {
			s.texts(what, args, x)
		}
	case map[string]any:
		for k, x := range v {
			s.texts(what, args, k)
			s.texts(what, args, x)
		}
	}
}

// cells judges a table: no cell may be taken for a formula.
func (s *shell) cells(what, table string) {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		s.t.Errorf("%s, an export that is no CSV: %v", what, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 || strings.HasPrefix(cell, "＝") || strings.HasPrefix(cell, "＋") ||
				strings.HasPrefix(cell, "－") || strings.HasPrefix(cell, "＠") {
				s.t.Errorf("%s, a cell that runs: %.100q", what, cell)
			}
		}
	}
}

// extract cuts a text to what is wrong in it.
func extract(s string) string {
	for i := range s {
		if storetest.Harm(s[:i]) != "" {
			return s[max(0, i-60):min(len(s), i+20)]
		}
	}
	return s[max(0, len(s)-60):]
}

func TestHostileTextIsInertInEveryAnswer(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	furnish(t, s)
	st := s.open()
	for i, hostile := range blended(t) {
		storetest.Spoil(t, st, storetest.After(hostile.Text))
		for n, line := range readings {
			if hostile.Class != blend && (i+n)%8 != 0 { // each in some answers, the blend in all
				continue
			}
			args := append(s.fill(line), "--lang", []string{"en", "zh"}[(i+n)%2])
			s.inert(hostile.Class, args...)
			s.inert(hostile.Class, append(args, "--json")...)
		}
	}
}

// blend is a little of each class, for every command.
const blend = "a blend"

func blended(t *testing.T) []storetest.Text {
	return append(storetest.Corpus(t), storetest.Text{Class: blend, Text: "\x1b[8m\u009b1m\u202eb\u200bc\rd\ne\a\tf\xff"})
}

// TestDatesAndKindsThatTheDeskDidNotWriteAreInertToo spoils what is taken from
// a list: a program that passes by the Desk knows no lists.
func TestDatesAndKindsThatTheDeskDidNotWriteAreInertToo(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	furnish(t, s)
	st := s.open()
	for _, text := range []string{"\x1b[8m\u009b1m\u202eb\u200bc\rd\ne\a\x7f\xff", ""} {
		storetest.SpoilKinds(t, st, text)
		for _, lang := range []string{"en", "zh"} {
			for _, line := range readings {
				args := append(s.fill(line), "--lang", lang)
				s.inert("spoilt kinds", args...)
				s.inert("spoilt kinds", append(args, "--json")...)
			}
		}
	}
}

// TestHostileArgumentsAreRefusedInert calls every kind of command with what no
// person means.
func TestHostileArgumentsAreRefusedInert(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	furnish(t, s)
	nowhere := filepath.Join(s.env["folder"], "nowhere") + string(filepath.Separator)
	lines := [][]string{
		{"\x00"},
		{"lookup", "\x00"},
		{"show", "\x00"},
		{"show", "C-42\x00"},
		{"list", "\x00"},
		{"list", "cases", "--state", "\x00"},
		{"list", "cases", "--customer", "\x00"},
		{"--lang", "\x00", "version"},
		{"--as", "\x00", "list", "cases"},
		{"--as", "\x00", "config"},
		{"--store", "sqlite:" + nowhere + "\x00", "list", "cases"},
		{"--store", "sqlite:" + nowhere + "\x00", "config"},
		{"--store", "\x00", "config"},
		{"--config", nowhere + "\x00", "config"},
		{"export", "customers", "--format", "\x00"},
		{"export", "customers", "--out", nowhere + "\x00"},
		{"customer", "add", "--name", "\x00", "--phone", "\x00", "--address", "\x00"},
		{"customer", "add", "--name", "A", "--phone", "1", "--key", "\x00"},
		{"call", "--customer", "\x00", "--note", "x"},
		{"call", "--customer", "{customer}", "--reason", "\x00", "--note", "\x00"},
		{"complaint", "--customer", "{customer}", "--category", "\x00", "--text", "\x00"},
		{"complaint", "--customer", "{customer}", "--category", "noise", "--severity", "\x00", "--text", "x"},
		{"dispatch", "--case", "{case}", "--at", "\x00"},
		{"dispatch", "--customer", "{customer}", "--kind", "\x00"},
		{"dispatch", "--case", "{case}", "--provider", "\x00"},
		{"import", "customers", nowhere + "\x00"},
		{"import", "customers", "{folder}/list.csv", "--map", "\x00"},
		{"import", "customers", "{folder}/list.csv", "--map", "name=\x00"},
		{"import", "customers", "{folder}/list.csv", "--country", "\x00"},
		{"staff", "add", "--login", "\x00", "--name", "\x00", "--role", "\x00"},
		{"staff", "add", "--login", "x", "--name", "\x00", "--role", "\x00"},
		{"bench", "lookup", "--queries", nowhere + "\x00"},
		{"generate", "--customers", "\x00"},
		{"generate", "--customers", "1", "--seed", "\x00"},
		{"backup", nowhere + "\x00"},
		{"restore", nowhere + "\x00"},
		{"version", "\x00"},
		{"man", "\x00"},
		{"completion", "\x00"},
		{"--\x00"},
		{"-\x00"},
		{"list", "cases", "--\x00=1"},
		{"lookup", "--limit", "\x00", "x"},
	}
	for i, hostile := range blended(t) {
		for n, line := range lines {
			if hostile.Class != blend && (i+n)%6 != 0 {
				continue
			}
			args := make([]string, len(line))
			for k, arg := range line {
				args[k] = strings.ReplaceAll(strings.Join(s.fill("x"+arg), " ")[1:], "\x00", hostile.Text)
			}
			s.inert(hostile.Class, args...)
			s.inert(hostile.Class, append([]string{"--lang", "zh", "--json"}, args...)...)
		}
	}
}

func TestHostileTextIsInertInEveryExport(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	furnish(t, s)
	st := s.open()
	for i, hostile := range blended(t) {
		storetest.Spoil(t, st, storetest.After(hostile.Text))
		if i%2 == 0 {
			storetest.Spoil(t, st, func(field, was string) string { // what counts for a formula stands in front
				if slices.Contains([]string{"Code", "Product", "Category", "ExternalID", "Serial"}, field) {
					return was
				}
				return hostile.Text
			})
		}
		for n, what := range []string{"customers", "cases", "workorders", "events"} {
			for k, format := range transfer.Formats() {
				if hostile.Class != blend && (i+n+k)%5 != 0 {
					continue
				}
				file := filepath.Join(s.env["folder"], "out."+string(format))
				s.inert(hostile.Class, "export", what, "--out", file, "--force")
				s.exported(fmt.Sprintf("%s in %s as %s", hostile.Class, what, format), file, format)
			}
		}
	}
}

// TestTheManualAndCompletionAreInert looks at what is no answer about a record.
func TestTheManualAndCompletionAreInert(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	furnish(t, s)
	st := s.open()
	storetest.Spoil(t, st, storetest.After("\x1b[8m\u009b1m\u202eb\u200bc\rd\ne\a\tf\xff"))
	for _, line := range [][]string{
		{"man"},
		{"man", "--lang", "zh"},
		{"version"},
		{"config", "example"},
		{"bench", "queries"},
		{"completion", "bash"},
		{"completion", "zsh"},
		{"completion", "fish"},
		{"__complete", "complaint", "--category", ""},
		{"__complete", "call", "--reason", ""},
		{"__complete", "list", "cases", "--state", ""},
	} {
		status, stdout, stderr := s.run(line...)
		if status != 0 || stdout == "" {
			t.Errorf("%v: status %d: %s", line, status, stderr)
		}
		if harm := storetest.Harm(strings.ReplaceAll(stdout+stderr, "\t", " ")); harm != "" {
			t.Errorf("%v prints %s: %q", line, harm, extract(stdout+stderr))
		}
	}
}

// exported judges a file.
func (s *shell) exported(what, file string, format transfer.Format) {
	s.t.Helper()
	content, err := os.ReadFile(file) //nolint:gosec // our own
	if err != nil {
		if !strings.HasPrefix(what, "over-long") { // too long for a cell, and refused
			s.t.Errorf("%s: %v", what, err)
		}
		return
	}
	_ = os.Remove(file)
	text := strings.TrimPrefix(string(content), "\ufeff")
	switch format {
	case transfer.CSV:
		s.cells(what, text)
	case transfer.JSON:
		doc, err := one(text)
		if err != nil {
			s.t.Errorf("%s: %v", what, err)
		}
		s.texts(what, nil, doc)
	case transfer.XLSX:
		text = s.sheet(what, file, content)
	}
	if harm := storetest.Harm(text); harm != "" {
		s.t.Errorf("%s: the file holds %s: %q", what, harm, extract(text))
	}
}

// sheet gives what is written in a spreadsheet, which must hold no formula.
func (s *shell) sheet(what, _ string, content []byte) string {
	s.t.Helper()
	parts, err := zip.NewReader(strings.NewReader(string(content)), int64(len(content)))
	if err != nil {
		s.t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		in, err := part.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			s.t.Fatal(err)
		}
		if strings.Contains(string(text), "<f>") || strings.Contains(string(text), "<hyperlink") {
			s.t.Errorf("%s: %s holds a formula", what, part.Name)
		}
		all.WriteString(strings.NewReplacer("\r\n", "\n").Replace(string(text)))
	}
	return all.String()
}
