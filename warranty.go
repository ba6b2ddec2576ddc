package careline

// Cover is one line of a unit's warranty state: what, whether, until when.
type Cover struct {
	Part   WarrantyPart
	In     bool
	Until  Date // the last day covered; empty where no date is known
	Reason Phrase
}

// Warranty is a unit's warranty state on a day, computed and never stored.
type Warranty struct {
	Covers []Cover
}

// WarrantyOf computes what is covered on the day today. Terms run from the
// day of purchase, or where the term says so from installation; a term of n
// months covers n months and ends on the day before the same date (domain M1).
func WarrantyOf(p Product, u Unit, today Date) Warranty {
	var w Warranty
	for _, t := range p.Terms {
		w.Covers = append(w.Covers, coverOf(t, u, today))
	}
	return w
}

func coverOf(t WarrantyTerm, u Unit, today Date) Cover {
	start, installed := u.Purchase.Date, false
	if u.Installed != "" && (t.FromInstallation || start == "") {
		start, installed = u.Installed, true
	}
	c := Cover{Part: t.Part}
	if start == "" {
		c.Reason = Say("%s: neither purchase nor installation is dated", "%s：购买和安装日期均不详", t.Part)
		return c
	}
	c.Until = start.AddMonths(t.Months).AddDays(-1)
	c.In = today <= c.Until
	since := Words{"purchase", "购买"}
	if installed {
		since = Words{"installation", "安装"}
	}
	long := Count(t.Months, "%s month", "%s months", "%s 个月")
	if c.In {
		c.Reason = Say("%s: %s from %s on %s, until %s", "%s：自%[3]s日 %[4]s 起 %[2]s，至 %[5]s", t.Part, long, since, string(start), string(c.Until))
	} else {
		c.Reason = Say("%s: %s from %s on %s, ended %s", "%s：自%[3]s日 %[4]s 起 %[2]s，已于 %[5]s 到期", t.Part, long, since, string(start), string(c.Until))
	}
	return c
}

// Part gives the line for one part; false where the product has no such term.
func (w Warranty) Part(p WarrantyPart) (Cover, bool) {
	for _, c := range w.Covers {
		if c.Part == p {
			return c, true
		}
	}
	return Cover{}, false
}

// In says in short what is covered.
func (w Warranty) In(l Lang) string { return w.Say().In(l) }

// Say says in short what is covered.
func (w Warranty) Say() Phrase {
	var in, out []WarrantyPart
	var last Date
	dated := false
	for _, c := range w.Covers {
		dated = dated || c.Until != ""
		last = max(last, c.Until)
		if c.In {
			in = append(in, c.Part)
		} else {
			out = append(out, c.Part)
		}
	}
	switch {
	case len(w.Covers) == 0:
		return Say("no warranty terms", "无保修条款")
	case !dated:
		return Say("warranty unknown", "保修不详")
	case len(in) == 0:
		return Say("out of warranty since %s", "已于 %s 过保", string(last))
	case len(out) == 0:
		return Say("in warranty until %s", "在保至 %s", string(earliest(w.Covers)))
	default:
		return Say("only %s covered until %s", "仅%s在保至 %s", list[WarrantyPart](in), string(last))
	}
}

func earliest(covers []Cover) Date {
	first := covers[0].Until
	for _, c := range covers {
		first = min(first, c.Until)
	}
	return first
}
