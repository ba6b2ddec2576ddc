//go:build unix

package rival

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// other is the user as whom PostgreSQL runs: it refuses to run as root.
type other struct {
	credential *syscall.Credential // nil: as we do
}

// someoneElse gives the user of PostgreSQL's own, or nobody, where we are root.
func someoneElse() (other, error) {
	if os.Geteuid() != 0 {
		return other{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if uidErr == nil && gidErr == nil {
			return other{&syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
		}
	}
	return other{}, absent("a user as whom PostgreSQL may run")
}

func (o other) run(cmd *exec.Cmd) {
	cmd.Dir = "/"
	// An interrupt at the keyboard is ours to pass on.
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: o.credential, Setpgid: true}
}

func (o other) own(path string) error {
	if o.credential == nil {
		return nil
	}
	return os.Chown(path, int(o.credential.Uid), int(o.credential.Gid))
}
