package text

// Outbox is what is said of writes that wait for the store.
type Outbox struct {
	Title   string // of the page
	Open    string // the key that leads there
	Post    string // the key that puts a form into the outbox
	InReach string // why a form is not put there
	Tag     string // on the status line: "%d" entries
	Stuck   string // the same, of which "%d" are refused
	Empty   string

	Sent      string // "%s" what was sent, "%s" what it made
	SentMany  string // "%d"
	Refused   string // "%s" what, "%s" why
	Aside     string // "%d" files were set aside
	NotRead   string // the folder can't be read
	Elsewhere string // another console sends now, or took the entry
	Still     string // "%d" are left, "%s" why
	Nothing   string // there was nothing to send
	Dropped   string // "%s" what
	Back      string // the typing is on its form again

	State, What, About, Age, Tries, Why string // columns and labels
	Never                               string // it was not tried yet
	Behind                              string // it waits behind a refused one
	MayBe                               string // what is not confirmed can't be opened
	NoForm                              string // there is no form to open

	OpenIt, Record, Send, Again, Drop, Move string // the keys
	DropAgain, DropSaved                    string // ask for a second press
}

var outboxEN = Outbox{
	Title: "Outbox", Open: "outbox", Post: "to the outbox",
	InReach: "The store is in reach: {form.save|ctrl+s} saves it.",
	Tag:     "✉ %d in outbox", Stuck: "✉ %d in outbox, %d refused",
	Empty: "Nothing waits to be sent.",

	Sent: "Sent from the outbox: %s %s", SentMany: "Sent from the outbox: %d.",
	Refused:   "Refused from the outbox: %s. %s {console.outbox|alt+o} opens it.",
	Aside:     "Entries of the outbox that can't be understood were set aside: %d.",
	NotRead:   "The outbox on this machine can't be read.",
	Elsewhere: "Another console is sending, or has sent it.",
	Still:     "%d left in the outbox. %s",
	Nothing:   "There was nothing to send.",
	Dropped:   "Dropped: %s.",
	Back:      "It is back on its form; {form.save|ctrl+s} saves it, esc twice gives it up.",

	State: "state", What: "what", About: "about", Age: "since", Tries: "tried", Why: "why",
	Never:  "not tried yet",
	Behind: "waits behind the refused one about the same record",
	MayBe:  "It may be saved already: it is tried again until that is known.",
	NoForm: "It was done by one key; do it again there, and drop it here.",

	OpenIt: "open", Record: "record", Send: "send now", Again: "send again", Drop: "drop", Move: "move",
	DropAgain: "It is not saved anywhere else; press the key again to drop it.",
	DropSaved: "It may be saved already or not, and nobody will look; press the key again to drop it.",
}

var outboxZH = Outbox{
	Title: "发件箱", Open: "发件箱", Post: "放入发件箱",
	InReach: "数据库可用：按 {form.save|ctrl+s} 保存。",
	Tag:     "✉ 发件箱 %d", Stuck: "✉ 发件箱 %d，被拒 %d",
	Empty: "没有待发送的内容。",

	Sent: "发件箱已发送：%s %s", SentMany: "发件箱已发送 %d 项。",
	Refused:   "发件箱有一项被拒绝：%s。%s 按 {console.outbox|alt+o} 查看。",
	Aside:     "发件箱中有 %d 项无法识别，已移开。",
	NotRead:   "无法读取本机上的发件箱。",
	Elsewhere: "另一个控制台正在发送，或已发送。",
	Still:     "发件箱还有 %d 项。%s",
	Nothing:   "没有需要发送的内容。",
	Dropped:   "已丢弃：%s。",
	Back:      "内容已回到表单；{form.save|ctrl+s} 保存，按两次 esc 放弃。",

	State: "状态", What: "内容", About: "关于", Age: "时间", Tries: "次数", Why: "原因",
	Never:  "尚未发送",
	Behind: "同一记录的前一项被拒绝，在其后等待",
	MayBe:  "可能已保存：将持续重试直到确认。",
	NoForm: "这是一次按键操作；请到原处重做，并在此丢弃。",

	OpenIt: "打开", Record: "记录", Send: "立即发送", Again: "重新发送", Drop: "丢弃", Move: "移动",
	DropAgain: "此内容未保存在别处；再按一次即丢弃。",
	DropSaved: "此内容可能已保存也可能未保存，丢弃后不再确认；再按一次即丢弃。",
}
