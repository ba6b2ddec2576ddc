package careline

import (
	"context"
	"strconv"
)

// TimelineLine is an event as a person reads it.
type TimelineLine struct {
	Event   Event
	Summary Phrase
}

// Timeline is one page of a customer's history.
type Timeline struct {
	Lines []TimelineLine
	More  bool // older lines follow
}

// TimelineQuery asks for a page of a customer's history.
type TimelineQuery struct {
	Kinds  []EventKind // empty: every kind
	Before *Event      // the last line of the page before; nil: the newest
	Limit  int         // 50 if zero
}

// Timeline gives a customer's history, newest first: what concerns the
// customer, the files that were merged into theirs, the homes they live in now,
// and the units they own (L3).
func (s *Session) Timeline(ctx context.Context, id CustomerID, q TimelineQuery) (Timeline, error) {
	var t Timeline
	if q.Limit <= 0 {
		q.Limit = 50
	}
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		c, err := r.Customer(ctx, id)
		if err != nil {
			return err
		}
		units, err := r.UnitsOf(ctx, c.ID)
		if err != nil {
			return err
		}
		merged, err := r.MergedInto(ctx, c.ID)
		if err != nil {
			return err
		}
		on := []Ref{c.ID.Ref()}
		for _, gone := range merged {
			on = append(on, gone.Ref())
		}
		for _, h := range c.Homes {
			if h.Until == "" {
				on = append(on, h.Site.ID.Ref())
			}
		}
		for _, u := range units {
			on = append(on, u.ID.Ref())
		}
		t.Lines, err = s.lines(ctx, r, TimelineFilter{On: on, Kinds: q.Kinds, Before: q.Before, Limit: q.Limit + 1})
		return err
	})
	if len(t.Lines) > q.Limit {
		t.Lines, t.More = t.Lines[:q.Limit], true
	}
	return t, err
}

func (s *Session) lines(ctx context.Context, r Reader, f TimelineFilter) ([]TimelineLine, error) {
	events, err := r.Timeline(ctx, f)
	if events = s.ofEvents(events); err != nil || len(events) == 0 {
		return nil, err
	}
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]TimelineLine, len(events))
	for i, e := range events {
		lines[i] = TimelineLine{Event: e, Summary: cat.tell(&e)}
	}
	return lines, nil
}

// tell says in one short sentence what happened; the event's kind stands
// beside it and is not said again.
func (c *Catalogue) tell(e *Event) Phrase {
	text := Sanitize(e.Text)
	switch e.Kind {
	case EventCall:
		return c.tellCall(e, text)
	case EventCase:
		return c.tellCase(e, text)
	case EventOrder, EventVisit:
		return c.tellOrder(e, text)
	case EventRating:
		return Say("%s %s", "%s %s", e.Subject().text(), Rating(e.To("rating")))
	case EventPurchase:
		return Say("%s", "%s", joinNonEmpty(", ", joinNonEmpty(" ", e.To("product"), e.To("serial")), e.To("seller")))
	case EventChange:
		return c.tellChange(e, text)
	case EventSetUp:
		return tellSetUp(e, text)
	case EventAccess:
		return tellAccess(e, text)
	default:
		return Say("%s", "%s", text)
	}
}

func (c *Catalogue) tellCall(e *Event, text string) Phrase {
	channel := Channel(e.To("channel"))
	switch line := Line(e.To("line")); e.Action {
	case DidStart:
		return Say("%s began (%s)", "%s开始（%s）", channel, line)
	case DidRing:
		return Say("rang (%s)", "来电振铃（%s）", line)
	case DidDecline:
		return Say("left to the others (%s)", "留给他人接听（%s）", line)
	case DidMiss:
		return Say("missed (%s): nobody answered", "未接来电（%s）", line)
	}
	// What was said tells more than how long it took, and stands where a
	// narrow screen still shows it.
	about := Words{EN: text, ZH: text}
	if reason, ok := c.Service(e.To("reason")); ok && text == "" {
		about = reason.Name
	}
	seconds, _ := strconv.Atoi(e.To("seconds"))
	took := Say("%d s", "%d秒", seconds)
	if seconds >= 60 {
		took = Say("%d min", "%d分钟", (seconds+30)/60)
	}
	if about == (Words{}) {
		return Say("%s, %s, %s", "%s，%s，%s", channel, took, Outcome(e.To("outcome")))
	}
	return Say("%s (%s, %s, %s)", "%s（%s，%s，%s）", about, channel, took, Outcome(e.To("outcome")))
}

func (c *Catalogue) tellCase(e *Event, text string) Phrase {
	id := e.Subject().text()
	switch e.Action {
	case DidCreate:
		category, _ := c.Category(e.To("category"))
		return Say("%s %s, %s: %s", "%s %s，%s：%s", id, category.Name, Severity(e.To("severity")), text)
	case DidRecontact:
		if to := e.To("severity"); to != "" {
			return Say("%s again, now %s: %s", "%s 再次来电，升级为%s：%s", id, Severity(to), text)
		}
		return Say("%s again: %s", "%s 再次来电：%s", id, text)
	case DidStep:
		return tellCare(Words{EN: id, ZH: id}, e, text)
	case DidEscalate:
		if to := e.To("severity"); to != "" {
			return Say("%s escalated, now %s: promise of %s broken", "%s 升级为%s：承诺 %s 未兑现", id, Severity(to), text)
		}
		return Say("%s escalated: promise of %s broken", "%s 升级：承诺 %s 未兑现", id, text)
	case DidAdvance:
		state := CaseState(e.To("state"))
		if text == "" {
			return Say("%s %s", "%s %s", id, state)
		}
		return Say("%s %s: %s", "%s %s：%s", id, state, text)
	case DidTakeBack:
		if text != "" {
			return Say("%s, taken back: %s, again %s", "%s 撤销：%s，恢复为%s", id, fieldsOf(e), text)
		}
		return Say("%s, taken back: %s", "%s 撤销：%s", id, fieldsOf(e))
	default:
		return tellCaseChange(e, id, text)
	}
}

func tellCaseChange(e *Event, id, text string) Phrase {
	severity := Severity(e.To("severity"))
	switch {
	case len(e.Changes) != 1:
	case severity != "":
		return Say("%s changed: %s: %s", "%s 修改：%s：%s", id, fieldsOf(e), severity)
	case text != "":
		return Say("%s changed: %s: %s", "%s 修改：%s：%s", id, fieldsOf(e), text)
	}
	return Say("%s changed: %s", "%s 修改：%s", id, fieldsOf(e))
}

func (c *Catalogue) tellOrder(e *Event, text string) Phrase {
	id := e.Subject().text()
	switch {
	case e.Action == DidChange:
		return Say("%s now %s", "%s 现为%s", id, Charge{Reason: ChargeReason(e.To("charge")), Until: Date(e.To("until"))}.Why())
	case e.Action == DidMistype:
		return Say("%s wrong code, %s of %d", "%s 确认码错误（第 %s/%d 次）", id, e.To("misses"), MostWrongCodes)
	case e.Action == DidDispatch:
		return Say("%s %s: %s", "%s %s：%s", id, OrderKind(e.To("kind")), text)
	case e.Action == DidTakeBack && text != "":
		return Say("%s, taken back: %s, again with %s", "%s 撤销：%s，退回%s", id, OrderAct(from(e, "act")), text)
	case e.Action == DidTakeBack:
		return Say("%s, taken back: %s", "%s 撤销：%s", id, OrderAct(from(e, "act")))
	case text != "":
		return Say("%s %s: %s", "%s %s：%s", id, OrderAct(e.To("act")), text)
	default:
		return Say("%s %s", "%s %s", id, OrderAct(e.To("act")))
	}
}

func (c *Catalogue) tellChange(e *Event, text string) Phrase {
	switch e.Action {
	case DidCreate:
		return Say("file opened", "建档")
	case DidImport:
		return Say("imported", "导入")
	case DidMerge:
		return Say("%s %s merged into %s", "%s %s 并入 %s", other(e), text, e.Subject().text())
	case DidUnmerge:
		return Say("%s %s taken out of %s again", "%s %s 已从 %s 中恢复", other(e), text, e.Subject().text())
	case DidTellApart:
		return Say("%s and %s are different people", "%s 与 %s 不是同一人", e.Subject().text(), other(e))
	case DidErase:
		return Say("erased: %s", "已删除：%s", text)
	case DidTransfer:
		return Say("%s went from %s to %s", "%s 由 %s 转给 %s", text, from(e, "owner"), e.To("owner"))
	default:
		return Say("changed %s %s", "修改 %s %s", text, fieldsOf(e))
	}
}

// other gives the second record that an event concerns.
func other(e *Event) string {
	if len(e.On) < 2 {
		return ""
	}
	return e.On[1].text()
}

func from(e *Event, field string) string {
	for _, c := range e.Changes {
		if c.Field == field {
			return c.From
		}
	}
	return ""
}

// fieldNames are the words for the fields that events speak of.
var fieldNames = map[string]Words{
	"name": {"name", "姓名"}, "company": {"company", "单位"}, "external_id": {"external number", "外部编号"},
	"language": {"language", "语言"}, "tier": {"tier", "等级"}, "preference": {"preference", "偏好"},
	"note": {"note", "备注"}, "representative": {"representative", "客户代表"}, "contacts": {"contacts", "联系方式"},
	"addresses": {"addresses", "地址"}, "product": {"product", "型号"}, "serial": {"serial", "序列号"},
	"asset_tag": {"asset tag", "资产标签"}, "site": {"site", "位置"}, "seller": {"seller", "经销商"},
	"purchased": {"purchase date", "购买日期"}, "price": {"price", "价格"}, "quantity": {"quantity", "数量"},
	"specification": {"specification", "规格"}, "grade": {"grade", "质量等级"}, "installed": {"installation date", "安装日期"},
	"card": {"warranty card", "质量信誉卡"}, "conditions": {"claim conditions", "保修条件"}, "category": {"category", "类别"},
	"severity": {"severity", "严重程度"}, "cause": {"cause", "原因"}, "remedy": {"remedy", "诉求"}, "plan": {"plan", "方案"},
	"promise": {"promise", "承诺时间"}, "broken": {"broken promise", "未兑现的承诺"}, "text": {"text", "内容"}, "outcome": {"outcome", "结果"}, "owner": {"owner", "负责人"},
	"unit": {"unit", "设备"}, "into": {"merged into", "并入"}, "state": {"state", "状态"}, "pending": {"waiting for", "等待"},
	"skill": {"skill", "技能"}, "skills": {"skills", "技能"}, "maker": {"maker", "制造商"}, "trademark": {"trademark", "商标"},
	"warranty": {"warranty terms", "保修条款"}, "consumables": {"consumables", "耗材"}, "retired": {"retired", "停用"},
	"phase": {"phase", "阶段"}, "technical": {"technical", "技术性"}, "place": {"place", "服务地点"}, "charged": {"charged", "收费"},
	"recurring": {"recurring", "周期性"}, "term": {"term", "期限"}, "departments": {"departments", "责任部门"},
	"order": {"kind of order", "工单类型"}, "kind": {"kind", "类型"}, "phone": {"phone", "电话"},
	"territories": {"territories", "服务区域"}, "languages": {"languages", "方言"}, "capacity": {"capacity", "接单上限"},
	"technician": {"technician", "技师"}, "rating": {"rating", "评价"}, "confirmed": {"confirmed by code", "确认码确认"}, "misses": {"wrong codes", "确认码错误"},
	"provider": {"provider", "服务商"}, "installer": {"installer", "安装服务商"}, "role": {"role", "角色"}, "suspended": {"suspended", "停用"},
	"key": {"key", "密钥"}, "comment": {"comment", "注释"},
}

// fieldsOf names the fields that an event changed.
func fieldsOf(e *Event) Speaker {
	var names list[Words]
	for _, c := range e.Changes {
		names = append(names, kindOf(fieldNames, c.Field))
	}
	return names
}
