package text

// Form is what every form says.
type Form struct {
	NoMatch      string // letters typed in a choice fit nothing
	Theirs       string // before what somebody else saved in the same field
	NotRead      string // a date or time that is not understood
	Unread       string // what the form needs could not be read
	Saving       string // a save is under way
	Saved        string // what was saved
	Rebased      string // somebody else saved meanwhile; fields
	RebasedClean string // the same, and nothing collides
	Choose       string // a field is empty that needs a choice: its label
	Overtaken    string // an act was refused: who, when, what they did
	Mine, Before string // before what was typed, and before what stood there
	Nothing      string // an empty value
	TakeTheirs   string // the keys
	TakeMine     string
	TakeOld      string // what stood there before
	NextClash    string
	AllTheirs    string
	AllMine      string
	Took, Kept   string // what all theirs, and all mine, did
	Comma        string
	Loading      string
	None         string // none of the options
	May          string // the role may not: permission
	Cancel       string // esc in a small form
	DropLine     string // of a list
	MoveLine     string
}

var formEN = Form{
	Comma: ", ", NoMatch: "no such choice", Theirs: "theirs: ", NotRead: "not understood",
	Unread: "What this form needs could not be read; it can be saved once the store is back.",
	Saving: "Saving; one moment.", Saved: "saved %s",
	Rebased:      "Both of you changed %s: {form.theirs|ctrl+r} takes theirs, {form.save|ctrl+s} saves what is marked ●.",
	RebasedClean: "Somebody else saved too; your changes don't touch theirs. {form.save|ctrl+s} saves both.",
	Choose:       "The record has moved on meanwhile; choose again: %s. Your words are kept.",
	Overtaken:    "Meanwhile %s (%s): %s. Nothing of yours is lost; do it again if it still holds.",
	Mine:         "yours: ", Before: "before: ", Nothing: "(empty)",
	TakeTheirs: "take theirs", TakeMine: "keep mine", TakeOld: "as before", NextClash: "next difference",
	AllTheirs: "all theirs", AllMine: "all mine", Took: "Took all that the other saved.", Kept: "Kept all that you had.",
	Loading: "loading…", None: "none",
	May: "Your role may not %s.", Cancel: "cancel",
	DropLine: "drop line", MoveLine: "move line",
}

var formZH = Form{
	Comma: "，", NoMatch: "无此选项", Theirs: "对方：", NotRead: "无法识别",
	Unread: "此表单所需的内容未能读取；恢复连接后才能保存。",
	Saving: "正在保存，请稍候。", Saved: "已保存 %s",
	Rebased:      "双方都改了%s：{form.theirs|ctrl+r} 采用对方的，{form.save|ctrl+s} 保存标 ● 的内容。",
	RebasedClean: "他人也保存过；您的修改与其不冲突，按 {form.save|ctrl+s} 一并保存。",
	Choose:       "记录期间已有变化，请重新选择：%s。您输入的内容仍在。",
	Overtaken:    "期间 %s（%s）：%s。您输入的内容仍在；如仍需要，请再次执行。",
	Mine:         "您：", Before: "原：", Nothing: "（空）",
	TakeTheirs: "采用对方", TakeMine: "保留我的", TakeOld: "恢复原值", NextClash: "下一处差异",
	AllTheirs: "全部采用对方", AllMine: "全部保留我的", Took: "已全部采用对方保存的内容。", Kept: "已全部保留您的内容。",
	Loading: "载入中…", None: "无",
	May: "您的角色无权%s。", Cancel: "取消",
	DropLine: "删除行", MoveLine: "移动行",
}
