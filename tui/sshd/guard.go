package sshd

import (
	"context"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"careline"
)

const (
	// guardEvery is how often it is looked whether those who are in may be;
	// with askAll, nobody stays longer than 5 seconds.
	guardEvery = 2 * time.Second
	askAll     = 2500 * time.Millisecond
	// pingEvery is how often a line is asked whether it lives, and answerWithin
	// how long one may take when its person knocks again.
	pingEvery    = 20 * time.Second
	answerWithin = 3 * time.Second
)

// guard ends the sessions that must not go on: of keys and people who are no
// longer admitted, without a key for too long, of terminals that take nothing
// and of lines that are dead.
func (d *door) guard(ctx context.Context) {
	tick := time.NewTicker(guardEvery)
	defer tick.Stop()
	asked := map[*gossh.ServerConn]time.Time{}
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		d.diary.breathe()
		in := d.inside()
		d.quiet(in)
		d.ping(in, asked)
		d.admitted(ctx, in)
	}
}

// inside gives the sessions of those who are signed in.
func (d *door) inside() []*visit {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := make([]*visit, 0, len(d.visits))
	for v := range d.visits {
		if v.person.ID != 0 {
			all = append(all, v)
		}
	}
	return all
}

// admitted asks once for all who may be in. Where that can't be told, they
// stay: their consoles say that the store is out of reach.
func (d *door) admitted(ctx context.Context, in []*visit) {
	if len(in) == 0 {
		return
	}
	ask, cancel := context.WithTimeout(ctx, askAll)
	defer cancel()
	may, err := d.Doorman.Admitted(ask)
	if err != nil {
		return
	}
	for _, v := range in {
		now, still := may[v.key]
		switch {
		case !still || now.ID != v.person.ID || now.Suspended:
			v.evict(endOut)
		case now.Role != v.person.Role || now.Provider != v.person.Provider:
			v.evict(endRole)
		}
	}
}

// evict ends a session, also one whose client does not listen.
func (v *visit) evict(why ending) {
	v.end(why)
	time.AfterFunc(byeWithin, func() { _ = v.conn.Close() })
}

func (d *door) quiet(in []*visit) {
	now := d.Clock()
	for _, v := range in {
		if since := v.writing.Load(); since != 0 && now.Sub(time.Unix(0, since)) > d.Limits.Stuck {
			v.end(endStuck)
			_ = v.conn.Close()
			continue
		}
		if now.Sub(time.Unix(0, v.touched.Load())) > d.Limits.Lock {
			v.evict(endLock)
		}
	}
}

// ping asks each line from time to time whether it lives.
func (d *door) ping(in []*visit, asked map[*gossh.ServerConn]time.Time) {
	now := time.Now()
	live := map[*gossh.ServerConn]bool{}
	for _, v := range in {
		live[v.conn] = true
		if last, known := asked[v.conn]; known && now.Sub(last) < pingEvery {
			continue
		}
		asked[v.conn] = now
		go v.alive(d.Limits.Dead)
	}
	for conn := range asked {
		if !live[conn] {
			delete(asked, conn)
		}
	}
}

// alive asks the client for a sign of life, and gives the line up without one.
func (v *visit) alive(within time.Duration) {
	late := time.AfterFunc(within, func() {
		v.end(endDead)
		_ = v.conn.Close()
	})
	_, _, _ = v.conn.SendRequest("keepalive@openssh.com", true, nil)
	late.Stop()
}

// wake asks a person's other lines for a sign of life, so that what was typed
// on one that has dropped is free when its person comes back.
func (v *visit) wake(person careline.StaffID) {
	done := make(chan struct{})
	n := 0
	for _, other := range v.door.inside() {
		if other.person.ID != person || other.conn == v.conn {
			continue
		}
		n++
		go func() {
			other.alive(answerWithin)
			if other.ctx.Err() != nil {
				<-other.over
			}
			done <- struct{}{}
		}()
	}
	late := time.After(answerWithin + 2*time.Second)
	for range n {
		select {
		case <-done:
		case <-late:
			return
		}
	}
}
