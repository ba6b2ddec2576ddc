package text

// Form is what every form says.
type Form struct {
	NoMatch      string // letters typed in a choice fit nothing
	Theirs       string // before what somebody else saved in the same field
	NotRead      string // a date or time that is not understood
	Saving       string // a save is under way
	Saved        string // what was saved
	Rebased      string // somebody else saved meanwhile; fields
	RebasedClean string // the same, and nothing collides
	TakeTheirs   string // the key
	Took         string // theirs were taken
	Comma        string
	Loading      string
	None         string // none of the options
	May          string // the role may not: permission
	Cancel       string // esc in a small form
}

var formEN = Form{
	Comma: ", ", NoMatch: "no such choice", Theirs: "theirs: ", NotRead: "not understood",
	Saving: "Saving; one moment.", Saved: "saved %s",
	Rebased:      "Both of you changed %s: ctrl+s keeps yours, ctrl+r takes theirs.",
	RebasedClean: "Somebody else saved too; your changes don't touch theirs. ctrl+s saves both.",
	TakeTheirs:   "take theirs", Took: "Took what the other saved.", Loading: "loading…", None: "none",
	May: "Your role may not %s.", Cancel: "cancel",
}

var formZH = Form{
	Comma: "，", NoMatch: "无此选项", Theirs: "对方：", NotRead: "无法识别",
	Saving: "正在保存，请稍候。", Saved: "已保存 %s",
	Rebased:      "双方都改了%s：ctrl+s 保留您的，ctrl+r 采用对方的。",
	RebasedClean: "他人也保存过；您的修改与其不冲突，按 ctrl+s 一并保存。",
	TakeTheirs:   "采用对方的", Took: "已采用对方保存的内容。", Loading: "载入中…", None: "无",
	May: "您的角色无权%s。", Cancel: "取消",
}
