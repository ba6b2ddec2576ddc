package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	"github.com/rogpeppe/go-internal/testscript"

	"careline"
	"careline/store/pgtest"
)

// The scripts in testdata/script run the real program as a command of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"careline": main})
}

// TestScript runs the scripts on a store in a file.
func TestScript(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	runScripts(t, "sqlite", func(env *testscript.Env) string { return "sqlite:" + filepath.Join(env.WorkDir, "hotline.db") })
}

// TestScriptOnPostgreSQL runs the same scripts on a database each; a script
// that is about a file skips itself by its first line.
func TestScriptOnPostgreSQL(t *testing.T) {
	t.Parallel()
	runScripts(t, "postgres", func(*testscript.Env) string { return pgtest.Database(t) })
}

func runScripts(t *testing.T, engine string, dsn func(*testscript.Env) string) {
	t.Helper()
	if engine == "postgres" && !pgtest.There() {
		t.Skip(pgtest.LeftOut)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CARELINE_STORE", dsn(env))
			return setUpScript(env)
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "sqlite", "postgres":
				return name == engine, nil
			case "race":
				return raced.Detector, nil
			}
			return false, fmt.Errorf("there is no condition %s", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"pick":  pick,
			"json":  jsonIs,
			"count": countIs,
			"plain": plainNumber,
			"mend":  mend,

			"gb18030": inGB18030,
		},
	})
}

// setUpScript gives each script a home and a store of its own.
func setUpScript(env *testscript.Env) error {
	list, err := os.ReadFile(filepath.Join("..", "..", "testdata", "us-500.csv"))
	if err != nil {
		return err
	}
	for _, v := range []string{
		"HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA",
	} {
		env.Setenv(v, filepath.Join(env.WorkDir, "home"))
	}
	env.Setenv("CARELINE_AS", "boss")
	env.Setenv("CARELINE_ZONE", "Asia/Shanghai")
	env.Setenv("LANG", "en_US.UTF-8")
	env.Setenv("ESC", "\x1b")
	never := careline.CustomerID(999_999)
	env.Setenv("NOBODY", never.String())
	env.Setenv("NOCASE", careline.CaseID(never).String())
	env.Setenv("MISHEARD", misheardAs(never.String()))
	env.Setenv("GOVERSION", runtime.Version())
	return os.WriteFile(filepath.Join(env.WorkDir, "us-500.csv"), list, 0o600)
}

// misheardAs gives the number with its last digit wrong.
func misheardAs(number string) string {
	end := len(number) - 1
	return number[:end] + string('0'+(number[end]-'0'+1)%10)
}

// exits STATUS COMMAND... runs a command that must end with that status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	default:
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// pick VARIABLE PATH keeps a value of the JSON on stdout, such as matches.0.customer.
func pick(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pick VARIABLE PATH")
	}
	ts.Setenv(args[0], asText(valueAt(ts, "stdout", args[1])))
}

// json FILE PATH TEXT checks a value of the JSON in stdout or stderr.
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json stdout|stderr PATH TEXT")
	}
	if got := asText(valueAt(ts, args[0], args[1])); (got == args[2]) == neg {
		ts.Fatalf("%s is %q", args[1], got)
	}
}

// count PATH N checks how long a list of the JSON on stdout is; the path "."
// is the whole document.
func countIs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: count PATH N")
	}
	list, ok := valueAt(ts, "stdout", args[0]).([]any)
	if !ok {
		ts.Fatalf("%s is no list", args[0])
	}
	if got := strconv.Itoa(len(list)); got != args[1] {
		ts.Fatalf("%s has %s, want %s", args[0], got, args[1])
	}
}

// plain VARIABLE NUMBER keeps a number as people type it in a hurry.
func plainNumber(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: plain VARIABLE NUMBER")
	}
	ts.Setenv(args[0], strings.ToLower(strings.ReplaceAll(args[1], "-", "")))
}

// valueAt finds a value in what must be exactly one JSON document.
func valueAt(ts *testscript.TestScript, file, path string) any {
	d := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(file))))
	d.UseNumber()
	var value any
	ts.Check(d.Decode(&value))
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		ts.Fatalf("%s holds more than one JSON document", file)
	}
	if path == "." {
		return value
	}
	for _, step := range strings.Split(path, ".") {
		var found bool
		switch v := value.(type) {
		case map[string]any:
			value, found = v[step]
		case []any:
			if i, err := strconv.Atoi(step); err == nil && i < len(v) {
				value, found = v[i], true
			}
		}
		if !found {
			ts.Fatalf("there is no %s in %s", path, file)
		}
	}
	return value
}

func asText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return "null"
	case []any, map[string]any:
		text, _ := json.Marshal(v)
		return string(text)
	default:
		return fmt.Sprint(v)
	}
}
