package main

import "careline"

// scene is one picture: what is pressed and typed before it is taken.
type scene struct {
	name  string
	title string // for those who can't see it
	lang  careline.Lang
	steps []step
}

// step sends keys, and waits for what they bring to the screen.
type step struct{ keys, until string }

const (
	enter = "\r"
	ctrlK = "\x0b"
	ctrlS = "\x13"
	f7    = "\x1b[18~"
)

// The way to the file that everybody looks up.
var (
	begin = step{"", "Who is calling?"}
	find  = step{"wang 8823", "138 0013 8823"}
	file  = step{enter, "6A2207-0041"}
	said  = []step{
		{"c", "in their words"},
		{"noise", ""},
		{enter, ""},
		{"h", ""},
		{enter, "▸ in their words"},
		{"Hums at night, worse since the filter was changed", "filter was changed"},
	}
)

// scenes are played in this order, each on a console of its own, all on one
// store: what one saves is there for the next.
var scenes = []scene{
	{"lookup", "A customer is found by a name in pinyin and a phone's last digits", careline.English, []step{begin, find}},
	{"customer", "A customer's file: phones, units, open work and the whole history", careline.English, []step{begin, find, file}},
	{"palette", "Every action is found by its name", careline.English, []step{begin, find, file, {ctrlK, "type what"}}},
	{"board", "The board of open work, what is overdue first", careline.English, []step{begin, {f7, "Work orders"}}},
	{"complaint", "A complaint in the customer's words", careline.English, append([]step{begin, find, file}, said...)},
	{
		"order", "A work order, proposed with provider, time and charge, and why", careline.English,
		append(append([]step{begin, find, file}, said...), step{ctrlS, "acknowledge"}, step{"w", "Who could go"}),
	},
	{"customer-zh", "同一客户档案的中文界面", careline.Chinese, []step{{"", "谁来电"}, find, file}},
}
