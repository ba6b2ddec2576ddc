package config_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"careline"
	"careline/config"
)

func TestEveryOptionIsExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, s := range config.Settings() {
		for _, l := range []careline.Lang{careline.English, careline.Chinese} {
			if s.About.In(l) == "" || s.Takes.In(l) == "" {
				t.Errorf("%s is not explained in %s", s.Key, l)
			}
		}
		if s.About.ZH == "" || s.Takes.ZH == "" {
			t.Errorf("%s is explained in one language only", s.Key)
		}
	}
}

// option is a line of the example that sets an option once its # is gone.
var option = regexp.MustCompile(`(?m)^#([a-z.]+ = .*)$`)

func TestTheExampleHoldsTheDefaults(t *testing.T) {
	t.Parallel()
	getenv := func(key string) string {
		return map[string]string{"XDG_DATA_HOME": `/data "of" \ me`, "XDG_CONFIG_HOME": t.TempDir(), "LANG": "zh_CN.UTF-8"}[key]
	}
	flags := pflag.NewFlagSet("careline", pflag.ContinueOnError)
	file := flags.String("config", "", "")
	bare, err := config.Load(flags, getenv)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []careline.Lang{careline.English, careline.Chinese} {
		text := config.Example(l, getenv, []config.Action{{Name: "customer.complaint", Keys: []string{"c", "f5"}}})
		body, keys, _ := strings.Cut(text, "[keys]\n")
		if !strings.Contains(keys, "#   customer.complaint       c f5\n") {
			t.Errorf("the example names no action:\n%s", keys)
		}
		var set []string
		for _, line := range option.FindAllStringSubmatch(body, -1) {
			key, _, _ := strings.Cut(line[1], " ")
			set = append(set, key)
		}
		if !slices.Equal(set, config.Keys()) {
			t.Errorf("the example sets %v, there are %v", set, config.Keys())
		}
		for name, text := range map[string]string{"as it is": text, "set": option.ReplaceAllString(body, "$1") + "[keys]\n"} {
			*file = filepath.Join(t.TempDir(), "careline.toml")
			if err := os.WriteFile(*file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := config.Load(flags, getenv)
			if err != nil {
				t.Fatalf("the example %s: %v\n%s", name, err, text)
			}
			for i, v := range got.Values() {
				if v.Value != bare.Values()[i].Value || name == "set" && v.Source != config.FromFile {
					t.Errorf("the example %s: %s is %q from %s, by default %q", name, v.Key, v.Value, v.Source, bare.Values()[i].Value)
				}
			}
		}
		*file = ""
	}
}

func TestEachValueTellsWhereItComesFrom(t *testing.T) {
	t.Parallel()
	c, err := load(t, "country = 'us'\n", []string{"--store", "postgres://care:s3cret@db/hotline"}, map[string]string{"CARELINE_LANG": "en"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][2]string{
		config.Store:   {"postgres://care:***@db/hotline", "flag --store"},
		config.Lang:    {"en", "environment variable CARELINE_LANG"},
		config.Country: {"US", "file " + c.File},
		config.Zone:    {"Local", "default"},
	}
	for _, v := range c.Values() {
		if w, ok := want[v.Key]; ok && (v.Value != w[0] || v.Origin().In(careline.English) != w[1]) {
			t.Errorf("%s is %q from %s, want %q from %s", v.Key, v.Value, v.Origin().In(careline.English), w[0], w[1])
		}
	}
}
