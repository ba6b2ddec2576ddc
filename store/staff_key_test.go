package store_test

import (
	"errors"
	"maps"
	"reflect"
	"testing"
	"time"

	"careline"
	"careline/store"
)

func TestAKeyIsOnePersonsAndOpensForWhoeverIsNotSuspended(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		li := careline.Staff{Login: "li", Name: "李", Role: careline.RoleSupervisor}
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &li) })
		min := careline.Staff{Login: "min", Name: "敏", Role: careline.RoleProvider, Provider: h.provider("宁北服务").ID}
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &min) })
		first := careline.StaffKey{Fingerprint: "SHA256:b", Staff: li.ID, Type: "ssh-ed25519", Public: "AAAA", Comment: "李@家", Added: noon}
		second := careline.StaffKey{Fingerprint: "SHA256:a", Staff: li.ID, Type: "ssh-rsa", Public: "BBBB", Added: noon.Add(time.Second)}
		mins := careline.StaffKey{Fingerprint: "SHA256:c", Staff: min.ID, Type: "ssh-ed25519", Public: "CCCC", Added: noon}
		for _, k := range []careline.StaffKey{second, mins, first} {
			h.update(func(w careline.Writer) error { return w.AddStaffKey(h.ctx, k) })
		}
		h.refused(careline.CodeConflict, func(w careline.Writer) error {
			return w.AddStaffKey(h.ctx, careline.StaffKey{Fingerprint: "SHA256:a", Staff: min.ID, Added: noon})
		})
		h.refused(careline.CodeInvalid, func(w careline.Writer) error {
			return w.AddStaffKey(h.ctx, careline.StaffKey{Fingerprint: "SHA256:d", Staff: 999, Added: noon})
		})
		keys := func(of careline.StaffID, want ...careline.StaffKey) {
			t.Helper()
			h.view(func(r careline.Reader) error {
				got, err := r.StaffKeys(h.ctx, of)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got  %+v\nwant %+v", got, want)
				}
				return err
			})
		}
		admitted := func(want map[string]careline.Staff) {
			t.Helper()
			h.view(func(r careline.Reader) error {
				got, err := r.Admitted(h.ctx)
				if !maps.Equal(got, want) {
					t.Errorf("got  %+v\nwant %+v", got, want)
				}
				return err
			})
		}
		keys(0, first, second, mins)
		keys(li.ID, first, second)
		keys(999)
		admitted(map[string]careline.Staff{"SHA256:a": li, "SHA256:b": li, "SHA256:c": min})
		li.Suspended = true
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &li) })
		admitted(map[string]careline.Staff{"SHA256:c": min})
		h.view(func(r careline.Reader) error {
			whose, err := r.StaffByKey(h.ctx, "SHA256:b")
			if whose != li {
				t.Errorf("the key is %+v's", whose)
			}
			_, none := r.StaffByKey(h.ctx, "SHA256:z")
			wantCode(t, none, careline.CodeNotFound)
			return err
		})
		remove := func(w careline.Writer) error { return w.RemoveStaffKey(h.ctx, "SHA256:c") }
		h.update(remove)
		h.refused(careline.CodeNotFound, remove)
		admitted(map[string]careline.Staff{})
		keys(min.ID)
	})
}

// A hotline goes to another engine with the keys of its staff.
func TestACopyTakesTheKeysAlong(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		k := careline.StaffKey{Fingerprint: "SHA256:a", Type: "ssh-ed25519", Public: "AAAA", Comment: "李@家", Added: noon}
		s := open(t, from, store.Options{Create: true})
		err := s.Update(t.Context(), func(w careline.Writer) error {
			all, err := w.Staff(t.Context())
			if err == nil {
				k.Staff = all[0].ID
				err = w.AddStaffKey(t.Context(), k)
			}
			return err
		})
		if err = errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		carry(t, from, to, store.CarryOptions{})
		err = open(t, to, store.Options{Create: true}).View(t.Context(), func(r careline.Reader) error {
			got, err := r.StaffKeys(t.Context(), 0)
			if !reflect.DeepEqual(got, []careline.StaffKey{k}) {
				t.Errorf("the copy has %+v", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
