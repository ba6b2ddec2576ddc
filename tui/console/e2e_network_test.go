package console_test

import (
	"testing"
	"time"

	"careline"
	"careline/store"
)

// dispatcher signs a dispatcher in on another process.
func dispatcher(t *testing.T, h hotline, login, name string) (*careline.Desk, *careline.Session) {
	t.Helper()
	if _, err := h.session.AddStaff(t.Context(), newKeys()(), careline.Staff{Login: login, Name: name, Role: careline.RoleDispatcher}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), h.dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	desk := careline.NewDesk(s, time.Now, careline.Settings{Zone: time.FixedZone("CST", 8*3600)})
	session, err := desk.SignIn(t.Context(), login)
	if err != nil {
		t.Fatal(err)
	}
	return desk, session
}

// TestANewProviderIsOfferedAndASuspendedPersonIsNot has an administrator add a
// provider with a territory and a technician: a dispatcher at another console
// is offered it at once. Then the dispatcher is suspended.
func TestANewProviderIsOfferedAndASuspendedPersonIsNot(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                   careline.Lang
		home, read, reason, role, suspend, did string
		width, height                          int
	}{
		{
			careline.English, "Who is calling?", "CN · 南京市 · 鼓楼区", "serves 南京市鼓楼区", "dispatcher",
			"Suspend the staff member lina 李娜?", "lina is suspended", 120, 40,
		},
		{
			careline.Chinese, "谁来电？", "CN · 南京市 · 鼓楼区", "服务南京市鼓楼区", "派工员", "停用员工 lina 李娜？", "lina 已停用", 80, 24,
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			desk, session := dispatcher(t, h, "lina", "李娜")
			li := start(t, session, c.lang, c.width, c.height, false)
			li.wait(c.home, "●")
			li.say("8823")
			li.press("enter")
			li.wait("EWH-60A")
			li.press("w")
			li.wait("宁北服务")

			m := start(t, h.session, c.lang, c.width, c.height, false)
			m.wait(c.home, "●")
			m.press("f7", ".") // the omnibox would take the dot for text
			m.wait("EWH-60A")
			m.press("4")
			m.wait("宁北服务")
			m.press("n")
			m.gone("宁北服务")
			m.say("苏北快修")
			m.press("tab", "tab", "tab", "tab")
			m.say("南京鼓楼区")
			m.wait(c.read)
			m.press("ctrl+s")
			m.wait("宁北服务", "▸ P-37")
			m.press("t")
			m.wait("5 ")
			m.gone("▸ P-37")
			m.press("n")
			m.wait("P-37 苏北快修")
			m.say("周师傅")
			m.press("ctrl+s")
			m.wait("周师傅", "T-16")

			li.wait("苏北快修", c.reason)

			m.press("6")
			m.wait("1042", "lina", c.role)
			m.press("down", "r")
			m.wait(c.suspend)
			m.press("enter")
			m.wait(c.did)
			m.gone("李娜")
			if _, err := desk.SignIn(t.Context(), "lina"); careline.CodeOf(err) != careline.CodeForbidden {
				t.Errorf("signing in gives %v", err)
			}
		})
	}
}
