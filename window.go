package careline

import "time"

// A provider comes between eight and twenty, in slots of two hours.
const (
	firstHour = 8
	lastHour  = 20
	slotHours = 2
)

// ProposeWindow suggests the slot to promise: for what is high or critical the
// first that begins at least two hours from now (so that twelve-hour repairs
// stay possible, W5), else the first of tomorrow, or of the day after for what
// is low. now is in the hotline's time zone.
func ProposeWindow(sev Severity, now time.Time) Window {
	today := DateOf(now)
	from := today.AddDays(1).At(firstHour, now.Location())
	switch sev {
	case SeverityHigh, SeverityCritical:
		for h := firstHour; h+slotHours <= lastHour; h += slotHours {
			if slot := today.At(h, now.Location()); !slot.Before(now.Add(slotHours * time.Hour)) {
				from = slot
				break
			}
		}
	case SeverityLow:
		from = today.AddDays(2).At(firstHour, now.Location())
	}
	return Window{From: from, To: from.Add(slotHours * time.Hour)}
}
