package text

// Veil is what is said of numbers that are shown with stars.
type Veil struct {
	Reveal, Why, Hint, Show, InFull, Shown string
}

var veilEN = Veil{
	Reveal: "show in full", Why: "why in full?", Hint: "the reason stands in the history", Show: "show",
	InFull: "You see numbers in full.", Shown: "shown in full until %s",
}

var veilZH = Veil{
	Reveal: "完整显示", Why: "为何完整显示？", Hint: "理由将记入历史", Show: "显示",
	InFull: "您看到的号码已是完整的。", Shown: "完整显示至 %s",
}
