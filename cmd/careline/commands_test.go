package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline/store/storetest/raced"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careline"
	"careline/tui/outbox"
	"careline/tui/page"
)

// answers calls every command that prints something with --json, in this order,
// on one hotline. {name} is the value of that name in an answer before.
var answers = []string{
	"generate --customers 20",
	"migrate",
	"version",
	"config",
	"config init",
	"customer add --name 王建国 --phone 13800138823 --address 南京市鼓楼区建国路88号",
	"lookup 8823",
	"duplicates",
	"duplicates list",
	"duplicates find --again",
	"duplicates different {customer} " + careline.CustomerID(1).String(),
	"merge {customer} " + careline.CustomerID(2).String(),
	"merge --undo {merged}",
	"customer data --customer {customer}",
	"customer data --customer {customer} --out {folder}/person.json",
	"customer erase --customer {customer} --reason x --dry-run",
	"call --customer {customer} --reason fault --note hums",
	"complaint --customer {customer} --category noise --severity high --text hums",
	"dispatch --case {case}",
	"show {customer}",
	"show {case}",
	"show {work_order}",
	"show {interaction}",
	"show {provider}",
	"list cases",
	"list workorders",
	"list providers",
	"import customers {folder}/list.csv",
	"export customers",
	"export cases",
	"export workorders",
	"export events",
	"export categories --out {folder}/categories.csv",
	"import categories {folder}/categories.csv",
	"export services --out {folder}/services.csv",
	"import services {folder}/services.csv",
	"export products --out {folder}/products.csv",
	"import products {folder}/products.csv",
	"export providers --out {folder}/providers.csv",
	"import providers {folder}/providers.csv",
	"export technicians --out {folder}/technicians.csv",
	"import technicians {folder}/technicians.csv",
	"export staff --out {folder}/staff.csv",
	"import staff {folder}/staff.csv",
	"export units --out {folder}/units.csv",
	"import units {folder}/units.csv",
	"export customers --out {folder}/out.csv",
	"staff add --login wangmin --name 王敏 --role operator",
	"staff list",
	"staff roles",
	"staff key --login wangmin --add @{folder}/key.pub",
	"staff key",
	"staff key --login wangmin --remove {fingerprint}",
	"backup {folder}/backup.db",
	"restore {folder}/backup.db --replace",
	"copy --to sqlite:{folder}/copy.db",
	"doctor",
	"doctor --audit",
	"bench lookup --queries {folder}/queries.tsv",
	"bench recall --each 1",
	"bench compare --each 1 --only careline,like",
	"bench saves --for 1ms --desks 1",
	"pop --caller 13912345678",
	"list calls",
	"overview",
	"handover --note hums",
	"outbox",
	"outbox list",
	"outbox drop {letter}",
	"outbox send",
}

// aKey is a public key whose other half nobody kept.
const aKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIe+gvaCGBweZncqPwPkuv9iYgFzSMWJnmr2d2ekF7FQ wangmin@laptop\n"

// withoutJSON are the commands that have no answer for a program: they refuse
// the flag.
var withoutJSON = []string{
	"", "man", "demo", "config example", "bench queries",
	"completion bash", "completion zsh", "completion fish", "completion powershell",
}

// shell runs the program in this process.
type shell struct {
	t   *testing.T
	env map[string]string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	folder := t.TempDir()
	for name, content := range map[string]string{"list.csv": "name,phone\nAnn,13912345678\n", "queries.tsv": "name\tAnn\n", "key.pub": aKey} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	address, key := "sqlite:"+filepath.Join(folder, "hotline.db"), "0197c0de-0000-7000-8000-000000000009"
	l, err := careline.DeedWriteNote.With(careline.Note{Customer: 1, Text: "x"}).Letter(key, time.Now(), 0)
	if err == nil {
		err = outbox.Open(filepath.Join(folder, "careline", "outbox"), "", address, "boss").Put(page.Post{Letter: l})
	}
	if err != nil {
		t.Fatal(err)
	}
	return &shell{t: t, env: map[string]string{
		"folder": folder, "letter": key, "CARELINE_STORE": address, "CARELINE_AS": "boss",
		"XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder, "LANG": "en_US.UTF-8",
	}}
}

func (s *shell) run(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(""), &out, &errs, func(name string) string { return s.env[name] })
	return status, out.String(), errs.String()
}

// one reads what must be exactly one JSON document.
func one(text string) (any, error) {
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one document")
	}
	return v, nil
}

// everyCommand calls fn for each command that a person can run.
func everyCommand(fn func(path string, cmd *cobra.Command)) {
	a := &app{getenv: func(string) string { return "" }}
	root := a.root()
	root.InitDefaultCompletionCmd()
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		fn(strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), "careline")), cmd)
		for _, c := range cmd.Commands() {
			if c.Name() != "help" && !c.Hidden {
				walk(c)
			}
		}
	}
	walk(root)
}

func TestEveryCommandAnswersProgramsOrRefuses(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	answered := map[string]bool{}
	for _, line := range answers {
		var args []string
		for _, arg := range strings.Fields(line) {
			for name, value := range s.env {
				arg = strings.ReplaceAll(arg, "{"+name+"}", value)
			}
			args = append(args, arg)
		}
		status, stdout, stderr := s.run(append(args, "--json")...)
		v, err := one(stdout)
		if status != 0 || stderr != "" || err != nil {
			t.Errorf("careline %s --json: status %d, %v\n%s%s", line, status, err, stdout, stderr)
		}
		if answer, is := v.(map[string]any); is {
			for name, value := range answer {
				if value, is := value.(string); is && !strings.HasPrefix(line, "show") {
					s.env[name] = value
				}
			}
		}
		answered[line] = true
	}
	everyCommand(func(path string, cmd *cobra.Command) {
		if cmd.HasSubCommands() && cmd.Flags().Lookup("json") == nil && path != "" {
			return // it only holds others
		}
		if refuses(path) {
			status, stdout, stderr := s.run(append(strings.Fields(path), "--json")...)
			v, err := one(stderr)
			if status != 2 || stdout != "" || err != nil || !strings.Contains(stderr, "no flag --json") {
				t.Errorf("careline %s --json: status %d, %v %v\n%s%s", path, status, v, err, stdout, stderr)
			}
			return
		}
		if path == "pop serve" || path == "serve" || path == "bench serve" {
			return // goes on until it is told to end, or needs one that does: testdata/script/pop.txtar, serve_test.go
		}
		for line := range answered {
			if line == path || strings.HasPrefix(line, path+" ") {
				return
			}
		}
		t.Errorf("nobody has called careline %s with --json: add it to answers", path)
	})
}

func refuses(path string) bool {
	for _, p := range withoutJSON {
		if p == path {
			return true
		}
	}
	return false
}

// A wrong call is told to a program as one document on standard error.
func TestErrorsAreToldToProgramsAsOneDocument(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	for _, c := range []struct {
		line, code string
		status     int
	}{
		{"lookup Ann --json", "unavailable", 5},
		{"show --json", "usage", 2},
		{"show nonsense --json", "invalid", 2},
		{"frobnicate --json", "usage", 2},
		{"list cases --state nowhere --json", "usage", 2},
		{"config --config nowhere.toml --json", "usage", 2},
	} {
		status, stdout, stderr := s.run(strings.Fields(c.line)...)
		v, err := one(stderr)
		var code any
		if doc, is := v.(map[string]any); is {
			if problem, is := doc["error"].(map[string]any); is && problem["message"] != "" {
				code = problem["code"]
			}
		}
		if status != c.status || stdout != "" || err != nil || code != c.code {
			t.Errorf("careline %s: status %d, code %v, %v\n%s%s", c.line, status, code, err, stdout, stderr)
		}
	}
}

func TestEveryCommandHasHelpAnExampleAndCompletion(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	everyCommand(func(path string, cmd *cobra.Command) {
		if cmd.Short == "" {
			t.Errorf("careline %s has no help", path)
		}
		own := !strings.HasPrefix(path, "completion")
		if own && (cmd.Example == "" || !strings.Contains(cmd.Example, "careline")) {
			t.Errorf("careline %s has no example", path)
		}
		complete := func(args ...string) {
			line := append(append([]string{"__completeNoDesc"}, strings.Fields(path)...), args...)
			if status, stdout, _ := s.run(line...); status != 0 || !strings.Contains(stdout, "\n:") && !strings.HasPrefix(stdout, ":") {
				t.Errorf("careline %s: status %d\n%s", strings.Join(line, " "), status, stdout)
			}
		}
		complete("")
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if own && f.Value.Type() != "bool" {
				complete("--"+f.Name, "")
			}
		})
	})
	if _, err := os.Stat(filepath.Join(s.env["folder"], "hotline.db")); err == nil {
		t.Error("completion has made a store")
	}
}

func TestShellsCompleteValues(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	s := newShell(t)
	if status, _, stderr := s.run("generate", "--customers", "1"); status != 0 {
		t.Fatal(stderr)
	}
	for line, want := range map[string]string{
		"--lang":                  "en zh",
		"complaint --severity":    "low normal high critical",
		"complaint --category":    "noise",
		"call --reason":           "fault",
		"dispatch --kind":         "repair",
		"dispatch --provider":     "",
		"list cases --state":      "open new",
		"list workorders --state": "open unscheduled",
		"staff add --role":        "operator dispatcher supervisor",
		"export cases --format":   "csv json xlsx",
		"config":                  "example init",
		"list":                    "calls cases",
		"show":                    "",
	} {
		args := append(append([]string{"__completeNoDesc"}, strings.Fields(line)...), "")
		status, stdout, _ := s.run(args...)
		values, directive, _ := strings.Cut(stdout, ":")
		got := strings.Join(strings.Fields(values), " ")
		if status != 0 || !strings.HasPrefix(got, want) || want == "" && got != "" || strings.TrimSpace(directive) != "4" {
			t.Errorf("after careline %s a shell gets %q %q, want %q", line, got, directive, want)
		}
	}
}

func TestTheManualTellsOfEveryCommandAndOption(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	status, page, stderr := s.run("man")
	if status != 0 || stderr != "" {
		t.Fatalf("status %d: %s", status, stderr)
	}
	everyCommand(func(path string, cmd *cobra.Command) {
		if cmd.HasSubCommands() && path != "config" {
			return
		}
		heading := ".SS careline " + escapeRoff(path)
		if !strings.Contains(page, heading+"\n") && !strings.Contains(page, heading+" ") {
			t.Errorf("the manual does not tell of careline %s", path)
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !strings.Contains(page, `\fB`+escapeRoff("--"+f.Name)) {
				t.Errorf("the manual does not tell of careline %s --%s", path, f.Name)
			}
		})
	})
	requests := ".TH .SH .SS .PP .TP .nf .fi .RS .RE"
	for line := range strings.Lines(page) {
		if request, _, _ := strings.Cut(strings.TrimSpace(line), " "); strings.HasPrefix(line, ".") && !strings.Contains(requests, request) ||
			strings.HasPrefix(line, "'") {
			t.Errorf("the manual has a line that roff takes for a request: %s", line)
		}
	}
	for _, want := range []string{"CARELINE_STORE", "CARELINE_THEME", ".SH EXIT STATUS"} {
		if !strings.Contains(page, want) {
			t.Errorf("the manual does not tell of %s", want)
		}
	}
}
