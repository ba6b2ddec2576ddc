package text

// StaffKeys is what is said of the keys that open the door for a person.
type StaffKeys struct {
	Keys                        string // the action that leads there
	Title                       string // "%s" is a login, a name
	Comment, Type, Since, Print string // columns
	Number                      string // how many, on the form of a person: "%d"
	Nothing, NothingYet         string // the person has none
	New, Remove                 string // the actions
	Paste, PasteHint, Line      string // the field in which one is pasted
	OneLine                     string // several were pasted
	Ask, Ends                   string // the question: "%s" is the login
	Added, Removed              string // what was done: "%s" is the fingerprint
	NoComment                   string
	Gone                        string // it was removed by somebody else while one was asked
}

var staffKeysEN = StaffKeys{
	Keys: "keys", Title: "Keys of %s %s",
	Comment: "comment", Type: "type", Since: "since", Print: "fingerprint",
	Number: "keys: %d", Nothing: "No key opens the door yet; n adds the first.", NothingYet: "No key opens the door yet.",
	New: "add", Remove: "remove",
	Paste: "a new key", Line: "public key", PasteHint: "Paste the one line of a file like id_ed25519.pub. Its other half never leaves their machine.",
	OneLine: "A public key is one line; these are several.",
	Ask:     "Take this key from %s?", Ends: "It opens the door no more, and sessions that it opened end within seconds.",
	Added: "Added: %s", Removed: "Removed: %s", NoComment: "(no comment)",
	Gone: "Somebody else has just removed it.",
}

var staffKeysZH = StaffKeys{
	Keys: "密钥", Title: "%s %s 的密钥",
	Comment: "注释", Type: "类型", Since: "添加日期", Print: "指纹",
	Number: "密钥：%d", Nothing: "尚无可登录的密钥；按 n 添加。", NothingYet: "尚无可登录的密钥。",
	New: "添加", Remove: "移除",
	Paste: "新密钥", Line: "公钥", PasteHint: "请粘贴 id_ed25519.pub 之类文件中的那一行；私钥始终留在本人电脑上。",
	OneLine: "公钥只有一行；这里有多行。",
	Ask:     "移除 %s 的这个密钥？", Ends: "移除后不能再用它登录，由它打开的会话会在数秒内结束。",
	Added: "已添加：%s", Removed: "已移除：%s", NoComment: "（无注释）",
	Gone: "刚刚已被他人移除。",
}
