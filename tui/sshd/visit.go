package sshd

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
	"careline/tui/thrift"
)

// visit is one session on one connection.
type visit struct {
	door    *door
	conn    *gossh.ServerConn
	knock   *knock
	channel gossh.Channel
	key     string // the fingerprint of the key that signed
	person  careline.Staff
	lang    careline.Lang
	ctx     context.Context
	cancel  context.CancelCauseFunc
	over    chan struct{} // closed when the console has ended

	// What the client has said before its console starts.
	asked, tried bool
	term         string
	size         page.Size
	locale       [4]string
	sizes        chan page.Size

	touched atomic.Int64 // when the last key came, in nanoseconds
	writing atomic.Int64 // since when the terminal has taken nothing; 0: nothing waits
}

// session takes a channel on which somebody wants a console.
func (d *door) session(_ *ssh.Server, conn *gossh.ServerConn, ch gossh.NewChannel, ctx ssh.Context) {
	k, is := ctx.Value(knockKey{}).(*knock)
	if !is {
		_ = ch.Reject(gossh.ConnectionFailed, "")
		return
	}
	v := &visit{door: d, conn: conn, knock: k, lang: d.Lang, sizes: make(chan page.Size, 1), over: make(chan struct{})}
	v.ctx, v.cancel = context.WithCancelCause(ctx)
	defer v.cancel(nil)
	if !d.enter(v) {
		d.attempt(conn, ctx, "one session too many on a connection")
		_ = ch.Reject(gossh.ResourceShortage, "careline gives two sessions a connection")
		return
	}
	// A server for this session alone: what it is handed is this visit's.
	own := &ssh.Server{Handler: v.run}
	_ = own.SetOption(ssh.EmulatePty())
	ssh.DefaultSessionHandler(own, conn, narrowed{ch, v}, ctx)
	if !v.asked { // else its console may still be keeping what was typed
		d.leave(v)
	}
}

// enter counts a session in, if its connection may have one more.
func (d *door) enter(v *visit) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for other := range d.visits {
		if other.conn == v.conn {
			n++
		}
	}
	if d.over || n >= perConnection {
		return false
	}
	d.visits[v] = true
	d.all.Add(1)
	return true
}

// leave counts a session out. A connection without one is again like one from
// which nobody has signed in.
func (d *door) leave(v *visit) {
	close(v.over)
	d.mu.Lock()
	delete(d.visits, v)
	last := true
	for other := range d.visits {
		last = last && other.conn != v.conn
	}
	d.mu.Unlock()
	if last {
		d.gate.again(v.knock)
	}
	d.all.Done()
}

// admit lets a session with its person in, as far as there is room.
func (d *door) admit(v *visit, s *careline.Session) *ending {
	d.mu.Lock()
	defer d.mu.Unlock()
	all, here, theirs := 0, 0, 0
	for other := range d.visits {
		if other.person.ID == 0 {
			continue
		}
		all++
		if other.knock.from == v.knock.from {
			here++
		}
		if other.person.ID == s.Staff().ID {
			theirs++
		}
	}
	switch l := d.Limits; {
	case d.over:
		return &endStop
	case theirs >= l.Person:
		return &fullPerson
	case here >= l.Address:
		return &fullAddress
	case all >= l.Sessions:
		return &fullServer
	}
	v.person = s.Staff()
	d.gate.admit(v.knock)
	return nil
}

// run is the session from when the client asked for its shell.
func (v *visit) run(s ssh.Session) {
	defer v.door.leave(v)
	v.lang = v.language()
	session, err := v.signIn(s.PublicKey())
	if err != nil {
		why, log := v.door.why(err)
		v.refused(log + " " + v.key)
		v.bye(s, why)
		_ = v.conn.Close()
		return
	}
	if v.term == "" {
		v.refused("no terminal")
		v.bye(s, noTerminal)
		return
	}
	v.wake(session.Staff().ID)
	if full := v.door.admit(v, session); full != nil {
		v.refused(full.log)
		v.bye(s, full.said)
		return
	}
	began := v.door.Clock()
	v.door.diary.said("in %s: %s (%s) %s", v.conn.RemoteAddr(), careline.Sanitize(v.person.Login), v.person.Role, v.key)
	why := v.console(s, session)
	v.door.diary.said("out %s: %s after %s: %s", v.conn.RemoteAddr(), careline.Sanitize(v.person.Login),
		v.door.Clock().Sub(began).Round(time.Second), why.log)
	if why.said != nil {
		v.bye(s, why.said)
	}
	if why.closes {
		_ = v.conn.Close()
	}
}

// signIn gives the session of the person whose key has signed.
func (v *visit) signIn(key gossh.PublicKey) (*careline.Session, error) {
	if key == nil {
		return nil, careline.NewError(careline.CodeForbidden, careline.Say("a key is needed.", "需要密钥。"), nil)
	}
	v.key = gossh.FingerprintSHA256(key)
	ask, cancel := context.WithTimeout(v.ctx, askFor)
	defer cancel()
	return v.door.Doorman.SignInKey(ask, v.key)
}

// console shows the console until it is over, and says why it is.
func (v *visit) console(s ssh.Session, session *careline.Session) *ending {
	opts, err := v.door.Console(v.ctx, session, v.lang)
	if err != nil {
		return &ending{log: "failed", said: careline.Say("%s", "%s", err), closes: true}
	}
	keys, typed := io.Pipe()
	opts.Input, opts.Output = keys, thrift.New(screen{v, s}, v.size.Width, v.size.Height)
	opts.Width, opts.Height, opts.Resize = v.size.Width, v.size.Height, v.sizes
	opts.Environ = []string{"TERM=" + v.term}
	opts.Trail = v.door.trails.of(session.Staff().ID)
	v.touch()
	go func() {
		_, err := io.CopyBuffer(fingers{v, typed}, struct{ io.Reader }{v.channel}, make([]byte, 4096))
		_ = typed.CloseWithError(err)
		v.end(endGone)
	}()
	err = console.Run(v.ctx, opts)
	_ = keys.Close() // nobody reads any more
	var why *ending
	switch {
	case errors.As(context.Cause(v.ctx), &why):
	case v.ctx.Err() != nil:
		why = &endGone
	case err != nil:
		why = &ending{log: "failed: " + quoted(err.Error()), said: broken, closes: true}
	default:
		why = &endQuit
	}
	return why
}

// fingers are what is typed on its way to the console.
type fingers struct {
	v *visit
	w io.Writer
}

func (f fingers) Write(p []byte) (int, error) {
	f.v.touch()
	return f.w.Write(p)
}

func (v *visit) touch() { v.touched.Store(v.door.Clock().UnixNano()) }

// screen is what the console shows on its way to the terminal.
type screen struct {
	v *visit
	w io.Writer
}

func (s screen) Write(p []byte) (int, error) {
	s.v.writing.Store(s.v.door.Clock().UnixNano())
	defer s.v.writing.Store(0)
	return s.w.Write(p)
}

// end ends the session; the first reason counts.
func (v *visit) end(why ending) { v.cancel(&why) }

// language is that of the client, where it names one that careline speaks.
func (v *visit) language() careline.Lang {
	for _, value := range v.locale {
		if value != "" {
			if lang, err := careline.ParseLang(value); err == nil {
				return lang
			}
			return v.door.Lang
		}
	}
	return v.door.Lang
}

// bye says the last word, to a client that may not listen.
func (v *visit) bye(s ssh.Session, why careline.Speaker) {
	late := time.AfterFunc(byeWithin, func() { _ = v.conn.Close() })
	defer late.Stop()
	_, _ = io.WriteString(s, strings.ReplaceAll("careline: "+why.In(v.lang), "\n", " ")+"\r\n")
	_ = s.Exit(1)
}

// sayAside says a word on the client's error output.
func (v *visit) sayAside(what careline.Speaker) {
	late := time.AfterFunc(byeWithin, func() { _ = v.conn.Close() })
	defer late.Stop()
	_, _ = io.WriteString(v.channel.Stderr(), "careline: "+what.In(v.language())+"\r\n")
}

func (v *visit) refused(what string) {
	v.door.diary.refused(v.conn.RemoteAddr().String(), what+", user "+quoted(v.conn.User())+", client "+quoted(string(v.conn.ClientVersion())))
}
