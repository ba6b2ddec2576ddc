package careline

// ChargeReason is why a work order is free or charged (W8).
type ChargeReason string

// The reasons, each with the side it falls on.
const (
	ChargeCommissioned ChargeReason = "commissioned" // free: delivery and installation go with the sale
	ChargeWarranty     ChargeReason = "warranty"     // free: parts and labour covered
	ChargeServiceFault ChargeReason = "service"      // free: our own service was at fault
	ChargePartsOnly    ChargeReason = "parts_only"   // charged: labour ran out, parts covered
	ChargeExpired      ChargeReason = "expired"      // charged: warranty ran out
	ChargeMisuse       ChargeReason = "misuse"       // charged: misuse is not covered
	ChargeNoUnit       ChargeReason = "no_unit"      // charged: no unit known to be covered
	ChargeUndated      ChargeReason = "undated"      // charged until the purchase is shown
	ChargeMaintenance  ChargeReason = "maintenance"  // charged: care without a plan
	ChargeGoodwill     ChargeReason = "goodwill"     // free: waived by the operator
)

// Charge tells whether the customer pays for an order, and why.
type Charge struct {
	Free   bool
	Reason ChargeReason
	Until  Date // when the cover that decides ends or ended; empty where none does
}

// Why gives the reason in words.
func (c Charge) Why() Phrase {
	switch c.Reason {
	case ChargeCommissioned:
		return Say("free: goes with the sale", "免费：随购机服务")
	case ChargeWarranty:
		return Say("free: in warranty until %s", "免费：保修期至 %s", string(c.Until))
	case ChargeServiceFault:
		return Say("free: our service was at fault", "免费：服务原因")
	case ChargePartsOnly:
		return Say("charged: parts covered, labour ended %s", "收费：配件在保，人工已于 %s 到期", string(c.Until))
	case ChargeExpired:
		return Say("charged: warranty ended %s", "收费：保修已于 %s 到期", string(c.Until))
	case ChargeMisuse:
		return Say("charged: misuse is not covered", "收费：使用不当不在保修范围")
	case ChargeUndated:
		return Say("charged unless a proof of purchase is shown", "收费：需出示购买凭证方可免费")
	case ChargeMaintenance:
		return Say("charged: care without a service plan", "收费：未购买保养计划")
	case ChargeGoodwill:
		return Say("free: as a goodwill", "免费：特批")
	default:
		return Say("charged: no unit known to be in warranty", "收费：无在保设备")
	}
}

// ChargeFor decides whether the customer pays for an order, and why (W8).
func ChargeFor(kind OrderKind, cause Cause, unit *UnitView, today Date) Charge {
	switch {
	case kind == OrderDelivery || kind == OrderInstallation || kind == OrderCommissioning || kind == OrderTraining:
		return Charge{Free: true, Reason: ChargeCommissioned}
	case cause == CauseMisuse:
		return Charge{Reason: ChargeMisuse}
	case cause == CauseService:
		return Charge{Free: true, Reason: ChargeServiceFault}
	case kind == OrderMaintenance || kind == OrderRound:
		return Charge{Reason: ChargeMaintenance}
	case unit == nil || len(unit.Warranty.Covers) == 0:
		return Charge{Reason: ChargeNoUnit}
	}
	labour, hasLabour := unit.Warranty.Part(CoversLabour)
	parts, hasParts := unit.Warranty.Part(CoversParts)
	switch {
	case hasLabour && labour.Until == "" || hasParts && parts.Until == "":
		return Charge{Reason: ChargeUndated}
	case labour.In && parts.In:
		return Charge{Free: true, Reason: ChargeWarranty, Until: min(labour.Until, parts.Until)}
	case parts.In:
		return Charge{Reason: ChargePartsOnly, Until: labour.Until}
	default:
		return Charge{Reason: ChargeExpired, Until: max(labour.Until, parts.Until)}
	}
}
