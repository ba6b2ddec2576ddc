// Package config makes one typed Config of a file, the environment and the
// flags. It is the only one that knows viper.
package config

import (
	"bytes"
	"strings"
	"time"
	_ "time/tzdata" // zones by name also where the system has none

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"careline"
)

// Config is what a person or a firm has set for this run.
type Config struct {
	Store   string // "sqlite:PATH" or "postgres://USER@HOST/DATABASE"
	Lang    careline.Lang
	As      string // a login; empty for that of the system's user
	Country string // ISO 3166-1 alpha-2
	Zone    *time.Location
	Hearing careline.Hearing
	Theme   string // empty: by the terminal's background
	Mouse   bool

	PopWait   time.Duration // how long an announced call rings
	PopListen string        // where careline pop serve listens; empty: nowhere
	PopToken  string        // what it asks for; a secret

	ServeListen   string        // where careline serve listens
	ServeLock     time.Duration // after how long without a key a session ends
	ServeSessions int           // in all
	ServeAddress  int           // from one address

	// Bindings are the keys of the console's actions, by the name of an action
	// or of page and action; nil where none are set. The console knows which
	// there are.
	Bindings map[string][]string

	File    string // the file that was read; empty for none
	sources map[string]Source
}

// Source is where a value comes from.
type Source string

// The sources, the strongest first.
const (
	FromFlag    Source = "flag"
	FromEnv     Source = "environment"
	FromFile    Source = "file"
	FromDefault Source = "default"
)

// The keys, as they stand in the file; settings says what each is for.
const (
	Store   = "store"
	Lang    = "lang"
	As      = "as"
	Country = "country"
	Zone    = "zone"
	Hearing = "hearing"
	Theme   = "theme"
	Mouse   = "mouse"

	PopWait   = "pop.wait"
	PopListen = "pop.listen"
	PopToken  = "pop.token"

	ServeListen   = "serve.listen"
	ServeLock     = "serve.lock"
	ServeSessions = "serve.sessions"
	ServeAddress  = "serve.address"
)

// Source tells where the value of a key comes from.
func (c Config) Source(key string) Source { return c.sources[key] }

// Load reads the file, the environment and the flags, the later ones winning.
func Load(flags *pflag.FlagSet, getenv func(string) string) (Config, error) {
	c := Config{sources: map[string]Source{}}
	v := viper.New()
	v.SetConfigType("toml")
	path, text, err := readFile(flags, getenv)
	if err != nil {
		return c, err
	}
	if text != nil {
		c.File = path
		if err := v.ReadConfig(bytes.NewReader(text)); err != nil {
			return c, malformed(path, err)
		}
		if err := checkFile(v, path); err != nil {
			return c, err
		}
	}
	c.Bindings = bindings(v)
	values := defaults(getenv)
	for _, s := range settings {
		v.SetDefault(s.Key, values[s.Key])
		c.sources[s.Key] = bind(v, s, flags, getenv)
	}
	return c, c.fill(v)
}

// bind gives viper the option's flag or variable, if there is one, and tells
// which source won.
func bind(v *viper.Viper, s Setting, flags *pflag.FlagSet, getenv func(string) string) Source {
	source := FromDefault
	if v.InConfig(s.Key) {
		source = FromFile
	}
	if value := getenv(s.Env()); value != "" {
		v.Set(s.Key, value)
		source = FromEnv
	}
	if f := flags.Lookup(s.Key); f != nil && f.Changed {
		v.Set(s.Key, f.Value.String())
		source = FromFlag
	}
	return source
}

func (c *Config) fill(v *viper.Viper) (err error) {
	c.As, c.Theme = v.GetString(As), v.GetString(Theme)
	c.Store = expandHome(v.GetString(Store))
	if c.Lang, err = careline.ParseLang(v.GetString(Lang)); err != nil {
		return err
	}
	if c.Country, err = parseCountry(v.GetString(Country)); err != nil {
		return err
	}
	if c.Hearing, err = careline.ParseHearing(v.GetString(Hearing)); err != nil {
		return err
	}
	if c.Mouse, err = parseYesNo(Mouse, v.GetString(Mouse)); err != nil {
		return err
	}
	if c.PopWait, err = parseWait(v.GetString(PopWait)); err != nil {
		return err
	}
	if err := c.fillServe(v); err != nil {
		return err
	}
	c.PopListen, c.PopToken = strings.TrimSpace(v.GetString(PopListen)), strings.TrimSpace(v.GetString(PopToken))
	c.Zone, err = parseZone(v.GetString(Zone))
	return err
}

// The shortest and the longest time that a call can be set to ring.
const (
	shortestWait = time.Second
	longestWait  = 10 * time.Minute
)

func parseWait(s string) (time.Duration, error) {
	d, err := time.ParseDuration(strings.TrimSpace(s))
	if err != nil || d < shortestWait || d > longestWait {
		return 0, usage(careline.Say("%q is not a time that a call can ring; use 1s to 10m, such as 60s.",
			"%q 不是有效的振铃时长；请用 1s 到 10m，例如 60s。", s), err)
	}
	return d, nil
}

func parseCountry(s string) (string, error) {
	letter := func(r rune) bool { return r >= 'A' && r <= 'Z' }
	s = strings.ToUpper(strings.TrimSpace(s))
	if len(s) != 2 || strings.ContainsFunc(s, func(r rune) bool { return !letter(r) }) {
		return "", usage(careline.Say("%q is not a country; use two letters such as CN or US.", "%q 不是国家代码；请用两个字母，如 CN 或 US。", s), nil)
	}
	return s, nil
}

func parseYesNo(key, s string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "on", "1":
		return true, nil
	case "false", "no", "off", "0", "":
		return false, nil
	}
	return false, usage(careline.Say("%[1]s can be true or false, not %[2]q.", "%[1]s 可为 true 或 false，不能是 %[2]q。", key, s), nil)
}

func parseZone(s string) (*time.Location, error) {
	if s == "" || strings.EqualFold(s, "local") {
		return time.Local, nil
	}
	zone, err := time.LoadLocation(s)
	if err != nil {
		return nil, usage(careline.Say("There is no time zone %q; use a name such as Asia/Shanghai.", "没有时区 %q；请用 Asia/Shanghai 这样的名称。", s), err)
	}
	return zone, nil
}

func usage(p careline.Phrase, cause error) error {
	return careline.NewError(careline.CodeUsage, p, cause)
}
