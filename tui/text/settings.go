package text

// Settings is what the page of options says.
type Settings struct {
	Title, Open, Options, Store string
	Option, Value, From         string
	Takes                       string // "%s" says what an option takes
	Also                        string // "%s" is a flag, an environment variable
	Press                       string // "%s" is the key that changes an option
	Here                        string // the value was changed in the console
}

var settingsEN = Settings{
	Title: "Settings", Open: "settings", Options: "Options", Store: "Store",
	Option: "option", Value: "value", From: "from",
	Takes: "Value: %s", Also: "Also: %s", Press: "%s changes it until you quit.", Here: "changed here",
}

var settingsZH = Settings{
	Title: "设置", Open: "设置", Options: "选项", Store: "数据库",
	Option: "选项", Value: "值", From: "来源",
	Takes: "取值：%s", Also: "也可用：%s", Press: "按 %s 更改，退出前有效。", Here: "在此更改",
}
