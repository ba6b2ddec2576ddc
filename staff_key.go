package careline

import (
	"context"
	"slices"
	"strings"
	"time"
)

// StaffKey is a public key that opens the door for a person.
type StaffKey struct {
	Fingerprint string // "SHA256:..." as ssh-keygen -l prints it
	Staff       StaffID
	Type        string // "ssh-ed25519"
	Public      string // the key itself in base64, as a line of authorized_keys has it
	Comment     string // what its owner calls it
	Added       time.Time
}

// Sort gives what ssh-keygen -t calls the type: "ed25519", "ecdsa-sk".
func (k *StaffKey) Sort() string {
	name, token := strings.CutPrefix(k.Type, "sk-")
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "ssh-"), "@")
	if strings.HasPrefix(name, "ecdsa-") {
		name = "ecdsa"
	}
	if token {
		name = strings.TrimPrefix(name, "ssh-") + "-sk"
	}
	return name
}

// maxKeys is how many keys a person may have: more are not looked after.
const maxKeys = 20

// StaffKeyReader finds the keys of staff.
type StaffKeyReader interface {
	// StaffKeys gives a person's keys, or everybody's for zero: by person, then
	// the first added first.
	StaffKeys(ctx context.Context, of StaffID) ([]StaffKey, error)
	// StaffByKey is not_found where the key is nobody's.
	StaffByKey(ctx context.Context, fingerprint string) (Staff, error)
	// Admitted gives by fingerprint those who have a key and are not suspended.
	Admitted(ctx context.Context) (map[string]Staff, error)
}

// StaffKeyWriter keeps the keys of staff.
type StaffKeyWriter interface {
	// AddStaffKey is a conflict where the fingerprint is anybody's.
	AddStaffKey(ctx context.Context, k StaffKey) error
	// RemoveStaffKey is not_found where there is none.
	RemoveStaffKey(ctx context.Context, fingerprint string) error
}

// SignInKey gives a Session to whoever the key belongs to; its fingerprint is
// as ssh-keygen -l prints it. A key that is nobody's, and one who is suspended,
// is forbidden. That the key is really theirs, the caller has seen from a
// signature.
func (d *Desk) SignInKey(ctx context.Context, fingerprint string) (*Session, error) {
	var staff Staff
	err := d.store.View(ctx, func(r Reader) (err error) {
		staff, err = r.StaffByKey(ctx, fingerprint)
		return err
	})
	switch {
	case err != nil && CodeOf(err) == CodeNotFound:
		return nil, forbidden(Say(
			"This key is nobody's at this hotline; an administrator adds keys with: careline staff key.",
			"本热线没有登记此密钥；请管理员用 careline staff key 添加。"))
	case err != nil:
		return nil, err
	case staff.Suspended:
		return nil, forbidden(Say("%s is suspended.", "%s 已停用。", staff.Login))
	}
	return d.For(staff), nil
}

// Admitted gives everybody who may be in now, by the fingerprint of each of
// their keys: for a server to see whom of its many sessions to send away.
func (d *Desk) Admitted(ctx context.Context) (map[string]Staff, error) {
	var in map[string]Staff
	err := d.store.View(ctx, func(r Reader) (err error) {
		in, err = r.Admitted(ctx)
		return err
	})
	return in, err
}

// StaffKeys gives a person's keys, or everybody's where of is zero.
func (s *Session) StaffKeys(ctx context.Context, of StaffID) ([]StaffKey, error) {
	var all []StaffKey
	err := s.see(ctx, MayKeepStaff, func(r Reader) (err error) {
		all, err = r.StaffKeys(ctx, of)
		return err
	})
	return all, err
}

// AddKey lets the person with the login in by a key, which line has as a file
// of public keys does: type, key, comment. A key that is somebody's already is
// a conflict that names them.
func (s *Session) AddKey(ctx context.Context, key, login, line string) (StaffKey, error) {
	k, read := readKey(line)
	did, err := s.do(ctx, MayKeepStaff, "staff.key.add", key, func(w Writer) (Ref, error) {
		if read != nil {
			return Ref{}, at("key", read)
		}
		p, err := w.StaffByLogin(ctx, tidyLogin(login))
		if err != nil {
			return Ref{}, err
		}
		if err := freeKey(ctx, w, k.Fingerprint, p.ID); err != nil {
			return Ref{}, at("key", err)
		}
		k.Staff, k.Added = p.ID, s.desk.clock().UTC().Truncate(time.Microsecond)
		if err := w.AddStaffKey(ctx, k); err != nil {
			return Ref{}, at("key", err)
		}
		return p.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidAddKey, On: []Ref{p.ID.Ref()}, Text: p.Login,
			Changes: []Change{{Field: "key", To: k.Fingerprint}, {Field: "comment", To: k.Comment}},
		})
	})
	return result(ctx, s, did, err, k, func(r Reader, ctx context.Context, of StaffID) (StaffKey, error) {
		return staffKey(ctx, r, of, k.Fingerprint)
	})
}

// RemoveKey takes a key away from whoever has it; their sessions by it end.
func (s *Session) RemoveKey(ctx context.Context, key, fingerprint string) error {
	_, err := s.do(ctx, MayKeepStaff, "staff.key.remove", key, func(w Writer) (Ref, error) {
		k, err := staffKey(ctx, w, 0, fingerprint)
		if err != nil {
			return Ref{}, err
		}
		p, err := staffMember(w, ctx, k.Staff)
		if err != nil {
			return Ref{}, err
		}
		if err := w.RemoveStaffKey(ctx, k.Fingerprint); err != nil {
			return Ref{}, err
		}
		return p.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventSetUp, Action: DidRemoveKey, On: []Ref{p.ID.Ref()}, Text: p.Login,
			Changes: []Change{{Field: "key", From: k.Fingerprint}, {Field: "comment", From: k.Comment}},
		})
	})
	return err
}

// freeKey asks that a key is nobody's yet, and that a person has not too many.
func freeKey(ctx context.Context, r Reader, fingerprint string, of StaffID) error {
	owner, err := r.StaffByKey(ctx, fingerprint)
	switch {
	case err == nil && owner.ID == of:
		return conflict(Say("%s has this key already.", "%s 已有此密钥。", owner.Login))
	case err == nil:
		return conflict(Say("This key belongs to %s; a key opens the door for one person only.", "此密钥属于 %s；一个密钥只能属于一人。", owner.Login))
	case CodeOf(err) != CodeNotFound:
		return err
	}
	have, err := r.StaffKeys(ctx, of)
	if err == nil && len(have) >= maxKeys {
		err = conflict(Say("They have %s already; remove one first.", "已有%s，请先移除一个。",
			Count(len(have), "%s key", "%s keys", " %s 个密钥")))
	}
	return err
}

// staffKey is not_found where the key is nobody's.
func staffKey(ctx context.Context, r Reader, of StaffID, fingerprint string) (StaffKey, error) {
	all, err := r.StaffKeys(ctx, of)
	if err != nil {
		return StaffKey{}, err
	}
	i := slices.IndexFunc(all, func(k StaffKey) bool { return k.Fingerprint == fingerprint })
	if i < 0 {
		return StaffKey{}, NotFound(Words{"key", "密钥"}, Sanitize(head(fingerprint, maxQuoted)))
	}
	return all[i], nil
}

// tellKey says whose key came or went. The fingerprint is no secret.
func tellKey(e *Event, login string) Phrase {
	if e.Action == DidRemoveKey {
		return Say("key %s taken from %s", "移除 %[2]s 的密钥 %[1]s", Sanitize(from(e, "key")), login)
	}
	return Say("key %s given to %s", "为 %[2]s 添加密钥 %[1]s", Sanitize(e.To("key")), login)
}
