package text

// Presence is what is said about who else is at a record.
type Presence struct {
	Also    string // before the names
	Editing string // after the name of one who is typing
	More    string // how many are not named
	Comma   string

	Signs         string // heads what help says about the signs in lists
	Here, Types   string
	Live, NotLive string
	Lost          string
}

var presenceEN = Presence{
	Also: "also here: ", Editing: "%s (editing)", More: "and %d more", Comma: ", ",
	Signs: "Signs", Here: "somebody else has this record open", Types: "and is typing there; nobody is held off",
	Live: "changes made by others come in", NotLive: "they do not come in now", Lost: "the store can't be reached, and what is shown may be old",
}

var presenceZH = Presence{
	Also: "同时在此：", Editing: "%s（编辑中）", More: "等另外 %d 人", Comma: "、",
	Signs: "符号", Here: "另有他人打开了这条记录", Types: "且正在输入；谁都不会被锁住",
	Live: "实时接收他人的更改", NotLive: "暂时收不到他人的更改", Lost: "连接中断，所见内容可能已过时",
}
