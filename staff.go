package careline

import "context"

// Staff is a person who works with careline.
type Staff struct {
	ID        StaffID
	Login     string // unique, lower case
	Name      string
	Role      Role
	Provider  ProviderID // for the role provider: whose orders they see
	Suspended bool
	Version   int64
}

// StaffReader finds staff.
type StaffReader interface {
	// StaffByLogin is not_found where there is none.
	StaffByLogin(ctx context.Context, login string) (Staff, error)
	// Staff gives all, by login.
	Staff(ctx context.Context) ([]Staff, error)
}

// StaffWriter keeps staff.
type StaffWriter interface {
	// SaveStaff inserts (ID zero) or replaces, and sets id and version. A
	// login that is taken is a conflict.
	SaveStaff(ctx context.Context, s *Staff) error
}
