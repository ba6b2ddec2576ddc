package text

import "careline"

// Phase is where a hard call stands: what it needs of the operator changes.
type Phase int

// The phases (C7).
const (
	PhaseListen Phase = iota // until it is heard out
	PhaseFind                // until the cause is found
	PhaseFair                // until it is agreed what is to be done
	PhaseKeep                // until it is done
	PhaseTell                // the result is told
	PhaseBroken              // a promise was broken, or it did not do
)

// Care is what guides through a complaint.
type Care struct {
	Earlier, Later, Raised, Guide, Prompter, Fold, State, Reject, Merge, Duplicate, Cancel, Reopen string
	Owner, Severity, Given, NotNow, NoKin, Over, DoneAlready, NotYet                               string
	Remark, Detail, Took, ThenOrder, Repair, SayAgain, Way, Answer, To                             string
	Content, NotYetContent                                                                         string // what the customer says to the result
	Needs, Say                                                                                     map[careline.CareStep]string
	SayCause                                                                                       map[careline.Cause]string
	Prompts                                                                                        map[Phase][]string
}

var careEN = Care{
	Earlier: "step before", Later: "step after", Raised: "escalated", Guide: "The way", Prompter: "In a hard call", Fold: "prompts", State: "another state", Reject: "reject", Merge: "merge into another",
	Duplicate: "duplicate of another", Cancel: "cancel", Reopen: "reopen",
	Owner: "give to", Severity: "severity", Given: "%s is now: %s", NotNow: "%s is %s; it can't become %s now.",
	NoKin: "This customer has no other open case.", Over: "%s is %s; v reopens it.",
	DoneAlready: "%s is done already; arrows choose another step.", NotYet: "%s comes after: %s.",
	Remark: "remark", Detail: "in detail", Took: "%s: %s.", ThenOrder: "w makes the work order.", Repair: "A repair would be %s.",
	SayAgain: "“I am sorry that you have to call again. What has happened since?”", Way: "way", Answer: "customer", To: "%s → %s",
	Content: "content: that confirms it", NotYetContent: "told, they will say later",
	Needs: map[careline.CareStep]string{
		careline.StepReceived: "what they say", careline.StepAcknowledged: "tell them that it is in hand, and its number",
		careline.StepHeard: "their own words", careline.StepAssessed: "how much it weighs", careline.StepCause: "what is at fault",
		careline.StepRemedy: "what they would find fair", careline.StepPlan: "what is to be done, and by when",
		careline.StepPromise: "a time that can be kept", careline.StepDone: "what was done",
		careline.StepFedBack: "tell them the result", careline.StepConfirmed: "their word that it is right",
		careline.StepClosed: "nothing more",
	},
	Say: map[careline.CareStep]string{
		careline.StepReceived: "“Please tell me what happened.”", careline.StepAcknowledged: "“Thank you for telling us. I take care of it; I will tell you its number.”",
		careline.StepHeard: "“Have I understood you rightly?”", careline.StepAssessed: "“Is anybody in danger? Can you do without it until we come?”",
		careline.StepCause: "“Let us find out what it comes from.”", careline.StepRemedy: "“What would you find fair?”",
		careline.StepPlan: "“This is what we will do.”", careline.StepPromise: "“You have my word. Should anything come between, I will call you before.”",
		careline.StepDone: "What was done, in words that the customer would use.", careline.StepFedBack: "“It is done. Is everything as you wish?”",
		careline.StepConfirmed: "“So I may note that it is right now?”", careline.StepClosed: "“Thank you for your patience.”",
	},
	SayCause: map[careline.Cause]string{
		careline.CauseUnknown: "“I can't tell yet what it comes from. We look into it, and I call you back.”",
		careline.CauseProduct: "“I am sorry. The fault is ours, and we put it right in the time that I promise.”",
		careline.CauseService: "“I am sorry. We did not do it well, and we put it right in the time that I promise.”",
		careline.CauseMisuse:  "“Thank you for telling me. It comes from how it was used; the guarantee does not cover that. We can repair it at a charge, or I explain how to use it.”",
		careline.CauseOther:   "“It comes from something else. Let us see what can be done.”",
	},
	Prompts: map[Phase][]string{
		PhaseListen: {"Listen to the end", "don't argue", "say sorry", "what is meant?", "what is fair?"},
		PhaseFind:   {"Ask, don't guess", "say it back in your words", "blame nobody"},
		PhaseFair:   {"Ask what they would find fair", "offer what you can keep", "say what can't be, and what can"},
		PhaseKeep:   {"Promise only what can be kept", "call before they do", "say who comes, and when"},
		PhaseTell:   {"Tell the result yourself", "ask whether it is right now", "thank them"},
		PhaseBroken: {"Say sorry first", "no excuses", "a new time that holds", "stay with it yourself"},
	},
}

var careZH = Care{
	Earlier: "上一步骤", Later: "后一步骤", Raised: "已升级", Guide: "处理步骤", Prompter: "应答提示", Fold: "提示", State: "其他状态", Reject: "驳回", Merge: "并入另一请求",
	Duplicate: "标为重复", Cancel: "取消请求", Reopen: "重新打开",
	Owner: "转交", Severity: "严重程度", Given: "%s 现为：%s", NotNow: "%s %s，现在不能变为“%s”。",
	NoKin: "该客户没有其他未结请求。", Over: "%s %s；按 v 重新打开。",
	DoneAlready: "“%s”已完成；用左右键选择其他步骤。", NotYet: "“%s”须在“%s”之后。",
	Remark: "备注", Detail: "具体内容", Took: "%s：%s。", ThenOrder: "按 w 派工。", Repair: "维修将按此结算——%s。",
	SayAgain: "“很抱歉让您再次来电。之后情况怎样？”", Way: "办法", Answer: "客户", To: "%s → %s",
	Content: "满意：即为确认", NotYetContent: "已告知，客户稍后答复",
	Needs: map[careline.CareStep]string{
		careline.StepReceived: "客户所述", careline.StepAcknowledged: "告知客户已受理及编号",
		careline.StepHeard: "客户原话", careline.StepAssessed: "严重程度", careline.StepCause: "问题出在哪里",
		careline.StepRemedy: "客户认为怎样才合理", careline.StepPlan: "怎么办、何时办好",
		careline.StepPromise: "能兑现的时间", careline.StepDone: "做了什么",
		careline.StepFedBack: "把结果告诉客户", careline.StepConfirmed: "客户确认已解决",
		careline.StepClosed: "无需其他",
	},
	Say: map[careline.CareStep]string{
		careline.StepReceived: "“请您说说发生了什么。”", careline.StepAcknowledged: "“感谢您告诉我们。由我负责处理，我把编号告诉您。”",
		careline.StepHeard: "“我这样理解对吗？”", careline.StepAssessed: "“有人身危险吗？我们上门之前能不用它吗？”",
		careline.StepCause: "“我们来查明原因。”", careline.StepRemedy: "“您认为怎样处理才合理？”",
		careline.StepPlan: "“我们这样处理。”", careline.StepPromise: "“我向您保证。若有变化，我会提前给您打电话。”",
		careline.StepDone: "用客户听得懂的话写明做了什么。", careline.StepFedBack: "“已经处理好了。您还满意吗？”",
		careline.StepConfirmed: "“那我记录为已解决，可以吗？”", careline.StepClosed: "“感谢您的耐心。”",
	},
	SayCause: map[careline.Cause]string{
		careline.CauseUnknown: "“现在还不能断定原因。我们去查，查明后给您回电。”",
		careline.CauseProduct: "“非常抱歉，是产品的问题，我们在承诺时间内为您处理好。”",
		careline.CauseService: "“非常抱歉，是我们服务没做好，我们在承诺时间内为您处理好。”",
		careline.CauseMisuse:  "“谢谢您说明情况。这是使用方式造成的，不在保修范围内。我们可以收费维修，或者我告诉您怎样使用。”",
		careline.CauseOther:   "“是其他原因造成的，我们看看能怎么处理。”",
	},
	Prompts: map[Phase][]string{
		PhaseListen: {"耐心听完", "不争辩", "致歉", "听出真实诉求", "询问客户认为怎样才合理"},
		PhaseFind:   {"多问，不猜", "用自己的话复述", "不指责任何人"},
		PhaseFair:   {"询问客户认为怎样才合理", "只提供做得到的", "说清不能做什么、能做什么"},
		PhaseKeep:   {"只承诺做得到的", "抢在客户来电之前回电", "告知谁、何时上门"},
		PhaseTell:   {"亲自告知结果", "询问是否已解决", "致谢"},
		PhaseBroken: {"先致歉", "不找借口", "给出能兑现的新时间", "亲自跟到底"},
	},
}
