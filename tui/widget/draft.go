package widget

import (
	"careline/tui/page"
)

// Draft gives what is typed in a form; false where nothing is. The key of the
// command is made now: should the answer of a save be lost with the program,
// the draft saved again is the same command.
func Draft(s *Saving, env *page.Env, f *Form) (page.Draft, bool) {
	typed := f.Typed()
	if len(typed) == 0 {
		return page.Draft{}, false
	}
	if s.key == "" {
		s.key = env.NewKey()
	}
	return page.Draft{Typed: typed, Was: f.was(typed), At: f.At(), Key: s.key}, true
}

// Resume lays a draft over a form and gives the names that Form.Rebase does.
func Resume(s *Saving, f *Form, d page.Draft) (both []string) {
	s.key = d.Key
	both = f.lay(d.Typed, d.Was, d.At)
	f.credit(d.Lately)
	return both
}
