package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func packaged(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "packaging", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The package's settings are taken, and name a store of the service's own.
func TestThePackagesSettingsAreTaken(t *testing.T) {
	x := newShell(t)
	x.env["CARELINE_CONFIG"] = filepath.Join("..", "..", "docs", "packaging", "config.toml")
	delete(x.env, "CARELINE_STORE")
	code, out, said := x.run("config", "--json")
	if code != 0 || !strings.Contains(out, `"sqlite:/var/lib/careline/careline.db"`) {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	// What is commented out is an option all the same.
	whole := regexp.MustCompile(`(?m)^#(\S+ = )`).ReplaceAllString(packaged(t, "config.toml"), "$1")
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	x.env["CARELINE_CONFIG"] = path
	if code, out, said := x.run("config", "--json"); code != 0 || !strings.Contains(out, `"Asia/Shanghai"`) {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
}

// The unit starts a command that there is, with the files that the package has.
func TestTheUnitStartsWhatThePackageHas(t *testing.T) {
	unit, list := packaged(t, "careline.service"), packaged(t, "nfpm.yaml")
	start := regexp.MustCompile(`(?m)^ExecStart=(\S+) (.*)$`).FindStringSubmatch(unit)
	if start == nil {
		t.Fatal("nothing is started")
	}
	if code, out, said := newShell(t).run(append(strings.Fields(start[2]), "--help")...); code != 0 {
		t.Errorf("careline %s: exit %d: %s%s", start[2], code, out, said)
	}
	config := regexp.MustCompile(`CARELINE_CONFIG=(\S+)`).FindStringSubmatch(unit)
	if config == nil {
		t.Fatal("the unit names no settings")
	}
	for _, path := range []string{start[1], config[1]} {
		if !strings.Contains(list, "dst: "+path+",") {
			t.Errorf("the package has no %s", path)
		}
	}
	for _, script := range regexp.MustCompile(`(?m)^  (?:post|pre)\w+: (\S+)$`).FindAllStringSubmatch(list, -1) {
		if !strings.HasPrefix(packaged(t, script[1]), "#!/bin/sh\nset -e\n") {
			t.Errorf("%s goes on after what fails", script[1])
		}
	}
}
