package text

import "fmt"

// Watch is what is said of watching another person's console.
type Watch struct {
	Of   string // "%s" whose console
	Open string // the key that leads there

	Watch, Move string // keys
	NotOne      string // nobody who could be watched is chosen
	Telling     string // the other is still to be told
	Nothing     string // the other has shown nothing yet
	Closed      string // it is not open any more
	ReadOnly    string // stands below the picture
	Part        string // the picture is larger than its place

	By    string // before the names of who watches this console
	begun string
	Ended string
}

// Began says who has begun to watch.
func (w *Watch) Began(names string) string { return fmt.Sprintf(w.begun, names) }

var watchEN = Watch{
	Of: "Watching %s", Open: "consoles",
	NotOne: "Only a person who is on, and not yourself, can be watched.",

	Watch: "watch", Move: "move",
	Telling:  "The other console is told that you watch.",
	Nothing:  "Waiting for the first picture.",
	Closed:   "The console was closed; this is what it showed last.",
	ReadOnly: "read-only; they see that you watch",
	Part:     "arrows show the rest",

	By: "watched by ", begun: "%s watches this console.", Ended: "Nobody watches this console any more.",
}

var watchZH = Watch{
	Of: "旁观 %s", Open: "控制台",
	NotOne: "只能旁观在岗的其他人员。",

	Watch: "旁观", Move: "移动",
	Telling:  "正在告知对方您在旁观。",
	Nothing:  "等待第一幅画面。",
	Closed:   "该控制台已关闭；此为最后的画面。",
	ReadOnly: "只读；对方可见您在旁观",
	Part:     "方向键查看其余部分",

	By: "旁观者：", begun: "%s 正在旁观此控制台。", Ended: "已无人旁观此控制台。",
}
