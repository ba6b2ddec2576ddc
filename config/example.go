package config

import (
	"fmt"
	"strings"

	"careline"
)

// Action is one action of the console with its default keys.
type Action struct {
	Name string // "customer.complaint"
	Keys []string
}

// Example gives a configuration file in which every option is explained and
// stands with its default, commented out: as it is, it changes nothing.
func Example(l careline.Lang, getenv func(string) string, actions []Action) string {
	var b strings.Builder
	note := func(s careline.Speaker) {
		for line := range strings.Lines(s.In(l)) {
			b.WriteString(strings.TrimRight("# "+strings.TrimSuffix(line, "\n"), " ") + "\n")
		}
	}
	note(careline.Words{
		EN: "The configuration of careline. Take the # away from a line to set an option.\n" +
			"A flag wins over an environment variable, that over this file.\n" +
			"careline config shows what holds and where it comes from.",
		ZH: "careline 的配置。去掉行首的 # 即可设置该选项。\n" +
			"参数优先于环境变量，环境变量优先于本文件。\n" +
			"careline config 显示当前生效的值及其来源。",
	})
	values := defaults(getenv)
	for _, s := range settings {
		b.WriteString("\n")
		note(s.About)
		note(careline.Say("Value: %s", "取值：%s", s.Takes))
		if s.flag {
			note(careline.Say("Also: %s, %s.", "也可用：%s、%s。", s.Flag(), s.Env()))
		} else {
			note(careline.Say("Also: %s.", "也可用：%s。", s.Env()))
		}
		value := values[s.Key]
		if !s.yesNo {
			value = quote(value)
		}
		fmt.Fprintf(&b, "#%s = %s\n", s.Key, value)
	}
	b.WriteString("\n")
	note(careline.Words{
		EN: "The keys of actions, by the action's name or by page and name; an empty list\n" +
			"leaves an action to the palette (ctrl+k). Below stand all actions with their\n" +
			"default keys.",
		ZH: "操作的按键，用操作名，或“页面.操作”；空列表表示只能从操作面板（ctrl+k）使用。\n" +
			"下面列出全部操作及默认按键。",
	})
	b.WriteString("[keys]\n#save = [\"ctrl+s\", \"f8\"]\n#\"customer.note\" = \"n\"\n#\n")
	for _, a := range actions {
		b.WriteString(strings.TrimRight(fmt.Sprintf("#   %-24s %s", a.Name, strings.Join(a.Keys, " ")), " ") + "\n")
	}
	return b.String()
}

// quote writes text as TOML does.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
