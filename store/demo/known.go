package demo

import (
	"time"

	"careline"
)

// The well-known customer, whom the handbook and the tests speak of.
const (
	KnownName     = "王建国"
	KnownMobile   = "138 0013 8823"
	KnownLandline = "025-8332 1147"
	KnownStreet   = "建国路88号阳光花园5-2-601"
)

// addKnown plays the well-known customer, with his wife and what happened to
// them; it gives both.
func (w *world) addKnown(n int) []*person {
	since := careline.DateOf(w.now.AddDate(0, -32, 0)).At(10, w.now.Location()).Add(24 * time.Minute)
	he := &person{n: n, rand: w.random(uint64(n)<<8 | 1), at: &places[0], since: since}
	he.plan = careline.Customer{
		Name: KnownName, Language: "Mandarin, Nanjing dialect", Tier: careline.TierGold, Preference: "晚上六点后联系",
		Contacts: []careline.ContactPoint{
			{Kind: careline.ContactPhone, Raw: KnownMobile, Primary: true},
			{Kind: careline.ContactPhone, Raw: KnownLandline, Label: "家"},
		},
		Homes: []careline.Residence{{Site: careline.Site{Region: places[0].region("鼓楼区"), Street: KnownStreet, Postal: "210009"}, Primary: true}},
	}
	he.units = []*device{
		{model: modelOf("RO-400"), bought: careline.DateOf(since), installed: careline.DateOf(since).AddDays(2), serial: "R42301-8817"},
		{model: modelOf("EWH-60A"), bought: careline.DateOf(since).AddMonths(12), installed: careline.DateOf(since).AddMonths(12).AddDays(3), serial: "6A2207-0041"},
	}
	she := &person{n: n + 1, rand: w.random(uint64(n+1)<<8 | 1), at: he.at, head: he, since: since.Add(24 * time.Hour)}
	she.plan = careline.Customer{
		Name: "李秀英", Language: "普通话、南京话",
		Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "139 5188 2046", Label: "爱人", Primary: true}},
	}
	w.moveIn(he, "")
	w.moveIn(she, "")
	w.rememberKnown(he)
	return []*person{he, she}
}

// rememberKnown plays his history, so that there is something of every kind
// to see, the last of it the call of a minute ago.
func (w *world) rememberKnown(he *person) {
	day := func(ago, hour, minute int) time.Time {
		d := w.now.AddDate(0, 0, -ago)
		return time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, d.Location())
	}
	w.scriptCall(he, w.operators[1], day(700, 19, 5), "usage", careline.OutcomeResolved, "询问RO-400滤芯指示灯怎么复位，已指导。")
	care := w.matter(he, ending{course: courseSettled}, day(360, 10, 20))
	care.unit, care.kind, care.job = he.units[0], careline.OrderMaintenance, "更换第1、2级滤芯，冲洗管路。"
	care.play()
	w.scriptCall(he, w.operators[2], day(180, 20, 14), "filter", careline.OutcomeInformed, "询问第2级滤芯价格，已报价。")

	leak := w.matter(he, ending{state: careline.CaseClosed, course: courseSettled}, day(23, 19, 10))
	leak.unit, leak.desk = he.units[1], w.operators[0]
	leak.what = trouble{
		"leak", "热水器底部滴水，一晚上接了半盆。", careline.CauseProduct, "次日上门，检查泄压阀、密封圈和镁棒。", "更换镁棒和密封圈，保压二十分钟不漏。",
	}
	leak.from = day(18, 8, 0)
	leak.play()
	w.script.scenes = append(w.script.scenes, scene{day(18, 20, 5), func() error {
		return w.as(w.operators[0]).WriteNote(w.ctx, "", he.made.ID, "回访：非常满意 (very satisfied)")
	}})
	w.scriptCall(he, w.operators[0], w.now.Add(-time.Minute), "fault", careline.OutcomeFollowUp, "加热时有异响 (noise when heating)，还没登记投诉。")
}

// scriptCall plays a call that is told in full.
func (w *world) scriptCall(p *person, who careline.Staff, ended time.Time, reason string, outcome careline.Outcome, text string) {
	length := minutes(p.rand, 1, 5)
	w.script.scenes = append(w.script.scenes, scene{ended, func() error {
		_, err := w.as(who).LogCall(w.ctx, "", careline.Interaction{
			Customer: p.made.ID, Number: p.number(), Line: careline.LineService, Reason: reason, Outcome: outcome, Note: text,
			Started: ended.Add(-length), Ended: ended,
		})
		w.summary.Calls++
		return err
	}})
}
