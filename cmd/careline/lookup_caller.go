package main

import (
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

type callerAnswer struct {
	Caller    text                  `json:"caller"`
	Answer    careline.CallerAnswer `json:"answer"`
	Truncated bool                  `json:"truncated"`
	Matches   []callerMatch         `json:"matches"`
}

type callerMatch struct {
	lookupMatch
	Reason careline.CallerReason `json:"reason"`
}

// lookUpCaller answers careline lookup --caller.
func (a *app) lookUpCaller(cmd *cobra.Command, caller string) error {
	return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
		found, err := s.Caller(cmd.Context(), caller)
		if err != nil {
			return err
		}
		return a.print(callerAnswerOf(caller, found), func(p *paper) { p.caller(found) })
	})
}

func callerAnswerOf(caller string, found careline.Caller) callerAnswer {
	hits := careline.Hits{}
	for i := range found.Matches {
		hits.Matches = append(hits.Matches, found.Matches[i].Hit)
	}
	answer := callerAnswer{Caller: text(caller), Answer: found.Answer, Truncated: found.Truncated, Matches: []callerMatch{}}
	for i, m := range answerOf(caller, hits, 0).Matches {
		answer.Matches = append(answer.Matches, callerMatch{m, found.Matches[i].Reason})
	}
	return answer
}

func (p *paper) caller(found careline.Caller) {
	shown := found.Number.Shown()
	if found.Number.Withheld {
		shown = careline.Words{EN: "number withheld", ZH: "号码未显示"}.In(p.lang)
	}
	p.line(found.Answer.In(p.lang), shown)
	rows := make([][]string, len(found.Matches))
	for i := range found.Matches {
		h := &found.Matches[i]
		var phones []string
		for _, c := range h.Customer.Phones() {
			phones = append(phones, c.Raw)
		}
		rows[i] = []string{
			h.Customer.ID.String(), nameOf(&h.Customer), strings.Join(phones, " "), h.Reason.In(p.lang), addressOf(&h.Customer),
		}
	}
	if len(rows) > 0 {
		p.table([]careline.Words{wNumber, wName, wPhones, wReason, wAddress}, rows)
	}
	if found.Truncated {
		p.say(careline.Say("More customers have this number.", "还有更多客户使用此号码。"))
	}
}
