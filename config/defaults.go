package config

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"careline"
)

func defaults(getenv func(string) string) map[string]string {
	data := cmp.Or(getenv("XDG_DATA_HOME"), xdg.DataHome)
	return map[string]string{
		Store:   "sqlite:" + filepath.Join(data, "careline", "careline.db"),
		Lang:    string(LocaleLang(getenv)),
		Country: "CN",
		Hearing: careline.DefaultHearing().String(),
		Mouse:   "false",
		PopWait: "60s",

		ServeListen: ":2222", ServeLock: "15m", ServeSessions: "300", ServeAddress: "100",
	}
}

// LocaleLang is the language that the system speaks; English where careline
// does not know it.
func LocaleLang(getenv func(string) string) careline.Lang {
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"))
	lang, err := careline.ParseLang(locale)
	if err != nil {
		return careline.English
	}
	return lang
}

// expandHome does what no shell does behind "sqlite:".
func expandHome(dsn string) string {
	scheme, path, _ := strings.Cut(dsn, ":")
	rest, ok := strings.CutPrefix(path, "~/")
	if !ok {
		return dsn
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return dsn
	}
	return scheme + ":" + filepath.Join(home, rest)
}
