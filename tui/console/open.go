package console

import (
	"careline/tui/page"
	"careline/tui/page/board"
	"careline/tui/page/call"
	"careline/tui/page/complaint"
	"careline/tui/page/customer"
	"careline/tui/page/dispatch"
	"careline/tui/page/duplicates"
	"careline/tui/page/floor"
	"careline/tui/page/handout"
	"careline/tui/page/handover"
	"careline/tui/page/intake"
	"careline/tui/page/lookup"
	"careline/tui/page/outbox"
	"careline/tui/page/overview"
	"careline/tui/page/person"
	"careline/tui/page/privacy"
	"careline/tui/page/queue"
	"careline/tui/page/reference"
	"careline/tui/page/roles"
	"careline/tui/page/settings"
	"careline/tui/page/staffkey"
	"careline/tui/page/unit"
	"careline/tui/page/watch"
	"careline/tui/widget"
)

// open makes the page that a route asks for: the one place that knows all
// pages.
func (c *console) open(to page.Route) page.Page {
	switch to := to.(type) {
	case page.ToLookup:
		return lookup.Typed(c.env, to.Typed)
	case page.ToCustomer:
		return customer.New(c.env, to.ID)
	case page.ToNewCustomer:
		return person.NewCustomer(c.env, to.Typed)
	case page.ToEditCustomer:
		return person.Edit(c.env, to.ID)
	case page.ToNewUnit:
		return unit.New(c.env, to.Owner)
	case page.ToUnit:
		return unit.Open(c.env, to.ID)
	case page.ToCall:
		return call.New(c.env, to.ID)
	case page.ToNewComplaint:
		return complaint.New(c.env, to.Customer, to.Unit)
	case page.ToCase:
		return complaint.Open(c.env, to.ID)
	case page.ToComeBack:
		return complaint.ComeBack(c.env, to.ID, to.Said)
	case page.ToNewOrder:
		return dispatch.New(c.env, to.For)
	case page.ToOrder:
		return dispatch.Open(c.env, to.ID)
	case page.ToQueue:
		return queue.New(c.env)
	case page.ToBoard:
		return board.New(c.env, to.Look)
	case page.ToOverview:
		return overview.New(c.env)
	case page.ToFloor:
		return floor.New(c.env, to.List)
	case page.ToHandover:
		return handover.New(c.env)
	case page.ToDuplicates:
		return duplicates.New(c.env)
	case page.ToOutbox:
		if c.opts.Outbox == nil {
			return nil
		}
		return outbox.New(c.env, c.opts.Outbox)
	case page.ToWatch:
		return watch.Open(c.env, to)
	case page.ToReference:
		return reference.New(c.env, to)
	case page.ToSubject:
		return reference.Open(c.env, to)
	case page.ToStaffKeys:
		return staffkey.New(c.env, to.Staff)
	case page.ToPrivacy:
		return privacy.New(c.env, to.ID)
	case page.ToRoles:
		return roles.New(c.env)
	case page.ToImport:
		return intake.New(c.env, to.What)
	case page.ToExport:
		return handout.New(c.env, to.What)
	case page.ToSettings:
		if c.opts.Settings == nil {
			return nil
		}
		return settings.New(c.env, c.opts.Settings, settings.Keys{
			settings.Lang:  widget.KeyName(c.keysOf("language"), true),
			settings.Theme: widget.KeyName(c.keysOf("theme"), true),
		})
	}
	return nil
}
