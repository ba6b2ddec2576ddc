package console_test

import (
	"testing"

	"careline"
)

// TestAProductComesToEveryDesk has an administrator enter a product while an
// operator has a unit form open on another process.
func TestAProductComesToEveryDesk(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                    careline.Lang
		home, list, fresh, form, covered, saved string
		part, whole                             string
	}{
		{
			careline.English, "Who is calling?", "[1 products]", "New product", "New unit", "tank until", "✓ saved EWH-80",
			"labour", "tank",
		},
		{careline.Chinese, "谁来电？", "[1 产品]", "新增产品", "新设备", "内胆保至", "✓ 已保存 EWH-80", "人工", "nd"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			li, _ := colleague(t, h, "lina", "李娜")
			operator := start(t, li.session, c.lang, 80, 24, false)
			operator.wait(c.home, "●")
			operator.say("8823")
			operator.press("enter")
			operator.wait("EWH-60A", "●")
			operator.press("u")
			operator.wait(c.form, "EWH-60A")

			m := start(t, h.session, c.lang, 120, 40, false)
			m.wait(c.home, "●")
			m.press("f7")
			m.gone(c.home)
			m.press(".")
			m.wait(c.list, "EWH-60A")
			m.press("n")
			m.wait(c.fresh)
			m.say("EWH-80")
			m.press("tab", "tab")
			m.say("80升电热水器")
			m.press("tab")
			m.say("rsq")
			m.press("tab", "tab", "tab")
			m.say(c.part)
			m.press("tab")
			m.say("24")
			m.press("tab", "tab")
			m.say(c.whole)
			m.press("tab")
			m.say("96")
			m.press("tab", "right")
			m.wait(c.covered)
			m.press("ctrl+s")
			m.wait(c.saved, "▸ EWH-80")

			operator.wait("EWH-80") // among the products, without a key
			operator.say("ewh-80")
			operator.press("ctrl+s")
			operator.wait("U-", " EWH-80 ", c.part)
			file, err := h.session.Open(t.Context(), 1)
			if err != nil || len(file.Units) != 2 {
				t.Errorf("the file is %+v, %v", file, err)
			}
		})
	}
}

// TestARetiredCategoryLeavesTheForms has a category retired, after a look at
// where it is used: complaints offer it no more, the case that has it keeps it.
func TestARetiredCategoryLeavesTheForms(t *testing.T) {
	t.Parallel()
	h := found(t)
	k, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{Customer: 1, Category: "noise", Text: "loud"})
	if err != nil {
		t.Fatal(err)
	}
	m := start(t, h.session, careline.English, 80, 24, false)
	m.wait("Who is calling?", "●")
	m.press("ctrl+k")
	m.wait("actions")
	m.say("complaint cat")
	m.press("enter")
	m.wait("[3 complaint categories]", "▸ noise")
	m.press("r")
	m.wait("Retire the complaint category noise?", "open cases", k.ID.String())
	m.press("enter")
	m.wait("✓ noise is retired", "leaking")
	m.gone("▸ noise")

	m.press("f2")
	m.wait("Who is calling?")
	m.say("8823")
	m.press("enter")
	m.wait("EWH-60A", k.ID.String(), "noise")
	m.press("c")
	m.wait("leaking")
	m.say("noise")
	m.wait("no such choice")
	m.press("ctrl+u", "esc", "esc")
	m.wait("EWH-60A", k.ID.String())
	m.press("tab", "enter")
	m.wait("noise", "loud")
}
