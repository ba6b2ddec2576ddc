package careline

import "time"

// A day has three shifts; the first begins at eight in the hotline's zone.
const (
	ShiftHours  = 8
	shiftsBegin = 8
)

// Shift is a stretch of work, in the hotline's zone (G4).
type Shift struct{ From, To time.Time }

// ShiftAt gives the shift that a moment is in, in the moment's time zone.
func ShiftAt(at time.Time) Shift {
	day := DateOf(at)
	from := day.AddDays(-1).At(shiftsBegin+24-ShiftHours, at.Location())
	for hour := shiftsBegin - ShiftHours; hour <= 24; hour += ShiftHours {
		to := day.At(hour, at.Location())
		if at.Before(to) {
			return Shift{from, to}
		}
		from = to
	}
	return Shift{from, from.Add(ShiftHours * time.Hour)}
}

// Next is the shift after.
func (s Shift) Next() Shift { return ShiftAt(s.To) }

// Before is the shift before.
func (s Shift) Before() Shift { return ShiftAt(s.From.Add(-time.Minute)) }
