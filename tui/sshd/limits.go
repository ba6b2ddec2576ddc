package sshd

import "time"

// Limits are how much of the server anybody may have.
type Limits struct {
	Sessions  int // in all
	Address   int // sessions from one address; IPv6 by /64
	Person    int // sessions of one person
	Knocks    int // connections in all from which nobody has signed in
	Addressed int // of them, from one address

	Knock time.Duration // how long a connection may be there before somebody signs in
	Lock  time.Duration // how long a session without a key lives
	Stuck time.Duration // how long a terminal may take nothing
	Dead  time.Duration // how long a line may be silent before it is given up
}

// perConnection is how many sessions one connection may have.
const perConnection = 2

// DefaultLimits are those of a hotline of two hundred desks.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 300, Address: 100, Person: 10, Knocks: 100, Addressed: 20,
		Knock: 10 * time.Second, Lock: 15 * time.Minute, Stuck: 30 * time.Second, Dead: time.Minute,
	}
}

// filled puts the defaults where nothing is set.
func (l Limits) filled() Limits {
	d := DefaultLimits()
	for set, or := range map[*int]int{
		&l.Sessions: d.Sessions, &l.Address: d.Address, &l.Person: d.Person, &l.Knocks: d.Knocks, &l.Addressed: d.Addressed,
	} {
		if *set <= 0 {
			*set = or
		}
	}
	for set, or := range map[*time.Duration]time.Duration{&l.Knock: d.Knock, &l.Lock: d.Lock, &l.Stuck: d.Stuck, &l.Dead: d.Dead} {
		if *set <= 0 {
			*set = or
		}
	}
	return l
}
