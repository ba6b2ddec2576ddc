package config

import (
	"strconv"
	"strings"

	"careline"
)

// Setting is one option: what it is called, what it is for and what it takes.
// Whatever explains an option, on a screen or in a file, is made of this.
type Setting struct {
	Key   string         // as it stands in the file
	About careline.Words // what it is for
	Takes careline.Words // what can be set
	Unset careline.Words // what an empty value means; empty where there is none

	flag  bool // there is a flag of this name
	yesNo bool // it takes true or false
	show  func(c *Config) string
}

// settings is the one table of options. Load reads those that stand here and
// no others; beside them there is only the table [keys].
var settings = []Setting{
	{
		Key: Store, flag: true, show: func(c *Config) string { return careline.HidePassword(c.Store) },
		About: careline.Words{EN: "Where the hotline is kept.", ZH: "热线数据存放的位置。"},
		Takes: careline.Words{
			EN: "sqlite:PATH, a file on a local disk; ~/ is your home folder. Or postgres://USER@HOST/DATABASE.",
			ZH: "sqlite:路径，须为本地磁盘上的文件；~/ 为您的主目录。或 postgres://用户@主机/数据库。",
		},
	},
	{
		Key: Lang, flag: true, show: func(c *Config) string { return string(c.Lang) },
		About: careline.Words{EN: "The language of the console, the commands and their errors.", ZH: "控制台、命令和错误提示的语言。"},
		Takes: careline.Words{EN: "en or zh; by default the system's.", ZH: "en 或 zh；默认随系统语言。"},
	},
	{
		Key: As, flag: true, show: func(c *Config) string { return c.As },
		About: careline.Words{EN: "Who works: the login of one of the hotline's staff.", ZH: "操作人：热线员工的登录名。"},
		Takes: careline.Words{EN: "a login; empty for that of the system's user.", ZH: "登录名；留空则为系统用户名。"},
		Unset: careline.Words{EN: "the system's user", ZH: "系统用户"},
	},
	{
		Key: Country, show: func(c *Config) string { return c.Country },
		About: careline.Words{EN: "The country in which phones and addresses without one are read.", ZH: "未注明国家的电话和地址按此国家识别。"},
		Takes: careline.Words{EN: "two letters such as CN or US.", ZH: "两个字母，如 CN 或 US。"},
	},
	{
		Key: Zone, show: func(c *Config) string { return c.Zone.String() },
		About: careline.Words{EN: "The time zone of the hotline: slots, promises and all times shown.", ZH: "热线所在时区：上门时段、承诺时间及所有显示的时间。"},
		Takes: careline.Words{EN: "a name such as Asia/Shanghai; local for the system's.", ZH: "Asia/Shanghai 这样的名称；local 为系统时区。"},
	},
	{
		Key: Hearing, show: func(c *Config) string { return c.Hearing.String() },
		About: careline.Words{
			EN: "Which sounds of Mandarin are taken for one another when a name is looked up.",
			ZH: "查找姓名时，哪些普通话读音视为可混淆。",
		},
		Takes: careline.Words{
			EN: "pairs with spaces between; all that are known are set by default. none for no pair.",
			ZH: "用空格分隔的读音对；默认为全部已知读音对。none 表示都不混淆。",
		},
		Unset: careline.Words{EN: "none", ZH: "都不混淆"},
	},
	{
		Key: Theme, show: func(c *Config) string { return c.Theme },
		About: careline.Words{EN: "The colours of the console.", ZH: "控制台的配色。"},
		Takes: careline.Words{
			EN: "dark, light or contrast; empty to follow the terminal's background.",
			ZH: "dark（深色）、light（浅色）或 contrast（高对比度）；留空则随终端背景。",
		},
		Unset: careline.Words{EN: "as the terminal's background", ZH: "随终端背景"},
	},
	{
		Key: Mouse, yesNo: true, show: func(c *Config) string { return strconv.FormatBool(c.Mouse) },
		About: careline.Words{
			EN: "Whether the console takes clicks and the wheel. Terminals then select text with shift held.",
			ZH: "控制台是否响应鼠标点击和滚轮。开启后，在终端中选取文字需按住 shift。",
		},
		Takes: careline.Words{EN: "true or false.", ZH: "true（开启）或 false（关闭）。"},
	},
	{
		Key: PopWait, show: func(c *Config) string { return c.PopWait.String() },
		About: careline.Words{
			EN: "How long a call that the telephone system announces rings before it is missed.",
			ZH: "电话系统通知的来电振铃多久后记为未接。",
		},
		Takes: careline.Words{EN: "a time from 1s to 10m, such as 60s.", ZH: "1s 到 10m 的时长，例如 60s。"},
	},
	{
		Key: PopListen, show: func(c *Config) string { return c.PopListen },
		About: careline.Words{
			EN: "Where careline pop serve listens, for telephone systems that can only call a URL.",
			ZH: "careline pop serve 的监听地址，供只能调用网址的电话系统使用。",
		},
		Takes: careline.Words{
			EN: "127.0.0.1:PORT or [::1]:PORT, addresses of this machine only; empty: nowhere.",
			ZH: "127.0.0.1:端口 或 [::1]:端口，仅限本机地址；留空则不监听。",
		},
		Unset: careline.Words{EN: "nowhere", ZH: "不监听"},
	},
	{
		Key: PopToken, show: func(c *Config) string { return hidden(c.PopToken) },
		About: careline.Words{
			EN: "The secret that a telephone system shows to careline pop serve. Nobody else may read the file that it stands in.",
			ZH: "电话系统访问 careline pop serve 所用的密钥。所在文件不得让他人读取。",
		},
		Takes: careline.Words{
			EN: "at least 16 letters and digits, such as openssl rand -hex 24 prints.",
			ZH: "至少 16 个字母或数字，可用 openssl rand -hex 24 生成。",
		},
		Unset: careline.Words{EN: "none", ZH: "未设置"},
	},
	{
		Key: ServeListen, show: func(c *Config) string { return c.ServeListen },
		About: careline.Words{EN: "Where careline serve listens for consoles over SSH.", ZH: "careline serve 监听 SSH 控制台连接的地址。"},
		Takes: careline.Words{EN: "ADDRESS:PORT, or :PORT for every address.", ZH: "地址:端口；仅写 :端口 则监听所有地址。"},
	},
	{
		Key: ServeLock, show: func(c *Config) string { return c.ServeLock.String() },
		About: careline.Words{
			EN: "After how long without a key a session over SSH is locked; its person reconnects.",
			ZH: "SSH 会话多久无按键后锁定；需重新连接。",
		},
		Takes: careline.Words{EN: "a time from 1m to 12h, such as 15m.", ZH: "1m 到 12h 的时长，例如 15m。"},
	},
	{
		Key: ServeSessions, show: func(c *Config) string { return strconv.Itoa(c.ServeSessions) },
		About: careline.Words{EN: "How many sessions over SSH there may be in all.", ZH: "SSH 会话总数上限。"},
		Takes: careline.Words{EN: "a number from 1 to 10000.", ZH: "1 到 10000 的数。"},
	},
	{
		Key: ServeAddress, show: func(c *Config) string { return strconv.Itoa(c.ServeAddress) },
		About: careline.Words{EN: "How many sessions over SSH there may be from one address.", ZH: "来自同一地址的 SSH 会话数上限。"},
		Takes: careline.Words{EN: "a number from 1 to 10000.", ZH: "1 到 10000 的数。"},
	},
}

// hidden shows that a secret is set, and not which.
func hidden(secret string) string {
	if secret == "" {
		return ""
	}
	return "***"
}

// Settings lists every option that has one value.
func Settings() []Setting { return append([]Setting(nil), settings...) }

// Keys lists what the options are called in the file.
func Keys() []string {
	keys := make([]string, len(settings))
	for i, s := range settings {
		keys[i] = s.Key
	}
	return keys
}

// Env is the environment variable that sets the option.
func (s Setting) Env() string {
	return "CARELINE_" + strings.ToUpper(strings.ReplaceAll(s.Key, ".", "_"))
}

// Flag is the flag that sets the option; empty where there is none.
func (s Setting) Flag() string {
	if !s.flag {
		return ""
	}
	return "--" + s.Key
}

// Value is an option as it is set for this run. Passwords in it are hidden.
type Value struct {
	Setting
	Value  string
	Source Source
	From   string // the flag, the variable or the file; empty for the default
}

// Values gives every option with what it is set to, and by whom.
func (c Config) Values() []Value {
	all := make([]Value, len(settings))
	for i, s := range settings {
		v := Value{Setting: s, Value: s.show(&c), Source: c.Source(s.Key)}
		switch v.Source {
		case FromFlag:
			v.From = s.Flag()
		case FromEnv:
			v.From = s.Env()
		case FromFile:
			v.From = c.File
		case FromDefault:
		}
		all[i] = v
	}
	return all
}

// Origin says where the value comes from.
func (v Value) Origin() careline.Speaker {
	switch v.Source {
	case FromFlag:
		return careline.Say("flag %s", "参数 %s", v.From)
	case FromEnv:
		return careline.Say("environment variable %s", "环境变量 %s", v.From)
	case FromFile:
		return careline.Say("file %s", "文件 %s", v.From)
	case FromDefault:
	}
	return careline.Words{EN: "default", ZH: "默认"}
}
