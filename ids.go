package careline

import "strconv"

// The typed keys of records, positive once stored; zero means none. Their
// text form is the number that people read out, also in JSON.
type (
	CustomerID    int64
	SiteID        int64
	UnitID        int64
	InteractionID int64
	CaseID        int64
	OrderID       int64
	VisitID       int64
	ProviderID    int64
	TechnicianID  int64
	StaffID       int64
	EventID       int64
)

func (id CustomerID) Ref() Ref    { return Ref{KindCustomer, int64(id)} }
func (id SiteID) Ref() Ref        { return Ref{KindSite, int64(id)} }
func (id UnitID) Ref() Ref        { return Ref{KindUnit, int64(id)} }
func (id InteractionID) Ref() Ref { return Ref{KindInteraction, int64(id)} }
func (id CaseID) Ref() Ref        { return Ref{KindCase, int64(id)} }
func (id OrderID) Ref() Ref       { return Ref{KindOrder, int64(id)} }
func (id ProviderID) Ref() Ref    { return Ref{KindProvider, int64(id)} }
func (id TechnicianID) Ref() Ref  { return Ref{KindTechnician, int64(id)} }
func (id StaffID) Ref() Ref       { return Ref{KindStaff, int64(id)} }

func (id CustomerID) String() string    { return id.Ref().text() }
func (id UnitID) String() string        { return id.Ref().text() }
func (id InteractionID) String() string { return id.Ref().text() }
func (id CaseID) String() string        { return id.Ref().text() }
func (id OrderID) String() string       { return id.Ref().text() }
func (id ProviderID) String() string    { return id.Ref().text() }
func (id TechnicianID) String() string  { return id.Ref().text() }

func (r Ref) text() string {
	if r.ID == 0 {
		return ""
	}
	return r.String()
}

func (id CustomerID) MarshalText() ([]byte, error)    { return []byte(id.String()), nil }
func (id UnitID) MarshalText() ([]byte, error)        { return []byte(id.String()), nil }
func (id InteractionID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }
func (id CaseID) MarshalText() ([]byte, error)        { return []byte(id.String()), nil }
func (id OrderID) MarshalText() ([]byte, error)       { return []byte(id.String()), nil }
func (id ProviderID) MarshalText() ([]byte, error)    { return []byte(id.String()), nil }
func (id TechnicianID) MarshalText() ([]byte, error)  { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (id *CustomerID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *UnitID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *InteractionID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *CaseID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *OrderID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *ProviderID) UnmarshalText(b []byte) error { return readID(id, b) }

// UnmarshalText reads what MarshalText writes.
func (id *TechnicianID) UnmarshalText(b []byte) error { return readID(id, b) }

func readID[T interface {
	~int64
	Ref() Ref
}](id *T, b []byte) (err error) {
	if *id = 0; len(b) > 0 {
		*id, err = ParseID[T](string(b))
	}
	return err
}

// ParseID reads a number that must be of the kind of T, such as
// ParseID[CaseID]("case-423").
func ParseID[T interface {
	~int64
	Ref() Ref
}](s string) (T, error) {
	want := T(0).Ref().Kind
	ref, err := ParseNumber(s)
	if err != nil {
		return 0, err
	}
	if ref.Kind != want {
		return 0, invalid(Say("%s is the number of a %s, not of a %s.", "%s 是%s的编号，不是%s的。", ref.String(), ref.Kind, want))
	}
	return T(ref.ID), nil
}

// String gives the staff member's plain row number; people go by login.
func (id StaffID) String() string { return strconv.FormatInt(int64(id), 10) }
