package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"careline/store/pgtest"
)

// TestTmuxADayOfOrdersOverSSH has two supervisors and three providers work
// through OpenSSH while an operator takes calls at a console of their own, and
// looks that each sees what the others do.
func TestTmuxADayOfOrdersOverSSH(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		aDay(t, "sqlite:"+filepath.Join(t.TempDir(), "hotline.db"))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		if !pgtest.There() {
			t.Skip(pgtest.LeftOut)
		}
		aDay(t, pgtest.Database(t))
	})
}

func aDay(t *testing.T, dsn string) {
	t.Helper()
	d := behindDoor(t, dsn)
	d.careline("generate", "--customers", "300", "--seed", "7", "--bare")
	hire := func(login, role string, more ...string) { d.admit(login, role, d.key(login), more...) }
	hire("zhao", "supervisor")
	hire("qian", "supervisor")
	d.careline("staff", "add", "--login", "lina", "--name", "Li Na", "--role", "operator")
	var customers struct {
		Matches []struct{ Customer, Name string }
	}
	d.json(&customers, "lookup", "wang", "--limit", "20")
	var providers []struct{ Provider, Kind string }
	d.json(&providers, "list", "providers")
	houses := map[string]*terminal{}
	codes := map[string]string{} // by order
	var firms []string
	for _, p := range providers {
		if p.Kind == "contracted" && len(firms) < 3 {
			firms = append(firms, p.Provider)
		}
	}
	const each = 3 // orders of a provider
	orders := map[string][]string{}
	for i, p := range firms {
		hire(fmt.Sprintf("firm%d", i+1), "provider", "--provider", p)
		for range each {
			var made struct {
				WorkOrder string `json:"work_order"`
			}
			d.json(&made, "dispatch", "--customer", customers.Matches[i].Customer, "--kind", "repair", "--provider", p)
			var shown struct{ Code string }
			d.json(&shown, "show", made.WorkOrder)
			orders[p] = append(orders[p], made.WorkOrder)
			codes[made.WorkOrder] = shown.Code
		}
	}
	d.open()

	zhao, qian := d.ssh(filepath.Join(d.folder, "zhao")), d.ssh(filepath.Join(d.folder, "qian"))
	for i, p := range firms {
		houses[p] = d.ssh(filepath.Join(d.folder, fmt.Sprintf("firm%d", i+1)))
		houses[p].sees(fmt.Sprintf("Orders %d ", each), "─ "+orders[p][0]+" ") // and nobody else's
	}
	lina := inTerminal(t, append(d.env, "CARELINE_AS=lina"), "careline")
	for _, desk := range []*terminal{lina, zhao, qian} {
		desk.sees("Who is calling?")
	}
	zhao.press("M-v")
	zhao.sees("people on")
	qian.press("F7")
	qian.sees("Work orders", orders[firms[0]][0])

	// The operator takes a call, which the overview shows, and sends a provider.
	lina.typeIn("wang")
	lina.sees(customers.Matches[0].Name)
	lina.press("Enter")
	lina.sees("History")
	lina.press("a")
	lina.sees("☎")
	zhao.seesSoon("Li Na")
	lina.press("w")
	lina.sees("New work order")
	lina.press("C-s")
	sent := regexp.MustCompile(`(WO-\d+) sent to`).FindStringSubmatch(lina.sees(" sent to "))
	qian.seesSoon(sent[1])

	// Each provider works through its orders; a supervisor's board follows.
	for _, p := range firms {
		house := houses[p]
		for _, order := range orders[p] {
			house.on(order)
			house.press("Enter")
			house.seesSoon(order, "accepted")
			house.press("Enter", "Enter")
			house.sees("in progress")
			house.typeIn(codes[order])
			house.press("1") // very satisfied
			house.seesSoon(order, ": done, very satisfied")
			qian.goneSoon(order + " ")
		}
	}
}

// goneSoon is without for what another has just done.
func (x *terminal) goneSoon(part string) {
	x.t.Helper()
	began := time.Now()
	x.without(part, time.Minute)
	x.t.Logf("%q is gone after %v", part, time.Since(began).Round(10*time.Millisecond))
}

// on moves to an order of the queue.
func (x *terminal) on(order string) {
	x.t.Helper()
	x.press("Home")
	for range 30 {
		if strings.Contains(x.screen(), "─ "+order+" ") { // of the pane about the chosen one
			return
		}
		x.press("Down")
		time.Sleep(100 * time.Millisecond)
	}
	x.t.Fatalf("%s is not on the screen:\n%s", order, x.screen())
}

// json runs a command and reads its answer.
func (d *door) json(into any, args ...string) {
	d.t.Helper()
	if said := d.careline(append(args, "--json")...); json.Unmarshal([]byte(said), into) != nil {
		d.t.Fatalf("careline %q says %s", args, said)
	}
}

// seesSoon is sees for what another has just done, and notes how long it took.
func (x *terminal) seesSoon(parts ...string) {
	x.t.Helper()
	began := time.Now()
	x.sees(parts...)
	x.t.Logf("%q after %v", parts, time.Since(began).Round(10*time.Millisecond))
}
