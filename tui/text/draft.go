package text

// Draft is what is said about typing that is not saved yet.
type Draft struct {
	One, Many string // offers: "%s" what and when; "%d" how many, "%s" the newest
	Here      string // offers one for this page: "%s" when it was typed
	Continue  string // the key
	Back      string // it is on the page again
	Elsewhere string // another console took it
	TooLate   string // the page has no place for it any more
	NotKept   string // the disk refuses
	NotRead   string // the folder can't be read
	QuitKept  string // asks for a second ctrl+c
	Aside     string // "%d" files were set aside
	Return    string // the key that leads back
	ReturnTo  string // offers to go back to where one was: "%s" the page

	NewCustomer, EditCustomer, Note  string
	NewUnit, EditUnit, Transfer      string
	NewComplaint, EditCase, StepCase string
	NewOrder, StepOrder, EndCall     string
}

var draftEN = Draft{
	One: "1 draft: %s; {console.draft|ctrl+d} continues it.", Many: "%d drafts, the newest: %s; {console.draft|ctrl+d} continues it.",
	Here: "What was typed here at %s was not saved; {console.draft|ctrl+d} brings it back.", Continue: "continue the draft",
	Back:      "The draft is back; {form.save|ctrl+s} saves it, esc twice gives it up.",
	Elsewhere: "Another console has taken this draft.",
	TooLate:   "This draft can't be continued: what it is about has moved on. esc gives it up.",
	NotKept:   "What you type can't be kept on this machine's disk; save it soon.",
	NotRead:   "The drafts on this machine can't be read.",
	QuitKept:  "What you typed is not saved, but kept as a draft; press the key again to quit.",
	Aside:     "Drafts that can't be understood were set aside: %d.",
	Return:    "back to where you were",
	ReturnTo:  "You were at: %s; {console.return|ctrl+r} goes back there.",

	NewCustomer: "new customer", EditCustomer: "edit of", Note: "note on",
	NewUnit: "new unit of", EditUnit: "edit of", Transfer: "transfer of",
	NewComplaint: "new complaint", EditCase: "edit of", StepCase: "next state of",
	NewOrder: "new order", StepOrder: "step of", EndCall: "end of call",
}

var draftZH = Draft{
	One: "1 份草稿：%s；{console.draft|ctrl+d} 继续填写。", Many: "%d 份草稿，最新：%s；{console.draft|ctrl+d} 继续填写。",
	Here: "此处 %s 输入的内容尚未保存；{console.draft|ctrl+d} 恢复。", Continue: "继续填写草稿",
	Back:      "草稿已恢复；{form.save|ctrl+s} 保存，按两次 esc 放弃。",
	Elsewhere: "该草稿已在另一个控制台中打开。",
	TooLate:   "该草稿无法继续：相关记录已有变化。按 esc 放弃。",
	NotKept:   "无法将输入内容暂存到本机磁盘，请尽快保存。",
	NotRead:   "无法读取本机上的草稿。",
	QuitKept:  "输入的内容尚未保存，但会留作草稿；再按一次退出。",
	Aside:     "有 %d 份草稿无法识别，已移开。",
	Return:    "回到上次位置",
	ReturnTo:  "上次位置：%s；{console.return|ctrl+r} 返回。",

	NewCustomer: "新客户", EditCustomer: "修改客户", Note: "备注",
	NewUnit: "新设备", EditUnit: "编辑设备", Transfer: "设备过户",
	NewComplaint: "新投诉", EditCase: "编辑请求", StepCase: "推进请求",
	NewOrder: "新工单", StepOrder: "工单步骤", EndCall: "结束通话",
}
