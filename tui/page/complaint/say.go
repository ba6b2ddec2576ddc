package complaint

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

func bad(text string) tea.Cmd {
	return func() tea.Msg { return page.Status{Text: text, Bad: true} }
}

func done(env *page.Env, what string) tea.Cmd {
	return page.Done(fmt.Sprintf(env.Words.Form.Saved, what))
}
