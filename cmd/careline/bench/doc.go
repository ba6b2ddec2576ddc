// Package bench measures how quickly and how surely a hotline's customers are
// found. What it asks is drawn from the customers themselves, or invented as
// slips of what is true of them. The inventing shares no code with the
// matching that it judges.
package bench
