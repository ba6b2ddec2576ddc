package config_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"careline"
	"careline/config"
)

// load reads the configuration as a program does whose flags and environment
// are these, with the given text in its configuration file.
func load(t *testing.T, file string, args []string, env map[string]string) (config.Config, error) {
	t.Helper()
	folder := t.TempDir()
	if file != "" {
		path := filepath.Join(folder, "careline", "config.toml")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	flags := pflag.NewFlagSet("careline", pflag.ContinueOnError)
	for _, name := range []string{"store", "config", "lang", "as"} {
		flags.String(name, "", "")
	}
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return config.Load(flags, func(key string) string {
		if key == "XDG_CONFIG_HOME" || key == "XDG_DATA_HOME" {
			return folder
		}
		return env[key]
	})
}

func TestTheStrongestSourceWins(t *testing.T) {
	t.Parallel()
	const file = "store = 'sqlite:/file.db'\nlang = 'zh'\ncountry = 'us'\n"
	c, err := load(t, file, []string{"--store", "sqlite:/flag.db"}, map[string]string{
		"CARELINE_STORE": "sqlite:/env.db", "CARELINE_LANG": "en", "CARELINE_ZONE": "Asia/Shanghai",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		key, value string
		source     config.Source
	}{
		{config.Store, "sqlite:/flag.db", config.FromFlag},
		{config.Lang, "en", config.FromEnv},
		{config.Zone, "Asia/Shanghai", config.FromEnv},
		{config.Country, "US", config.FromFile},
		{config.As, "", config.FromDefault},
	} {
		got := map[string]string{
			config.Store: c.Store, config.Lang: string(c.Lang), config.Zone: c.Zone.String(),
			config.Country: c.Country, config.As: c.As,
		}[want.key]
		if got != want.value || c.Source(want.key) != want.source {
			t.Errorf("%s is %q from %s, want %q from %s", want.key, got, c.Source(want.key), want.value, want.source)
		}
	}
}

func TestWithoutAnythingTheDefaultsHold(t *testing.T) {
	t.Parallel()
	c, err := load(t, "", nil, map[string]string{"LANG": "zh_CN.UTF-8"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Lang != careline.Chinese || c.Country != "CN" || c.Zone != time.Local || c.File != "" {
		t.Errorf("got %+v", c)
	}
	if filepath.Base(c.Store) != "careline.db" || c.Store[:7] != "sqlite:" {
		t.Errorf("the default store is %q", c.Store)
	}
}

func TestLocaleTellsTheLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  map[string]string
		want careline.Lang
	}{
		{map[string]string{}, careline.English},
		{map[string]string{"LANG": "C.UTF-8"}, careline.English},
		{map[string]string{"LANG": "de_DE.UTF-8"}, careline.English},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, careline.Chinese},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, careline.English},
	} {
		if got := config.LocaleLang(func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("%v speaks %s, want %s", c.env, got, c.want)
		}
	}
}

func TestABadFileIsOneClearSentence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, says string }{
		{"not TOML", "store = 'a'\nlang zh\n", "is not TOML: look at line 2."},
		{"unknown key", "stroe = 'sqlite:/a'\n", `has a key "stroe" that means nothing`},
		{"unknown table", "[store]\npath = 'a'\n", `has a key "store.path" that means nothing`},
		{"not text", "country = 1\n", `The value of "country" in the configuration file`},
		{"no key", "[keys]\nnote = 5\n", `The keys of "note" in the configuration file`},
		{"no list of keys", "[keys]\n'customer.note' = ['n', 5]\n", `The keys of "customer.note" in the configuration file`},
		{"keys are no table", "keys = 'c'\n", `has a key "keys" that means nothing`},
		{"no language", "lang = 'tlh'\n", `The language "tlh" is not known`},
		{"no country", "country = 'China'\n", `"CHINA" is not a country`},
		{"no zone", "zone = 'Mars/Olympus'\n", `There is no time zone "Mars/Olympus"`},
		{"no sounds", "hearing = 'n/l b/p'\n", `"b/p" are not sounds that can be taken for one another`},
	} {
		_, err := load(t, c.file, nil, nil)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want a sentence with %q", c.name, err, c.says)
		}
	}
}

func TestKeysOfActions(t *testing.T) {
	t.Parallel()
	c, err := load(t, `lang = "en"
[keys]
complaint = ["c", "F5"]
"customer.complaint" = "k  f8"
customer.note = "n"
"pane back" = "left"
theme = []
`, nil, nil)
	want := map[string][]string{
		"complaint": {"c", "F5"}, "customer.complaint": {"k", "f8"}, "customer.note": {"n"}, "pane back": {"left"}, "theme": nil,
	}
	if err != nil || !maps.EqualFunc(c.Bindings, want, slices.Equal) {
		t.Errorf("got %v, %v, want %v", c.Bindings, err, want)
	}
	if c, err = load(t, "lang = 'zh'\n", nil, nil); err != nil || c.Bindings != nil {
		t.Errorf("without a table: %v, %v", c.Bindings, err)
	}
}

func TestANamedFileMustBeThere(t *testing.T) {
	t.Parallel()
	gone := filepath.Join(t.TempDir(), "gone.toml")
	for _, c := range []struct {
		args []string
		env  map[string]string
	}{
		{[]string{"--config", gone}, nil},
		{nil, map[string]string{"CARELINE_CONFIG": gone}},
	} {
		if _, err := load(t, "", c.args, c.env); careline.CodeOf(err) != careline.CodeUsage {
			t.Errorf("%v %v: got %v", c.args, c.env, err)
		}
	}
}
