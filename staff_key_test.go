package careline_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careline"
)

// line gives a public key of testdata/keys, which ssh-keygen made.
func (r *rig) line(name string) string {
	r.t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "keys", name+".pub"))
	r.ok(err)
	return string(b)
}

func (r *rig) hire(login string, role careline.Role) careline.Staff {
	r.t.Helper()
	p, err := r.admin.AddStaff(context.Background(), r.key(), careline.Staff{Login: login, Name: strings.ToUpper(login), Role: role})
	r.ok(err)
	return p
}

func TestAKeyIsKnownByTheFingerprintThatSSHKeygenPrints(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	li := r.hire("li", careline.RoleSupervisor)
	for name, want := range map[string]careline.StaffKey{
		"ed25519": {Fingerprint: "SHA256:uoTKmhr/sJgdsIIZZP2mZVGOkc9LPwYGUrMysGraZg8", Type: "ssh-ed25519", Comment: "li@laptop"},
		"ecdsa":   {Fingerprint: "SHA256:5FN/ncUvyVehbHt55Ak8CPjh16JxcV8Wug4UlA0gIrY", Type: "ecdsa-sha2-nistp384"},
		"rsa3072": {Fingerprint: "SHA256:vgCVNZhyVART6N0Y1vJrF5pC3fLqV5DCKqj8/DPC1/Q", Type: "ssh-rsa", Comment: "r"},
		"token":   {Fingerprint: "SHA256:/eUf70oeJzR4vszGYSY7RxRd++zSUFXlt7+auGeZWvo", Type: "sk-ssh-ed25519@openssh.com", Comment: "token"},
	} {
		want.Staff, want.Public, want.Added = li.ID, strings.Fields(r.line(name))[1], r.now
		key := r.key()
		got, err := r.admin.AddKey(ctx, key, " LI ", r.line(name))
		r.ok(err)
		again, err := r.admin.AddKey(ctx, key, "li", r.line(name))
		r.ok(err)
		if got != want || again != want {
			t.Errorf("%s was kept as\n%+v\nand again as\n%+v\nwant\n%+v", name, got, again, want)
		}
		s, err := r.desk.SignInKey(ctx, want.Fingerprint)
		r.ok(err)
		if s.Staff() != li {
			t.Errorf("%s lets %+v in", name, s.Staff())
		}
	}
	all, err := r.admin.StaffKeys(ctx, li.ID)
	r.ok(err)
	if len(all) != 4 {
		t.Errorf("they have %+v", all)
	}
}

func TestOnlyOneLineWithASafeKeyIsTaken(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	good := strings.TrimSpace(r.line("ed25519"))
	fields := strings.Fields(good)
	for name, tried := range map[string]struct{ line, says string }{
		"nothing":                 {" \n", "public key is needed"},
		"a private key":           {"-----BEGIN OPENSSH PRIVATE KEY-----\nsecretsecret\n-----END OPENSSH PRIVATE KEY-----", "private key"},
		"two lines":               {good + "\n" + good, "one line"},
		"a comment before":        {"# mine\n" + good, "one line"},
		"a carriage return":       {good + "\r" + good, "one line"},
		"junk":                    {"let me in", "no public key"},
		"half a key":              {good[:40], "no public key"},
		"too long":                {good + strings.Repeat("x", 5000), "too long"},
		"a command before":        {`command="/bin/sh" ` + good, "options"},
		"restricted":              {"restrict,pty " + good, "options"},
		"another type before":     {"ssh-rsa " + fields[1], "no public key"},
		"a certificate":           {r.line("certificate"), "certificate"},
		"an authority":            {"cert-authority " + good, "options"},
		"a short RSA key":         {r.line("rsa2048"), "has 2,048 bits"},
		"a key of a kind of 1994": {r.line("dsa"), "not safe enough"},
	} {
		_, err := r.admin.AddKey(ctx, r.key(), "boss", tried.line)
		if careline.CodeOf(err) != careline.CodeInvalid || !strings.Contains(err.Error(), tried.says) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && (strings.Contains(err.Error(), fields[1]) || strings.Contains(err.Error(), "secret")) {
			t.Errorf("%s: what was given is repeated: %v", name, err)
		}
	}
	all, err := r.admin.StaffKeys(ctx, 0)
	r.ok(err)
	if len(all) != 0 {
		t.Errorf("kept all the same: %+v", all)
	}
}

func TestAHostileCommentIsMadeInert(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	line := strings.Join(strings.Fields(r.line("ed25519"))[:2], " ") + " \x1b]0;pwned\x07\u202e\xff" + strings.Repeat("长", 300)
	k, err := r.admin.AddKey(ctx, r.key(), "boss", line)
	r.ok(err)
	if careline.Sanitize(k.Comment) != k.Comment || len([]rune(k.Comment)) > 100 || !strings.Contains(k.Comment, "pwned") {
		t.Errorf("the comment is %q", k.Comment)
	}
}

func TestAKeyIsOnePersonsAndItsRefusalSaysWhose(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	r.hire("li", careline.RoleSupervisor)
	r.hire("zhao", careline.RoleOperator)
	_, err := r.admin.AddKey(ctx, r.key(), "li", r.line("ed25519"))
	r.ok(err)
	for login, says := range map[string]string{"zhao": "belongs to li", "li": "li has this key already"} {
		_, err = r.admin.AddKey(ctx, r.key(), login, r.line("ed25519"))
		r.refused(err, careline.CodeConflict)
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%s is told %v", login, err)
		}
	}
	_, err = r.admin.AddKey(ctx, r.key(), "nobody", r.line("second"))
	r.refused(err, careline.CodeNotFound)
}

func TestAKeyThatIsTakenAwayOrWhoseOwnerIsSuspendedOpensNothing(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	li := r.hire("li", careline.RoleSupervisor)
	k, err := r.admin.AddKey(ctx, r.key(), "li", r.line("ed25519"))
	r.ok(err)
	second, err := r.admin.AddKey(ctx, r.key(), "li", r.line("second"))
	r.ok(err)
	in := func(want ...string) {
		t.Helper()
		admitted, err := r.desk.Admitted(ctx)
		r.ok(err)
		got := slices.Sorted(maps.Keys(admitted))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("admitted are %q, want %q", got, want)
		}
		for _, fingerprint := range []string{k.Fingerprint, second.Fingerprint, "", "SHA256:x"} {
			s, err := r.desk.SignInKey(ctx, fingerprint)
			switch {
			case !slices.Contains(want, fingerprint):
				r.refused(err, careline.CodeForbidden)
			case err != nil || s.Staff() != admitted[fingerprint]:
				t.Errorf("%s: %v", fingerprint, err)
			}
		}
	}
	in(k.Fingerprint, second.Fingerprint)
	key := r.key()
	r.ok(r.admin.RemoveKey(ctx, key, k.Fingerprint))
	r.ok(r.admin.RemoveKey(ctx, key, k.Fingerprint))
	r.refused(r.admin.RemoveKey(ctx, r.key(), k.Fingerprint), careline.CodeNotFound)
	in(second.Fingerprint)
	r.ok(r.admin.Retire(ctx, r.key(), li.ID.Subject(), true, li.Version))
	in()
	r.ok(r.admin.Retire(ctx, r.key(), li.ID.Subject(), false, li.Version+1))
	in(second.Fingerprint)
}

func TestTheHistorySaysWhoseKeyCameAndWent(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	li := r.hire("li", careline.RoleSupervisor)
	k, err := r.admin.AddKey(ctx, r.key(), "li", r.line("ed25519"))
	r.ok(err)
	if line := r.setUpOf(li.ID.Ref()); line.Summary.In(careline.English) != "key "+k.Fingerprint+" given to li" ||
		line.Summary.In(careline.Chinese) != "为 li 添加密钥 "+k.Fingerprint || line.Event.To("comment") != "li@laptop" {
		t.Errorf("it says %q of %+v", line.Summary.In(careline.Chinese), line.Event)
	}
	r.ok(r.admin.RemoveKey(ctx, r.key(), k.Fingerprint))
	if line := r.setUpOf(li.ID.Ref()); line.Summary.In(careline.English) != "key "+k.Fingerprint+" taken from li" {
		t.Errorf("it says %q", line.Summary.In(careline.English))
	}
}
