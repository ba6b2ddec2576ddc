package sshd

import (
	"regexp"
	"slices"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"careline/tui/page"
)

// What a client may set. A screen larger than any is a way to take memory.
const (
	longestValue = 64
	mostWidth    = 512
	mostHeight   = 200
)

var (
	languages = []string{"LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"} // the first that is set counts
	plainTerm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9+._-]*$`)
)

// attempts are the requests that somebody makes who wants something else than
// the console.
var attempts = []string{"exec", "subsystem", "auth-agent-req@openssh.com", "x11-req"}

// narrowed is a channel that is not accepted yet and will hand on only the
// requests that a console needs.
type narrowed struct {
	gossh.NewChannel
	v *visit
}

// Accept accepts the channel.
func (n narrowed) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, in, err := n.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	n.v.channel = ch
	out := make(chan *gossh.Request)
	go func() {
		defer close(out)
		for req := range in {
			if n.v.sift(req) {
				out <- req
			}
		}
		n.v.end(endGone) // the client has closed it
	}()
	return ch, out, nil
}

// sift tells whether a request goes on to the server. What does not is
// answered here.
func (v *visit) sift(req *gossh.Request) bool {
	switch req.Type {
	case "pty-req":
		return v.terminal(req)
	case "shell":
		if v.asked {
			break
		}
		v.asked = true
		return true
	case "env":
		_ = req.Reply(v.variable(req.Payload), nil)
		return false
	case "window-change":
		var w struct{ Width, Height, PixelWidth, PixelHeight uint32 }
		known := gossh.Unmarshal(req.Payload, &w) == nil
		if known {
			v.resize(sizeOf(w.Width, w.Height))
		}
		_ = req.Reply(known, nil)
		return false
	}
	if slices.Contains(attempts, req.Type) {
		v.attempted(req)
	}
	_ = req.Reply(false, nil)
	return false
}

// attempted writes who tried what, and says to them what there is. Once a
// session: whoever asks a thousand times wants the same.
func (v *visit) attempted(req *gossh.Request) {
	if v.tried {
		return
	}
	v.tried = true
	v.refused(req.Type)
	if req.Type == "exec" || req.Type == "subsystem" {
		v.sayAside(noCommands)
	}
}

// terminal takes the terminal that a client has, made harmless.
func (v *visit) terminal(req *gossh.Request) bool {
	var pty struct {
		Term                                   string
		Width, Height, PixelWidth, PixelHeight uint32
		Modes                                  string
	}
	if v.asked || v.term != "" || gossh.Unmarshal(req.Payload, &pty) != nil {
		_ = req.Reply(false, nil)
		return false
	}
	if len(pty.Term) > longestValue || !plainTerm.MatchString(pty.Term) {
		v.refused("terminal " + quoted(pty.Term))
		pty.Term = "dumb"
	}
	size := sizeOf(pty.Width, pty.Height)
	v.term, v.size = pty.Term, size
	pty.Width, pty.Height = uint32(size.Width), uint32(size.Height) //nolint:gosec // both are small
	pty.PixelWidth, pty.PixelHeight, pty.Modes = 0, 0, "\x00"
	req.Payload = gossh.Marshal(&pty)
	return true
}

func sizeOf(width, height uint32) page.Size {
	return page.Size{Width: int(min(width, mostWidth)), Height: int(min(height, mostHeight))}
}

// variable keeps what a client says of its language, and nothing else.
func (v *visit) variable(payload []byte) bool {
	var env struct{ Name, Value string }
	if v.asked || gossh.Unmarshal(payload, &env) != nil || len(env.Value) > longestValue {
		return false
	}
	i := slices.Index(languages, env.Name)
	if i < 0 {
		return env.Name == "TERM" // that of the terminal counts
	}
	v.locale[i] = strings.ToLower(env.Value)
	return true
}

// resize keeps the newest size only: a window that is dragged about sends
// more than anybody can draw.
func (v *visit) resize(s page.Size) {
	for {
		select {
		case v.sizes <- s:
			return
		default:
		}
		select {
		case <-v.sizes:
		default:
		}
	}
}

// refuseChannel refuses every channel that is no session.
func (d *door) refuseChannel(_ *ssh.Server, conn *gossh.ServerConn, ch gossh.NewChannel, ctx ssh.Context) {
	d.attempt(conn, ctx, "channel "+quoted(ch.ChannelType()))
	_ = ch.Reject(gossh.Prohibited, "careline gives its console only")
}

// refuseRequest refuses forwarding of any kind.
func (d *door) refuseRequest(ctx ssh.Context, _ *ssh.Server, req *gossh.Request) (bool, []byte) {
	if conn, is := ctx.Value(ssh.ContextKeyConn).(*gossh.ServerConn); is {
		d.attempt(conn, ctx, req.Type)
	}
	return false, nil
}

func (d *door) attempt(conn gossh.ConnMetadata, _ ssh.Context, what string) {
	d.diary.refused(conn.RemoteAddr().String(), what+", user "+quoted(conn.User()))
}
