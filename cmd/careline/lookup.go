package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careline"
)

type lookupAnswer struct {
	Query     text          `json:"query"`
	ElapsedUS int64         `json:"elapsed_us"`
	Truncated bool          `json:"truncated"`
	Matches   []lookupMatch `json:"matches"`
}

type lookupMatch struct {
	Customer careline.CustomerID `json:"customer"`
	Name     text                `json:"name"`
	Phones   []text              `json:"phones"`
	Address  text                `json:"address"`
	Matched  []string            `json:"matched"`
	Near     bool                `json:"near,omitempty"`   // something only sounds alike, or is a slip away
	Missed   []text              `json:"missed,omitempty"` // scraps that the file has nothing of
	OpenCase bool                `json:"open_case,omitempty"`
	Opens    string              `json:"opens,omitempty"` // the number that was asked for
}

func (a *app) lookupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lookup QUERY...",
		Short: "Find customers by any scraps of name, phone, address or number",
		Long: "Find customers by any scraps of name, pinyin, phone, address, serial or order number, in\n" +
			"any order and mixed. The words are joined with spaces; -- ends the flags. What only sounds\n" +
			"alike or has a slip in it is found too, below what matches exactly and marked as near; where\n" +
			"nobody matches all of it, those who come closest are listed with what they do not match.\n\n" +
			"With --caller and the number that rings, in any writing, it tells who calls: known (exactly one\n" +
			"customer has the number), maybe (several may be calling; each with the reason) or unknown. The\n" +
			"exit status is 0 for all three.",
		Example: "careline lookup wang 8823 建国路\ncareline lookup --json -- 5027\ncareline lookup --caller +8613800138823 --json",
	}
	limit := cmd.Flags().Int("limit", 20, "at most this many customers")
	caller := cmd.Flags().String("caller", "", "the number that rings, instead of a query; empty where it is withheld")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		query := strings.TrimSpace(strings.Join(args, " "))
		byNumber := cmd.Flags().Changed("caller")
		switch {
		case byNumber && query != "":
			return usage(careline.Say("Say either a query or --caller, not both.", "查询内容和 --caller 只能用一个。"))
		case byNumber:
			return a.lookUpCaller(cmd, *caller)
		case query == "":
			return usage(careline.Say("Say what to look for; see %s.", "请输入查询内容；见 %s。", helpFor(cmd)))
		case *limit < 1:
			return usage(careline.Say("The flag --limit must be 1 or more.", "参数 --limit 须大于等于 1。"))
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			began := time.Now()
			hits, err := s.Lookup(cmd.Context(), query, *limit)
			took := time.Since(began)
			if err != nil {
				return err
			}
			return a.print(answerOf(query, hits, took), func(p *paper) { p.hits(hits) })
		})
	}
	return cmd
}

func answerOf(query string, hits careline.Hits, took time.Duration) lookupAnswer {
	answer := lookupAnswer{
		Query: text(query), ElapsedUS: took.Microseconds(), Truncated: hits.Truncated, Matches: []lookupMatch{},
	}
	for i := range hits.Matches {
		h := &hits.Matches[i]
		m := lookupMatch{
			Customer: h.Customer.ID, Name: text(nameOf(&h.Customer)), Phones: phonesOf(&h.Customer),
			Address: text(addressOf(&h.Customer)), Matched: matchedFields(h),
			Near: h.Match.Near(), OpenCase: h.Standing.OpenCase,
		}
		for _, scrap := range h.Match.Missed {
			m.Missed = append(m.Missed, text(scrap))
		}
		if h.Opens.ID != 0 {
			m.Opens = h.Opens.String()
		}
		answer.Matches = append(answer.Matches, m)
	}
	return answer
}

func matchedFields(h *careline.Hit) []string {
	return fieldsOf(h, func(careline.Matched) bool { return true })
}

// fieldsOf names the fields of which one meeting is such, each once.
func fieldsOf(h *careline.Hit, such func(careline.Matched) bool) []string {
	fields := []string{}
	for _, f := range h.Match.Fields {
		if name := string(f.Field); such(f) && !slices.Contains(fields, name) {
			fields = append(fields, name)
		}
	}
	return fields
}

// hits writes those who match all of it, if only nearly, and under a heading
// of their own those who come closest.
func (p *paper) hits(hits careline.Hits) {
	if len(hits.Matches) == 0 {
		p.say(careline.Say("Nobody found.", "没有找到客户。"))
		return
	}
	at := slices.IndexFunc(hits.Matches, func(h careline.Hit) bool { return len(h.Match.Missed) > 0 })
	if at < 0 {
		at = len(hits.Matches)
	}
	p.hitTable(hits.Matches[:at])
	if at < len(hits.Matches) {
		if at > 0 {
			p.line()
			p.say(careline.Say("These match only in part:", "以下仅部分符合："))
		} else {
			p.say(careline.Say("Nobody matches all of it; these come closest:", "没有完全符合的客户；以下最为接近："))
		}
		p.hitTable(hits.Matches[at:])
	}
	if hits.Truncated {
		p.say(careline.Say("There are more; add a word to narrow them down.", "还有更多；请再加一个词缩小范围。"))
	}
}

func (p *paper) hitTable(hits []careline.Hit) {
	if len(hits) == 0 {
		return
	}
	rows := make([][]string, len(hits))
	for i := range hits {
		h := &hits[i]
		var phones []string
		for _, c := range h.Customer.Phones() {
			phones = append(phones, c.Raw)
		}
		opens := h.Customer.ID.String()
		if h.Opens.ID != 0 {
			opens = h.Opens.String()
		}
		rows[i] = []string{
			opens, nameOf(&h.Customer), strings.Join(phones, " "), p.why(h), addressOf(&h.Customer),
		}
	}
	p.table([]careline.Words{wNumber, wName, wPhones, wMatched, wAddress}, rows)
}

// why names what was met, what was met only nearly, and what was not.
func (p *paper) why(h *careline.Hit) string {
	var why []string
	near := fieldsOf(h, func(m careline.Matched) bool { return m.Near })
	for _, f := range matchedFields(h) {
		word := careline.MatchField(f).In(p.lang)
		if slices.Contains(near, f) {
			word = careline.Say("%s (near)", "%s（近似）", word).In(p.lang)
		}
		why = append(why, word)
	}
	if len(h.Match.Missed) > 0 {
		why = append(why, careline.Say("not %s", "不符 %s", strings.Join(h.Match.Missed, " ")).In(p.lang))
	}
	return strings.Join(why, ", ")
}
