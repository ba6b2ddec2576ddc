package console

import (
	"strconv"

	"careline/tui/page"
)

// everyPage is the name of the console's own actions in the configuration.
const everyPage = "console"

// action is one that a page can have, and its default keys.
type action struct{ name, keys string }

// mode is a page as it is at one time: its actions stand beside one another,
// so no two of them may have the same key.
type mode struct {
	typing  bool // a text field has focus, and letters are text
	actions []action
}

// room is a page as the configuration calls it, with all its modes.
type room struct {
	name  string
	modes []mode
}

// pageName is what the configuration calls the page of a route.
func pageName(to page.Route) string {
	switch to.(type) {
	case page.ToLookup:
		return "lookup"
	case page.ToCustomer:
		return "customer"
	case page.ToNewCustomer, page.ToEditCustomer:
		return "person"
	case page.ToNewUnit, page.ToUnit:
		return "unit"
	case page.ToCall:
		return "call"
	case page.ToNewComplaint, page.ToCase, page.ToComeBack:
		return "case"
	case page.ToNewOrder, page.ToOrder:
		return "order"
	case page.ToQueue:
		return "queue"
	case page.ToBoard:
		return "board"
	case page.ToOverview:
		return "overview"
	case page.ToFloor:
		return "floor"
	case page.ToHandover:
		return "handover"
	case page.ToDuplicates:
		return "duplicates"
	case page.ToOutbox:
		return "outbox"
	case page.ToWatch:
		return "watch"
	case page.ToSettings:
		return "settings"
	case page.ToImport:
		return "import"
	case page.ToExport:
		return "export"
	case page.ToReference, page.ToSubject:
		return "reference"
	case page.ToRoles:
		return "roles"
	case page.ToPrivacy:
		return "privacy"
	case page.ToStaffKeys:
		return "staffkey"
	}
	return ""
}

// rooms lists what can be configured. The defaults are those that the pages
// themselves name; they stand here as well because the configuration is
// checked before any page is open. A test holds the two together.
func rooms() []room {
	form := func(actions ...action) mode {
		return mode{typing: true, actions: append(actions, action{"leave", "esc"}, action{"post", "ctrl+g"}, action{"theirs", "ctrl+r"},
			action{"all theirs", "ctrl+y"}, action{"all mine", "ctrl+x"})}
	}
	reveal := mode{typing: true, actions: []action{{"show", "enter ctrl+s"}, {"close", "esc"}}}
	moves := []action{{"up", "up"}, {"down", "down"}, {"pgup", "pgup"}, {"pgdown", "pgdown"}}
	ends := []action{{"home", "home"}, {"end", "end"}}
	return []room{
		{everyPage, []mode{{actions: []action{
			{"search", "f2 /"},
			{"board", "f7 b"},
			{"call", "f4"},
			{"answer", "f12 ctrl+p"},
			{"decline", "f11 ctrl+q"},
			{"new", "f3"},
			{"palette", "ctrl+k"},
			{"draft", "ctrl+d"},
			{"return", "ctrl+r"},
			{"language", "ctrl+l"},
			{"theme", "ctrl+t"},
			{"settings", ","},
			{"reference", "."},
			{"duplicates", "="},
			{"overview", "alt+v !"},
			{"handover", "alt+n ~"},
			{"outbox", "alt+o ;"},
			{"consoles", ""},
			{"products", ""},
			{"services", ""},
			{"categories", ""},
			{"providers", ""},
			{"technicians", ""},
			{"staff", ""},
			{"roles", ""},
			{"import", ""},
			{"export", ""},
			{"back", "esc"},
			{"help", "f1 ?"},
			{"quit", "f10 ctrl+c"},
		}}}},
		{"lookup", []mode{{typing: true, actions: append([]action{
			{"open", "enter"}, {"new", "f3 ctrl+n"}, {"call", "f4"}, {"clear", "esc"},
		}, moves...)}}},
		{"customer", []mode{
			{actions: append(append([]action{
				{"call", "a f4"},
				{"complaint", "c f5"},
				{"order", "w f6"},
				{"note", "n"},
				{"unit", "u"},
				{"edit", "e f9"},
				{"again", "r"},
				{"reveal", "m"},
				{"filter", "h"},
				{"open", "enter"},
				{"pane", "tab right"},
				{"pane back", "shift+tab left"},
				{"privacy", ""},
			}, moves...), ends...)},
			{typing: true, actions: []action{{"save", "enter ctrl+s"}, {"post", "ctrl+g"}, {"drop", "esc"}}},
			reveal,
		}},
		{"person", []mode{form(action{"save", "ctrl+s"}, action{"open", "ctrl+o"})}},
		{"unit", []mode{
			{actions: []action{
				{"order", "w f6"}, {"complaint", "c f5"}, {"edit", "e"}, {"transfer", "t"}, {"customer", "u"},
			}},
			form(action{"save", "ctrl+s"}, action{"cancel", "esc"}),
		}},
		{"call", []mode{form(action{"save", "ctrl+s"})}},
		{"case", []mode{
			{actions: []action{
				{"order", "w f6"},
				{"advance", "s enter"},
				{"again", "r"},
				{"edit", "e"},
				{"open", "o"},
				{"customer", "u"},
				{"unit", "i"},
				{"prompts", "h f8"},
				{"earlier", "left shift+tab"},
				{"later", "right tab"},
				{"owner", "g"},
				{"severity", "l"},
				{"state", "t"},
				{"reject", "x"},
				{"merge", "m"},
				{"duplicate", "d"},
				{"withdraw", "k"},
				{"reopen", "v"},
			}},
			form(action{"save", "ctrl+s"}, action{"open", "ctrl+o"}, action{"cancel", "esc"}, action{"prompts", "f8"}),
		}},
		{"order", []mode{
			{actions: []action{
				{"assign", "g"},
				{"accept", "a"},
				{"reject", "x"},
				{"technician", "t"},
				{"set_off", "v"},
				{"start", "s"},
				{"hold", "p"},
				{"resume", "r"},
				{"complete", "d"},
				{"cannot_complete", "f"},
				{"cancel", "k"},
				{"settle", "$"},
				{"case", "c"},
				{"customer", "u"},
				{"follow", "o enter"},
				{"reveal", "m"},
				{"leave", "esc"},
			}},
			reveal,
			{actions: []action{{"pick", "enter ctrl+s"}, {"post", "ctrl+g"}, {"cancel", "esc"}, {"leave", "esc"}}},
			form(action{"save", "ctrl+s"}, action{"cancel", "esc"}),
			form(action{"send", "ctrl+s"}),
		}},
		{"import", []mode{
			{typing: true, actions: []action{{"look", "enter ctrl+s"}, {"complete", "tab"}}},
			{typing: true, actions: []action{{"preview", "ctrl+s"}, {"earlier", "esc"}}},
			{actions: append([]action{{"run", "enter ctrl+s"}, {"earlier", "esc"}}, append(moves, ends...)...)},
			{actions: []action{{"stop", "esc"}}},
			{actions: []action{{"go on", "enter"}, {"other", "n"}}},
		}},
		{"export", []mode{
			form(action{"save", "ctrl+s"}),
			{actions: []action{{"stop", "esc"}}},
			{actions: []action{{"other", "n"}}},
		}},
		{"board", []mode{
			{actions: []action{
				{"open", "enter"},
				{"tab", "tab shift+tab"},
				{"filter", "p f"},
				{"overdue", "o"},
				{"state", "s"},
				{"all", "x"},
				{"who", "w"},
				{"mine", "m"},
				{"nobody", "n"},
				{"older", "d"},
				{"what", "t"},
				{"city", "c"},
				{"promise", "l"},
				{"mark", "space"},
				{"mark all", "* ctrl+a"},
				{"mark up", "shift+up"},
				{"mark down", "shift+down"},
				{"views", "v"},
				{"save", "ctrl+s"},
				{"customer", "u"},
				{"undo", "ctrl+z z"},
				{"assign", "g ctrl+g"},
				{"hold", "h"},
				{"resume", "r"},
				{"approve", "a $"},
				{"cancel", "k"},
			}},
			{actions: append([]action{
				{"take", "i"},
				{"provider", "y"},
				{"give", "g ctrl+g"},
				{"acknowledge", "a"},
				{"weigh", "e"},
			}, digits("sort ", "number", "state", "age", "what", "customer", "who", "due", "where")...)},
			{typing: true, actions: []action{{"open", "enter"}, {"assign", "g ctrl+g"}, {"filtered", "esc"}}},
			{typing: true, actions: []action{{"pick", "enter ctrl+s"}, {"close", "esc"}}},
			{typing: true, actions: []action{{"submit", "enter ctrl+s"}, {"close", "esc"}}},
			{actions: []action{{"yes", "y"}, {"seen", "enter"}, {"undo", "ctrl+z z"}, {"close", "esc"}}},
			{actions: append([]action{
				{"pick", "enter ctrl+s"}, {"opens", "o"}, {"drop", "d delete"}, {"close", "esc"},
			}, digits("view ", "1", "2", "3", "4", "5", "6", "7", "8", "9")...)},
		}},
		{"queue", []mode{
			{actions: append([]action{
				{"next", "enter"},
				{"reject", "r"},
				{"technician", "t"},
				{"cannot", "x"},
				{"mark", "space"},
				{"mark all", "* ctrl+a"},
				{"day", "d"},
				{"who", "f"},
				{"undo", "ctrl+z z"},
				{"open", "o"},
				{"code 0", "0"},
			}, digits("code ", "1", "2", "3", "4", "5", "6", "7", "8", "9")...)},
			{typing: true, actions: []action{{"submit", "enter ctrl+s"}, {"close", "esc"}}},
			{actions: append([]action{
				{"pick", "enter"}, {"close", "esc"},
			}, digits("pick ", "1", "2", "3", "4", "5", "6", "7", "8", "9")...)},
		}},
		{"duplicates", []mode{
			{actions: []action{
				{"same", "s enter"},
				{"different", "d"},
				{"later", "l"},
				{"next", "right n"},
				{"before", "left p"},
				{"swap", "x"},
				{"up", "up"},
				{"down", "down"},
				{"left", "1"},
				{"right", "2"},
				{"find", "f"},
				{"undo", "z ctrl+z"},
			}},
			{actions: []action{
				{"merge", "enter ctrl+s"}, {"choose", "space t"}, {"swap", "x"}, {"up", "up"}, {"down", "down"}, {"cancel", "esc"},
			}},
		}},
		{"overview", []mode{{actions: append([]action{
			{"open", "enter"}, {"next", "tab"}, {"before", "shift+tab"}, {"left", "left"}, {"right", "right"}, {"up", "up"}, {"down", "down"},
		}, digits("section ", "1", "2", "3", "4", "5", "6", "7", "8")...)}}},
		{"floor", []mode{{actions: append(append([]action{
			{"open", "enter"}, {"watch", "w"}, {"next", "tab right"}, {"before", "shift+tab left"},
		}, moves...), ends...)}}},
		{"handover", []mode{
			{actions: append(append([]action{{"open", "enter"}, {"write", "n"}}, moves...), ends...)},
			{typing: true, actions: []action{{"save", "enter ctrl+s"}, {"cancel", "esc"}}},
		}},
		{"outbox", []mode{{actions: append(append([]action{
			{"open", "enter"}, {"send", "s ctrl+s"}, {"drop", "d delete"},
		}, moves...), ends...)}}},
		{"watch", []mode{
			{actions: append(append([]action{{"left", "left"}, {"right", "right"}}, moves...), ends...)},
		}},
		{"reference", []mode{
			{actions: []action{
				{"open", "enter e"},
				{"new", "n"},
				{"retire", "r"},
				{"used", "u"},
				{"filter", "f"},
				{"all", "a"},
				{"sort", "s"},
				{"tab", "tab"},
				{"tab back", "shift+tab"},
				{"import", "i"},
				{"export", "x"},
				{"clear", "c"},
				{"product", "1"},
				{"service", "2"},
				{"category", "3"},
				{"provider", "4"},
				{"technician", "5"},
				{"staff", "6"},
				{"theirs", "t"},
				{"only", "p"},
				{"keys", "k"},
				{"roles", "m"},
			}},
			{typing: true, actions: []action{{"open", "enter"}, {"filtered", "esc"}}},
			{actions: []action{{"confirm", "enter y"}, {"cancel", "esc"}}},
			form(action{"save", "ctrl+s"}, action{"drop line", "ctrl+o"}, action{"line up", "alt+up ctrl+up"}, action{"line down", "alt+down ctrl+down"}, action{"keys", "alt+k"}),
		}},
		{"privacy", []mode{form(action{"save", "ctrl+s"})}},
		{"staffkey", []mode{
			{actions: append(append([]action{{"new", "n"}, {"remove", "r d delete"}}, moves...), ends...)},
			{typing: true, actions: []action{{"save", "enter ctrl+s"}, {"cancel", "esc"}}},
			{actions: []action{{"confirm", "enter y"}, {"cancel", "esc"}}},
		}},
	}
}

// digits gives actions that have the keys 1, 2, 3 and so on.
func digits(prefix string, names ...string) []action {
	all := make([]action, len(names))
	for i, name := range names {
		all[i] = action{prefix + name, strconv.Itoa(i + 1)}
	}
	return all
}
