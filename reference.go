package careline

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// reference is a piece of reference data on its way into the store.
type reference struct {
	of      Subject
	name    string // what people call it
	on      []Ref  // what its event concerns; whoever saves it if empty
	fresh   bool   // it must not be there yet
	version int64  // that the save was made on
	present int64  // that the store has; zero: it is not there
	current any    // what the store has
	changed []Change
	save    func() error
}

// keep writes x and its event, if anything differs from what is there.
func (s *Session) keep(ctx context.Context, w Writer, x reference) error {
	did := DidChange
	switch {
	case x.fresh && x.present != 0:
		return at("code", conflict(Say("There is a %s %s already.", "%s %s 已存在。", x.of.Kind, x.name)))
	case x.fresh:
		did = DidCreate
	case x.present == 0:
		return NotFound(x.of.Kind, x.name)
	case x.version != x.present:
		return staleNamed(x.name, x.version, x.present, x.current)
	case len(x.changed) == 0:
		return nil
	}
	if err := x.save(); err != nil {
		return err
	}
	on := x.on
	if len(on) == 0 {
		on = []Ref{s.staff.ID.Ref()}
	}
	return s.tell(ctx, w, Event{
		Kind: EventSetUp, Action: did, On: on, Text: string(x.of.Kind) + " " + x.name, Changes: x.changed,
	})
}

// tellSetUp says what was set up, where the event's text names its sort.
func tellSetUp(e *Event, text string) Phrase {
	sort, name, _ := strings.Cut(text, " ")
	kind := SubjectKind(sort)
	switch _, known := subjectNames[kind]; {
	case e.Action == DidAddKey || e.Action == DidRemoveKey:
		return tellKey(e, text)
	case !known:
		return Say("%s", "%s", text)
	case e.Action == DidCreate:
		return Say("%s %s added", "新增%s %s", kind, name)
	default:
		return Say("%s %s changed: %s", "修改%s %s：%s", kind, name, fieldsOf(e))
	}
}

// tidyCode asks for one word.
func tidyCode(code *string) error {
	*code = strings.TrimSpace(*code)
	if *code == "" || strings.ContainsFunc(*code, unicode.IsSpace) || Sanitize(*code) != *code {
		return at("code", invalid(Say("A code is one word; %q is not.", "代码须为一个词；%q 不是。", *code)))
	}
	return nil
}

// tidyName asks for a name in at least one language.
func tidyName(of Speaker, name *Words) error {
	name.EN, name.ZH = strings.TrimSpace(Sanitize(name.EN)), strings.TrimSpace(Sanitize(name.ZH))
	if *name == (Words{}) {
		return at("name", invalid(Say("The %s needs a name in at least one language.", "%s至少需要一种语言的名称。", of)))
	}
	return nil
}

// tidyList trims texts and drops what is empty or there twice.
func tidyList(all []string) []string {
	var kept []string
	for _, text := range all {
		if text = strings.TrimSpace(Sanitize(text)); text != "" && !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return kept
}

// tidySkills is tidyList for words that products and providers have in common.
func tidySkills(skills []string) ([]string, error) {
	skills = tidyList(skills)
	for _, skill := range skills {
		if strings.ContainsFunc(skill, unicode.IsSpace) {
			return nil, invalid(Say("A skill is one word; %q is not.", "技能须为一个词；%q 不是。", skill))
		}
	}
	return skills, nil
}

// tidyPhone asks that a phone, where there is one, reads as a customer's does.
func (s *Session) tidyPhone(phone *string) error {
	*phone = strings.TrimSpace(Sanitize(*phone))
	if *phone != "" && ParsePhone(*phone, s.desk.settings.Country).E164 == "" {
		return invalid(Say("%q can't be read as a phone number.", "%q 不是可识别的电话号码。", head(*phone, maxQuoted)))
	}
	return nil
}

// oneOf asks that a value is one of those that there are.
func oneOf[T ~string](what Words, value T, all []T) error {
	if slices.Contains(all, value) {
		return nil
	}
	codes := make([]string, len(all))
	for i, v := range all {
		codes[i] = string(v)
	}
	return invalid(Say("There is no %s %q; there are: %s.", "没有%s %q；可用：%s。",
		what, head(string(value), maxQuoted), strings.Join(codes, ", ")))
}

// checkLeads checks what services and categories have in common: who answers
// and which kind of order it leads to.
func checkLeads(departments []Department, order OrderKind) ([]Department, error) {
	var kept []Department
	for _, d := range departments {
		if err := oneOf(Words{"department", "部门"}, d, Departments()); err != nil {
			return nil, at("departments", err)
		}
		if !slices.Contains(kept, d) {
			kept = append(kept, d)
		}
	}
	if order == "" {
		return kept, nil
	}
	return kept, at("order", oneOf(Words{"kind of work order", "工单类型"}, order, OrderKinds()))
}

// retiredNow refuses what is no longer offered for new work.
func retiredNow(of Speaker, name string) error {
	return conflict(Say("The %s %s is retired; choose another.", "%s %s 已停用，请另选。", of, name))
}
