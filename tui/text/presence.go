package text

// Presence is what is said about who else is at a record.
type Presence struct {
	Also    string // before the names
	Editing string // after the name of one who is typing
	More    string // how many are not named
	Comma   string
}

var presenceEN = Presence{Also: "also here: ", Editing: "%s (editing)", More: "and %d more", Comma: ", "}

var presenceZH = Presence{Also: "同时在此：", Editing: "%s（编辑中）", More: "等另外 %d 人", Comma: "、"}
