package text

// Common is what more than one page says.
type Common struct {
	Save, Back, Help, Quit, Search string
}

var commonEN = Common{
	Save: "save", Back: "back", Help: "help", Quit: "quit", Search: "search",
}

var commonZH = Common{
	Save: "保存", Back: "返回", Help: "帮助", Quit: "退出", Search: "查找",
}
