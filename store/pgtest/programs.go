package pgtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// folders are where systems keep the programs of PostgreSQL, outside the PATH.
var folders = []string{"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin"}

// errAbsent means that this machine can't run clusters.
var errAbsent = errors.New("left out: clusters of the test's own; to have them, install PostgreSQL and pgbouncer (Debian: apt-get install postgresql pgbouncer)")

// programs finds the folder with initdb, postgres and their like.
func programs() (string, error) {
	if os.Getenv(Variable) == None {
		return "", errAbsent
	}
	if at, err := exec.LookPath("initdb"); err == nil {
		if at, err = filepath.EvalSymlinks(at); err == nil {
			return filepath.Dir(at), nil
		}
	}
	for _, pattern := range folders {
		found, _ := filepath.Glob(filepath.Join(pattern, "initdb")) // the pattern is good
		slices.SortFunc(found, func(a, b string) int { return len(b) - len(a) + strings.Compare(b, a) })
		if len(found) > 0 {
			return filepath.Dir(found[0]), nil
		}
	}
	return "", errAbsent
}

// freePort gives a port of the loopback that nobody listens on, below those
// that systems give to outgoing connections: one that is down for a while
// keeps its port.
func freePort() (int, error) {
	for range 200 {
		port := 20_000 + rand.IntN(12_000)
		l, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", port))
		if err != nil {
			continue
		}
		return port, l.Close()
	}
	return 0, errors.New("no free port of 127.0.0.1")
}

// tail is what a log said last.
func tail(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}
