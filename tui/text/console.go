package text

// Console is what the bars around every page say.
type Console struct {
	Demo, DemoLong  string // the badge, and what it means
	Live, NotLive   string
	Running         string // the call's clock: "%s" is the time it has run
	TooSmall        string
	Search, Board   string
	Language, Theme string
	Call, NoCall    string
	NewCustomer     string
	NotAllowed      string // "%s" is the role
	LeaveDirty      string // asks for a second esc
	LeaveAgain      string // the same, of a page; "%s" is the key
	QuitDirty       string // asks for a second ctrl+c
	QuitWork        string // the same, while long work goes on: "%s" says what
	NoSuchKey       string // the key, and that of help
	HelpTitle       string
	HelpHere        string
	HelpEverywhere  string
	HelpClose       string
	HelpScroll      string
	Palette         string
	PaletteHint     string // in the empty field
	PaletteClose    string
	NoAction        string // nothing fits what is typed

	DarkTheme          string
	LightTheme         string
	ContrastTheme      string
	NotLiveNow, LiveOn string

	Lost     string // since when the store can't be reached, and as of when is what one sees
	AsOf     string // the same in the title bar
	Regained string // for how long it could not
}

var consoleEN = Console{
	Demo: "DEMO", DemoLong: "made-up data",
	Live: "live", NotLive: "not live",
	Running:  "call %s",
	TooSmall: "The window is too small: careline needs 40 columns and 10 lines.",
	Search:   "search", Board: "board",
	Language: "中文", Theme: "theme",
	Call: "end call", NoCall: "No call is running; {customer.call|F4} on a customer's file starts one.",
	NewCustomer: "new customer",
	NotAllowed:  "The role %s may not do this.",
	LeaveDirty:  "What you typed is not saved; press esc again to leave it.",
	LeaveAgain:  "What you typed is not saved; press %s again to leave it.",
	QuitDirty:   "What you typed is not saved; press the key again to quit.",
	QuitWork:    "Still at work: %s. Press the key again to stop it and quit; an import goes on next time.",
	NoSuchKey:   "%s does nothing here; %s shows what does.",
	HelpTitle:   "Help", HelpHere: "On this page", HelpEverywhere: "Everywhere", HelpClose: "any key closes", HelpScroll: "↑↓ more · any other key closes",
	Palette: "actions", PaletteHint: "type what you want to do", PaletteClose: "enter does it · esc closes", NoAction: "No action has a name like that.",
	DarkTheme: "dark theme", LightTheme: "light theme", ContrastTheme: "high contrast",
	NotLiveNow: "Changes made by others are not coming in; trying again.", LiveOn: "Changes made by others are coming in again.",
	Lost: "Not reachable since %s; what you see is as of %s.", AsOf: "as of %s",
	Regained: "Reachable again after %s; everything is read anew.",
}

var consoleZH = Console{
	Demo: "DEMO 演示", DemoLong: "虚构数据",
	Live: "实时", NotLive: "未连接",
	Running:  "通话 %s",
	TooSmall: "窗口太小：careline 至少需要 40 列、10 行。",
	Search:   "查找", Board: "看板",
	Language: "English", Theme: "主题",
	Call: "结束通话", NoCall: "当前没有通话；在客户档案页按 {customer.call|F4} 开始。",
	NewCustomer: "新客户",
	NotAllowed:  "%s无权执行此操作。",
	LeaveDirty:  "输入的内容尚未保存；再按一次 esc 放弃。",
	LeaveAgain:  "输入的内容尚未保存；再按一次 %s 放弃。",
	QuitDirty:   "输入的内容尚未保存；再按一次退出。",
	QuitWork:    "仍在进行：%s。再按一次即停止并退出；导入下次可继续。",
	NoSuchKey:   "%s 在此无效；按 %s 查看可用按键。",
	HelpTitle:   "帮助", HelpHere: "本页", HelpEverywhere: "任何页面", HelpClose: "按任意键关闭", HelpScroll: "↑↓ 更多 · 其他键关闭",
	Palette: "操作", PaletteHint: "输入想做的事：文字、拼音或首字母", PaletteClose: "回车执行 · esc 关闭", NoAction: "没有这样的操作。",
	DarkTheme: "深色主题", LightTheme: "浅色主题", ContrastTheme: "高对比度",
	NotLiveNow: "收不到他人的更改，正在重试。", LiveOn: "已恢复接收他人的更改。",
	Lost: "自 %s 起连接中断；所见内容截至 %s。", AsOf: "截至 %s",
	Regained: "连接已恢复（中断 %s）；正在重新读取全部内容。",
}
