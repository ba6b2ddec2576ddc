package main

import (
	"context"

	"careline"
	"careline/store"
)

type auditAnswer struct {
	Store    text    `json:"store"`
	OK       bool    `json:"ok"`
	Seals    int64   `json:"seals"`
	Events   int64   `json:"events"`
	Erased   int64   `json:"erased"`
	Head     text    `json:"head"`
	Sealed   *string `json:"sealed"`
	Findings []text  `json:"findings"`
}

// audit seals what is not sealed yet, checks the history, and prints its head.
func (a *app) audit(ctx context.Context, kept string) error {
	var opts store.AuditOptions
	if kept != "" {
		head, err := careline.ParseHead(kept)
		if err != nil {
			return err
		}
		opts.Kept = head
	}
	var found careline.Audit
	err := a.withStore(ctx, anExistingStore, func(st *store.Store) error {
		line := a.progress(careline.Words{EN: "sealing", ZH: "正在封印"})
		err := st.Seal(ctx, func(done, total int64) { line.at(int(done), share(int(done), int(total))) })
		line.done()
		if err != nil {
			return err
		}
		line = a.progress(careline.Words{EN: "checking", ZH: "正在核对"})
		opts.Progress = func(done, total int64) { line.at(int(done), share(int(done), int(total))) }
		found, err = st.Audit(ctx, opts)
		line.done()
		return err
	})
	if err != nil {
		return err
	}
	return a.tellAudit(&found)
}

func (a *app) tellAudit(found *careline.Audit) error {
	total := len(found.Found) + int(found.More)
	answer := auditAnswer{
		Store: text(careline.HidePassword(a.cfg.Store)), OK: total == 0, Seals: found.Seals, Events: found.Events,
		Erased: found.Erased, Sealed: a.stamp(found.At), Findings: []text{},
	}
	if found.Seals > 0 {
		answer.Head = text(found.Head.String())
	}
	for _, f := range found.Found {
		answer.Findings = append(answer.Findings, text(f.In(a.lang)))
	}
	err := a.print(answer, func(p *paper) {
		for _, f := range found.Found {
			p.say(f)
		}
		if found.More > 0 {
			p.say(careline.Count(int(found.More), "%s finding more.", "%s findings more.", "另有 %s 项。"))
		}
		if found.Seals == 0 {
			p.say(careline.Say("Nothing has happened yet that could be sealed.", "尚无可封印的事件。"))
			return
		}
		p.say(careline.Count(int(found.Events), "%s event is under seal.", "%s events are under seal.", "已封印 %s 个事件。"))
		if found.Erased > 0 {
			p.say(careline.Count(int(found.Erased), "Of %s, what it said about a person was erased.",
				"Of %s, what they said about a person was erased.", "其中 %s 个事件的个人内容已被删除。"))
		}
		p.say(careline.Say("Seal %d of %s; keep this head elsewhere:", "封印 %d，%s；请将此链头另处保存：",
			found.Head.Number, found.At.In(a.cfg.Zone).Format("2006-01-02 15:04:05")))
		p.WriteString(found.Head.String() + "\n")
	})
	if err == nil && total > 0 {
		err = careline.NewError(careline.CodeFailed, careline.Count(total, "The history is not as it was sealed: %s finding.",
			"The history is not as it was sealed: %s findings.", "历史与封印不符：%s 项。"), nil)
	}
	return err
}
