package careline

import "context"

// The deeds: all that a console's form or key writes and that still means
// something an hour later. Calls are begun and answered on the spot or not at
// all, and whole lists are no letters.
var (
	DeedLogCall = Deed[Interaction, Interaction]{
		name: "call.log", words: Words{"call", "通话记录"}, do: (*Session).LogCall,
		made: func(c *Interaction) Ref { return c.ID.Ref() },
	}
	DeedEndCall = Deed[CallEnd, Interaction]{
		name: "call.end", words: Words{"end of call", "结束通话"}, do: (*Session).EndCall,
		on: func(e *CallEnd) Ref { return e.Call.Ref() },
	}
	DeedWriteNote = Deed[Note, struct{}]{
		name: "note.write", words: Words{"note", "备注"}, do: quiet(func(s *Session, ctx context.Context, key string, n Note) error {
			return s.WriteNote(ctx, key, n.Customer, n.Text)
		}),
		made: nothing,
	}

	DeedAddCustomer = Deed[Customer, Customer]{
		name: "customer.add", words: Words{"new customer", "新客户"}, do: (*Session).AddCustomer,
		made: func(c *Customer) Ref { return c.ID.Ref() },
	}
	DeedSaveCustomer = Deed[Customer, Customer]{
		name: "customer.save", words: Words{"edit of a customer", "修改客户"}, do: (*Session).SaveCustomer,
		on: func(c *Customer) Ref { return c.ID.Ref() },
	}
	DeedMerge = Deed[MergeOrder, Customer]{
		name: "customer.merge", words: Words{"merging of files", "合并档案"}, do: (*Session).Merge,
		on: func(o *MergeOrder) Ref { return o.Keep.Ref() },
	}
	DeedUnmerge = Deed[Unmerging, Customer]{
		name: "customer.unmerge", words: Words{"taking a merging back", "撤销档案合并"},
		do: func(s *Session, ctx context.Context, key string, u Unmerging) (Customer, error) {
			return s.Unmerge(ctx, key, u.Gone)
		},
		on: func(u *Unmerging) Ref { return u.Gone.Ref() },
	}
	DeedTellApart = Deed[Apart, struct{}]{
		name: "duplicate.different", words: Words{"two different people", "判为不同的人"},
		do: quiet(func(s *Session, ctx context.Context, key string, a Apart) error {
			return s.TellApart(ctx, key, a.A, a.B)
		}), made: nothing,
	}
	DeedPutOff = Deed[Apart, struct{}]{
		name: "duplicate.put_off", words: Words{"pair put off", "疑似重复暂缓"},
		do: quiet(func(s *Session, ctx context.Context, key string, a Apart) error { return s.PutOff(ctx, key, a.A, a.B) }), made: nothing,
	}

	DeedAddUnit = Deed[Unit, Unit]{
		name: "unit.add", words: Words{"new unit", "新设备"}, do: (*Session).AddUnit,
		made: func(u *Unit) Ref { return u.ID.Ref() },
	}
	DeedSaveUnit = Deed[Unit, Unit]{
		name: "unit.save", words: Words{"edit of a unit", "编辑设备"}, do: (*Session).SaveUnit,
		on: func(u *Unit) Ref { return u.ID.Ref() },
	}
	DeedTransferUnit = Deed[Transfer, Unit]{
		name: "unit.transfer", words: Words{"transfer of a unit", "设备过户"},
		do: func(s *Session, ctx context.Context, key string, t Transfer) (Unit, error) {
			return s.TransferUnit(ctx, key, t.Unit, t.Version, t.To, t.On)
		},
		on: func(t *Transfer) Ref { return t.Unit.Ref() },
	}

	DeedLogCase = Deed[Case, Case]{
		name: "case.log", words: Words{"new complaint", "新投诉"}, do: (*Session).LogCase,
		made: func(c *Case) Ref { return c.ID.Ref() },
	}
	DeedEditCase = Deed[Case, Case]{
		name: "case.edit", words: Words{"edit of a case", "编辑请求"}, do: (*Session).EditCase,
		on: func(c *Case) Ref { return c.ID.Ref() },
	}
	DeedAdvanceCase = Deed[CaseStep, Case]{
		name: "case.advance", words: Words{"next state of a case", "推进请求"}, do: (*Session).AdvanceCase,
		on: func(c *CaseStep) Ref { return c.Case.Ref() },
	}
	DeedTakeStep = Deed[CareTake, Case]{
		name: "case.step", words: Words{"step of a case", "请求步骤"}, do: (*Session).TakeStep,
		on: func(c *CareTake) Ref { return c.Case.Ref() },
	}
	DeedRecontact = Deed[Recontact, Case]{
		name: "case.recontact", words: Words{"second contact", "再次来电"}, do: (*Session).Recontact,
		on: func(c *Recontact) Ref { return c.Case.Ref() },
	}
	DeedAssignCase = Deed[CaseAssign, Case]{
		name: "case.assign", words: Words{"owner of a case", "请求负责人"}, do: (*Session).AssignCase,
		on: func(c *CaseAssign) Ref { return c.Case.Ref() },
	}
	DeedWeighCase = Deed[CaseWeigh, Case]{
		name: "case.weigh", words: Words{"severity of a case", "请求严重程度"}, do: (*Session).WeighCase,
		on: func(c *CaseWeigh) Ref { return c.Case.Ref() },
	}
	DeedTakeBackCase = Deed[CaseBack, Case]{
		name: "case.take_back", words: Words{"undoing of a case's step", "撤销请求操作"}, do: (*Session).TakeBackCase,
		on: func(c *CaseBack) Ref { return c.Case.Ref() },
	}

	DeedDispatch = Deed[Dispatching, WorkOrder]{
		name: "order.dispatch", words: Words{"new work order", "新工单"},
		do: func(s *Session, ctx context.Context, key string, d Dispatching) (WorkOrder, error) {
			return s.Dispatch(ctx, key, d.Order, d.To)
		},
		made: func(o *WorkOrder) Ref { return o.ID.Ref() },
	}
	DeedStepOrder = Deed[OrderStep, Stepped]{
		name: "order.step", words: Words{"step of a work order", "工单步骤"},
		do: func(s *Session, ctx context.Context, key string, step OrderStep) (v Stepped, err error) {
			v.Order, v.Follow, err = s.StepOrder(ctx, key, step)
			return v, err
		},
		on: func(o *OrderStep) Ref { return o.Order.Ref() },
	}
	DeedTakeBackOrder = Deed[OrderBack, WorkOrder]{
		name: "order.take_back", words: Words{"undoing of an order's step", "撤销工单操作"}, do: (*Session).TakeBackOrder,
		on: func(o *OrderBack) Ref { return o.Order.Ref() },
	}
)

// deeds is the one table of what letters can say.
var deeds = table(
	DeedLogCall, DeedEndCall, DeedWriteNote,
	DeedAddCustomer, DeedSaveCustomer, DeedMerge, DeedUnmerge, DeedTellApart, DeedPutOff,
	DeedAddUnit, DeedSaveUnit, DeedTransferUnit,
	DeedLogCase, DeedEditCase, DeedAdvanceCase, DeedTakeStep, DeedRecontact, DeedAssignCase, DeedWeighCase, DeedTakeBackCase,
	DeedDispatch, DeedStepOrder, DeedTakeBackOrder,
	DeedSaveProduct, DeedSaveService, DeedSaveCategory, DeedAddProvider, DeedChangeProvider,
	DeedAddTechnician, DeedChangeTechnician, DeedAddStaff, DeedChangeStaff, DeedAddKey, DeedRemoveKey, DeedRetire, DeedSaveView, DeedDropView,
)

func table(all ...deed) map[string]deed {
	named := make(map[string]deed, len(all))
	for _, d := range all {
		named[d.named()] = d
	}
	return named
}

// quiet is a use case that gives nothing.
func quiet[B any](do func(*Session, context.Context, string, B) error) func(*Session, context.Context, string, B) (struct{}, error) {
	return func(s *Session, ctx context.Context, key string, body B) (struct{}, error) {
		return struct{}{}, do(s, ctx, key, body)
	}
}

func nothing(*struct{}) Ref { return Ref{} }
