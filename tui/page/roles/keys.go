package roles

import "careline/tui/page"

// Keys lists nothing: arrows scroll, and nothing can be changed here.
func (p *Page) Keys() []page.Key { return nil }
