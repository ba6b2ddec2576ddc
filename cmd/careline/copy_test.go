package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline/store/pgtest"
)

// A copy that is killed at any moment, again and again, is whole in the end.
func TestACopyThatIsKilledGoesOnUntilItIsWhole(t *testing.T) {
	for name, place := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "copy.db") },
		"postgres": func(t *testing.T) string { return pgtest.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t)
			if status, _, stderr := s.run("generate", "--customers", "300"); status != 0 {
				t.Fatal(stderr)
			}
			copied := func(to string) (c copyAnswer) {
				t.Helper()
				status, stdout, stderr := s.run("copy", "--to", to, "--json")
				if err := json.Unmarshal([]byte(stdout), &c); status != 0 || err != nil {
					t.Fatalf("status %d, %v: %s", status, err, stderr)
				}
				return c
			}
			began := time.Now()
			want := copied(place(t))
			whole := time.Since(began)
			seed := rand.Uint64()
			t.Logf("seed %d, a copy takes %v", seed, whole)
			luck := rand.New(rand.NewPCG(seed, 0))
			to, kills := place(t), 0
			for kills < 5 {
				cmd := exec.CommandContext(t.Context(), "careline", "copy", "--to", to)
				cmd.Env = os.Environ()
				for name, value := range s.env {
					cmd.Env = append(cmd.Env, name+"="+value)
				}
				var stderr strings.Builder
				cmd.Stderr = &stderr
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				timer := time.AfterFunc(time.Duration(luck.Int64N(int64(whole)*int64(kills+1)/5)), func() { _ = cmd.Process.Kill() })
				err := cmd.Wait()
				if timer.Stop() {
					if err != nil {
						t.Fatalf("it ended by itself with %v: %s", err, stderr.String())
					}
					break // it was whole before it could be killed
				}
				kills++
				if status, _, _ := s.run("--store", to, "list", "providers"); status == 0 {
					break // it was whole, or what follows finds that it is not
				}
			}
			if status, _, _ := s.run("--store", to, "list", "providers"); status != 0 {
				copied(to)
			}
			if kills == 0 {
				t.Error("it was never killed")
			}
			// The copy of the copy has the same sums.
			s.env["CARELINE_STORE"] = to
			for i, table := range copied(place(t)).Tables {
				if table != want.Tables[i] {
					t.Errorf("after %d kills there is %+v\nwant %+v", kills, table, want.Tables[i])
				}
			}
		})
	}
}
