package config

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"careline"
)

// Path is where the configuration file is looked for, and whether a flag or
// the environment names it.
func Path(flags *pflag.FlagSet, getenv func(string) string) (path string, named bool) {
	if f := flags.Lookup("config"); f != nil {
		path = f.Value.String()
	}
	if path = cmp.Or(path, getenv("CARELINE_CONFIG")); path != "" {
		return path, true
	}
	return filepath.Join(cmp.Or(getenv("XDG_CONFIG_HOME"), xdg.ConfigHome), "careline", "config.toml"), false
}

// readFile gives the text of the file that is named, which must be there, or
// of the one in the usual place, which need not.
func readFile(flags *pflag.FlagSet, getenv func(string) string) (path string, text []byte, err error) {
	path, named := Path(flags, getenv)
	text, err = os.ReadFile(path)
	switch {
	case err == nil:
		return path, append([]byte{}, text...), nil
	case !errors.Is(err, fs.ErrNotExist):
		return path, nil, usage(careline.Say("The configuration file %s can't be read.", "无法读取配置文件 %s。", path), err)
	case named:
		return path, nil, usage(careline.Say("There is no configuration file %s.", "没有配置文件 %s。", path), err)
	default:
		return "", nil, nil
	}
}

// malformed names the line where the parser knows it.
func malformed(path string, err error) error {
	var at interface{ Position() (row, column int) }
	if !errors.As(err, &at) {
		return usage(careline.Say("The configuration file %s is not TOML.", "配置文件 %s 不是 TOML 格式。", path), err)
	}
	line, _ := at.Position()
	return usage(careline.Say("The configuration file %s is not TOML: look at line %d.", "配置文件 %s 格式有误：请查看第 %d 行。", path, line), err)
}

func checkFile(v *viper.Viper, path string) error {
	if err := checkBindings(v, path); err != nil {
		return err
	}
	for _, key := range v.AllKeys() {
		if strings.HasPrefix(key, keysTable+".") {
			continue
		}
		i := slices.Index(Keys(), key)
		if i < 0 {
			return usage(careline.Say("The configuration file %s has a key %q that means nothing; there are: %s.",
				"配置文件 %s 中的 %q 没有意义；可用：%s。", path, key, strings.Join(Keys(), ", ")), nil)
		}
		if _, yesNo := v.Get(key).(bool); yesNo && settings[i].yesNo {
			continue
		}
		if _, text := v.Get(key).(string); !text {
			if settings[i].yesNo {
				return usage(careline.Say("The value of %[2]q in the configuration file %[1]s must be true or false.",
					"配置文件 %[1]s 中 %[2]q 的值须为 true 或 false。", path, key), nil)
			}
			return usage(careline.Say("The value of %[2]q in the configuration file %[1]s must be text in quotes.",
				"配置文件 %[1]s 中 %[2]q 的值须为带引号的文字。", path, key), nil)
		}
	}
	return nil
}
