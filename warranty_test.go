package careline

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var heater = Product{
	Code: "EWH-60A", Skill: SkillWaterHeater,
	Terms: []WarrantyTerm{
		{Part: CoversLabour, Months: 12},
		{Part: CoversParts, Months: 36, FromInstallation: true},
		{Part: CoversTank, Months: 120},
	},
}

func TestWarrantyOfAWaterHeater(t *testing.T) {
	bought := Unit{Purchase: Purchase{Date: "2024-02-29"}, Installed: "2024-03-10"}
	for _, c := range []struct {
		name   string
		unit   Unit
		today  Date
		covers string // the parts covered
		says   string
	}{
		{"on the day of purchase", bought, "2024-02-29", "labour parts tank", "in warranty until 2025-02-27"},
		{"the last day of labour", bought, "2025-02-27", "labour parts tank", ""},
		{"the day after labour ended", bought, "2025-02-28", "parts tank", "only parts, tank covered until 2034-02-27"},
		{"parts run from installation", bought, "2027-03-09", "parts tank", ""},
		{"only the tank is left", bought, "2027-03-10", "tank", "only tank covered"},
		{"all over", bought, "2034-03-01", "", "out of warranty since 2034-02-27"},
		{"only installed, purchase forgotten", Unit{Installed: "2024-03-10"}, "2024-12-01", "labour parts tank", ""},
		{"nothing dated", Unit{}, "2024-12-01", "", "warranty unknown"},
	} {
		w := WarrantyOf(heater, c.unit, c.today)
		var in []string
		for _, k := range w.Covers {
			if k.In {
				in = append(in, string(k.Part))
			}
			if k.Reason.In(Chinese) == "" || !strings.HasPrefix(k.Reason.In(English), k.Part.In(English)) {
				t.Errorf("%s: %s has no reason in words: %q", c.name, k.Part, k.Reason)
			}
		}
		if got := strings.Join(in, " "); got != c.covers {
			t.Errorf("%s: covers %q, want %q", c.name, got, c.covers)
		}
		if got := w.In(English); !strings.Contains(got, c.says) {
			t.Errorf("%s: says %q, want %q", c.name, got, c.says)
		}
	}
}

func TestCoverNeverComesBackOnceItEnded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := Date("2020-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "bought"))
		u := Unit{Purchase: Purchase{Date: day}, Installed: day.AddDays(rapid.IntRange(0, 90).Draw(t, "installed after"))}
		today := day.AddDays(rapid.IntRange(0, 5000).Draw(t, "today"))
		later := today.AddDays(rapid.IntRange(0, 500).Draw(t, "later"))
		now, then := WarrantyOf(heater, u, today), WarrantyOf(heater, u, later)
		for i := range now.Covers {
			if then.Covers[i].In && !now.Covers[i].In {
				t.Fatalf("%s: not covered on %s but on %s", now.Covers[i].Part, today, later)
			}
			if now.Covers[i].In != (today <= now.Covers[i].Until) {
				t.Fatalf("%s says until %s on %s: %v", now.Covers[i].Part, now.Covers[i].Until, today, now.Covers[i].In)
			}
		}
	})
}

func TestWhoPays(t *testing.T) {
	unit := func(bought Date) *UnitView {
		u := Unit{Purchase: Purchase{Date: bought}}
		return &UnitView{Unit: u, Product: heater, Warranty: WarrantyOf(heater, u, "2026-11-20")}
	}
	for _, c := range []struct {
		name  string
		kind  OrderKind
		cause Cause
		unit  *UnitView
		want  Charge
	}{
		{"repair in warranty", OrderRepair, "", unit("2026-01-01"), Charge{true, ChargeWarranty, "2026-12-31"}},
		{"labour ran out, parts did not", OrderRepair, "", unit("2025-01-01"), Charge{false, ChargePartsOnly, "2025-12-31"}},
		{"all ran out", OrderRepair, "", unit("2020-01-01"), Charge{false, ChargeExpired, "2022-12-31"}},
		{"misuse, though in warranty", OrderRepair, CauseMisuse, unit("2026-01-01"), Charge{false, ChargeMisuse, ""}},
		{"our own fault, though out of warranty", OrderRepair, CauseService, unit("2020-01-01"), Charge{true, ChargeServiceFault, ""}},
		{"installation goes with the sale", OrderInstallation, "", nil, Charge{true, ChargeCommissioned, ""}},
		{"cleaning without a plan", OrderMaintenance, "", unit("2026-01-01"), Charge{false, ChargeMaintenance, ""}},
		{"no unit known", OrderRepair, "", nil, Charge{false, ChargeNoUnit, ""}},
		{"no date known", OrderRepair, "", unit(""), Charge{false, ChargeUndated, ""}},
	} {
		got := ChargeFor(c.kind, c.cause, c.unit, "2026-11-20")
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		free := strings.HasPrefix(got.Why().In(English), "free")
		if free != got.Free || strings.HasPrefix(got.Why().In(Chinese), "免费") != got.Free {
			t.Errorf("%s: the words %q do not fit %+v", c.name, got.Why(), got)
		}
	}
}

func TestTheSlotThatIsPromised(t *testing.T) {
	at := func(s string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", s, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	for _, c := range []struct {
		now  string
		sev  Severity
		from string
	}{
		{"2026-11-20 09:10", SeverityCritical, "2026-11-20 12:00"},
		{"2026-11-20 10:00", SeverityHigh, "2026-11-20 12:00"},
		{"2026-11-20 16:00", SeverityHigh, "2026-11-20 18:00"},
		{"2026-11-20 16:01", SeverityHigh, "2026-11-21 08:00"},
		{"2026-11-20 03:00", SeverityHigh, "2026-11-20 08:00"},
		{"2026-11-20 09:10", SeverityNormal, "2026-11-21 08:00"},
		{"2026-12-31 09:10", SeverityLow, "2027-01-02 08:00"},
		{"2026-11-20 09:10", "", "2026-11-21 08:00"},
	} {
		got := ProposeWindow(c.sev, at(c.now))
		if !got.From.Equal(at(c.from)) || got.To.Sub(got.From) != 2*time.Hour {
			t.Errorf("%s at %s: %v", c.sev, c.now, got)
		}
	}
}
