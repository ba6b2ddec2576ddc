package text

// Handover is what the page of a shift's hand-over says.
type Handover struct {
	Title, Open, Write, Save, Move                                  string
	Shift                                                           string // "%s" from, "%s" to
	Next                                                            string // the same of the next shift
	Own                                                             string // it is only one's own
	Notes, Calls, Owners, Promised, PromisedOrders, Drafts          string // the parts
	Unfinished                                                      string // orders: "%d" wait for a provider, "%d" are late
	NoNotes, NoCalls, NoOwners, NoPromised, NoOrders, NoDrafts      string
	OpenLate                                                        string // "%d" open, "%d" late
	Nobody, Cut, Unknown, WriteTitle, Written, Leave, NoPage, Begun string
}

var handoverEN = Handover{
	Title: "Hand-over", Open: "open", Write: "write a note", Save: "save", Move: "move",
	Shift: "This shift: %s–%s", Next: "the next: %s–%s", Own: "yours only",
	Notes: "Notes for the next shift", Calls: "Calls that have not ended", Owners: "Open cases, and whose",
	Promised: "Cases promised until the next shift ends", PromisedOrders: "Visits promised until then", Drafts: "Begun and not saved",
	Unfinished: "orders without provider: %d · overdue: %d",
	NoNotes:    "No note.", NoCalls: "No call.", NoOwners: "Nothing is open.", NoPromised: "Nothing is promised.", NoOrders: "Nobody is expected.",
	NoDrafts: "Nothing.", OpenLate: "open: %d · overdue: %d",
	Nobody: "nobody", Cut: "the first %d", Unknown: "unknown caller", WriteTitle: "A note for the next shift", Written: "The note is written.",
	Leave: "The note is not saved; {handover.cancel|esc} again drops it.", NoPage: "This leads to no record.", Begun: "begun %s",
}

var handoverZH = Handover{
	Title: "交班", Open: "打开", Write: "写备注", Save: "保存", Move: "移动",
	Shift: "本班：%s–%s", Next: "下一班：%s–%s", Own: "仅您本人的",
	Notes: "给下一班的备注", Calls: "尚未结束的通话", Owners: "未结服务请求及负责人",
	Promised: "下一班结束前承诺的请求", PromisedOrders: "此前约定的上门", Drafts: "已开始但未保存",
	Unfinished: "待派服务商的工单：%d · 超时：%d",
	NoNotes:    "没有备注。", NoCalls: "没有通话。", NoOwners: "没有未结请求。", NoPromised: "没有承诺。", NoOrders: "没有约定的上门。",
	NoDrafts: "没有。", OpenLate: "未结：%d · 超时：%d",
	Nobody: "无人", Cut: "仅前 %d 条", Unknown: "来电人不详", WriteTitle: "给下一班的备注", Written: "备注已保存。",
	Leave: "备注尚未保存；再按 {handover.cancel|esc} 丢弃。", NoPage: "此行没有对应的记录。", Begun: "始于%s",
}
